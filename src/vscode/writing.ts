import type { CancellationToken, TextDocument } from 'vscode';
import type { Writing } from '../core/index';
import type { OpenPost } from './posts';
import type { Services } from './services';

/** A post in an editor, with what helps who writes it. */
export interface OpenWriting extends OpenPost, Writing {}

/** Returns a post and its blog's index; `undefined` for what is no post, and when the answer is not wanted any more. */
export async function findWriting({ posts, indexes }: Services, document: TextDocument, token: CancellationToken): Promise<OpenWriting | undefined> {
  if (!(await posts.isPost(document))) return undefined;
  const open = await posts.getPost(document);
  const index = await indexes.getIndex(open);
  return token.isCancellationRequested || open.version !== document.version ? undefined : { ...open, index };
}
