import { applyEdits, modify, parseTree, type ParseError } from 'jsonc-parser';
import type { Settings } from './settings';

/**
 * Returns the text of a galley.json whose `posts` name one more glob beside those that count now; comments and layout stay.
 *
 * @param text the file's text; `undefined` when there is none yet
 * @returns `undefined` when the file has a mistake that must be mended first
 */
export function addPostsGlob(text: string | undefined, glob: string, { posts }: Settings): string | undefined {
  const written = text === undefined || text.trim() === '' ? '{}\n' : text;
  const errors: ParseError[] = [];
  const root = parseTree(written, errors, { allowTrailingComma: true });
  if (errors.length > 0 || root?.type !== 'object') return undefined;
  const eol = written.includes('\r\n') ? '\r\n' : '\n';
  return applyEdits(written, modify(written, ['posts'], [...posts, glob], { formattingOptions: { insertSpaces: true, tabSize: 2, eol } }));
}
