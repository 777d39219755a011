import { Uri, window } from 'vscode';
import * as l10n from '@vscode/l10n';
import { loadCore } from '../loadCore';
import type { Services } from '../services';
import { editSettings } from './editSettings';

/** Behind the language status: makes the folder of a file one of its blog's folders of posts, in galley.json. */
export async function addPostFolder({ blogs }: Services, uri: unknown): Promise<void> {
  if (!(uri instanceof Uri)) return;
  const { root, blog, path } = await blogs.getBlog(uri);
  const folder = path.includes('/') ? path.slice(0, path.lastIndexOf('/') + 1) : '';
  const glob = `${folder.replace(/[\\*?[\]{}()!+@]/g, '\\$&')}**/*.{md,markdown,html,htm}`;
  const { addPostsGlob } = await loadCore();
  await editSettings(root, text => addPostsGlob(text, glob, blog.settings));
  window.setStatusBarMessage(l10n.t('galley.json now counts {0} among the posts', glob), 5000);
}
