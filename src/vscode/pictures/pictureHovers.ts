import { Hover, languages, MarkdownString, type Disposable } from 'vscode';
import * as l10n from '@vscode/l10n';
import type { PictureFacts } from '../../core/index';
import { loadCore } from '../loadCore';
import { toPictureMarkdown } from '../pictureMarkdown';
import type { Services } from '../services';
import { textLanguages } from '../textLanguages';
import { toRange } from '../toDiagnostic';

/** Shows the picture under the mouse in a post's body, its pixels and its weight. */
export function registerPictureHovers({ posts }: Services): Disposable {
  return languages.registerHoverProvider(textLanguages, {
    async provideHover(document, position, token) {
      if (!(await posts.isPost(document))) return undefined;
      const { describeCost, findPictureAt, findPictureFacts, toWeight } = await loadCore();
      const open = await posts.getPost(document);
      const { blog, host, post } = open;
      const offset = document.offsetAt(position);
      const picture = offset < post.body.start ? undefined : await findPictureAt(post, offset, blog.settings);
      if (!picture || picture.source === '') return undefined;
      const facts = await findPictureFacts(picture.source, picture.origin, post, blog, host);
      if (token.isCancellationRequested || open.version !== document.version) return undefined;
      const shown = toPictureMarkdown({ address: picture.source, file: facts?.path }, open);
      const cost = facts && describeCost(facts, blog.settings.image);
      const words = [facts && describe(facts, toWeight(facts.bytes)), cost].filter(text => text !== undefined);
      return new Hover([new MarkdownString(shown), ...words.map(text => new MarkdownString().appendText(text))], toRange(document, picture.block));
    },
  });
}

function describe({ path, size }: PictureFacts, weight: string): string {
  return size ? l10n.t('{0}: {1} × {2} pixels, {3}', path, size.width, size.height, weight) : `${path}: ${weight}`;
}
