import type { TextEditor } from 'vscode';
import type { Blog, Change, Post } from '../../core/index';
import { loadCore } from '../loadCore';
import type { Services } from '../services';
import { applyAnswer } from './applyChange';
import type { Press } from './pressedKeys';

// The text may go on while a change of it is worked out.
const MOST_TRIES = 5;

/**
 * Makes the change that a key means where it was pressed, whatever has been typed since.
 *
 * @param find returns the change with its one caret; `undefined` when the key means nothing there
 * @returns false when nothing was changed
 */
export async function answerKey({ posts }: Services, editor: TextEditor, press: Press, find: (post: Post, blog: Blog, offset: number) => Promise<Change | undefined>): Promise<boolean> {
  const { document } = editor;
  const { getReaderName, parsePost } = await loadCore();
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const { post, blog, path, version } = await posts.getPost(document);
    if (version !== document.version) continue;
    const { offset, typed } = press;
    const { text } = post;
    const before = typed === 0 ? post : parsePost(text.slice(0, offset) + text.slice(offset + typed), { path, reader: getReaderName(blog) });
    const change = await find(before, blog, offset);
    if (!change) return false;
    if (version === document.version && (await applyAnswer(editor, before.text, change, { offset, typed }))) return true;
  }
  return false;
}
