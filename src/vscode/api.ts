import type { Uri } from 'vscode';
import type { Finding } from '../core/index';
import { findOpenDocument, getDocument } from './documents';
import { loadCore } from './loadCore';
import type { Services } from './services';

/** What Galley offers other extensions: `extensions.getExtension('galley.galley').activate()` resolves to it. */
export interface GalleyApi {
  readonly version: 1;
  /** Checks a post, open or not, as it stands in its editor; an empty list for what is no post. Spans are UTF-16 offsets of the text without BOM. */
  check(uri: Uri): Promise<readonly Finding[]>;
  /** Returns the article's HTML as the site makes it, not sanitised. */
  render(uri: Uri): Promise<string>;
}

/** Makes the public API. */
export function makeApi({ checks, posts }: Services): GalleyApi {
  return {
    version: 1,
    async check(uri) {
      const document = findOpenDocument(uri);
      const checked = document ? await checks.findChecked(document) : await checks.checkFile(uri);
      // Who goes on typing ends a check before its end.
      return document && checked && 'version' in checked && checked.version !== document.version ? this.check(uri) : checked?.findings ?? [];
    },
    async render(uri) {
      const { post, blog, host } = await posts.getPost(await getDocument(uri));
      return (await loadCore()).renderHtml(post, blog, { files: host.files });
    },
  };
}
