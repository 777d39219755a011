import { TextEdit, WorkspaceEdit, type TextDocument } from 'vscode';
import type { Edit } from '../core/index';
import type { CheckedPost } from './checks';
import { loadCore } from './loadCore';
import { toRange } from './toDiagnostic';

/** Converts edits of a document's current text. */
export function toWorkspaceEdit(document: TextDocument, edits: readonly Edit[]): WorkspaceEdit {
  const edit = new WorkspaceEdit();
  edit.set(document.uri, toTextEdits(document, edits));
  return edit;
}

/** The same for an edit that changes more than the document. */
export function toTextEdits(document: TextDocument, edits: readonly Edit[]): TextEdit[] {
  return edits.map(edit => TextEdit.replace(toRange(document, edit), edit.text));
}

/** Returns the edits that apply every safe fix of a post, with those that only the first ones make possible; none when there is nothing to mend. */
export async function getAllFixes({ post, blog, host, findings }: CheckedPost): Promise<readonly Edit[]> {
  const { applyEdits, chooseFixes, fixText } = await loadCore();
  const firstRound = chooseFixes(findings).flat();
  if (firstRound.length === 0) return [];
  const { text } = await fixText(post.text, post.path, blog, host);
  // One round is the rule, and its edits touch nothing else. Several rounds are told by their result only.
  return applyEdits(post.text, firstRound) === text ? firstRound : [toOneEdit(post.text, text)];
}

/** Returns the smallest single edit that makes one text into another. */
function toOneEdit(before: string, after: string): Edit {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start++;
  let end = 0;
  while (end < most - start && before.at(-1 - end) === after.at(-1 - end)) end++;
  return { start, end: before.length - end, text: after.slice(start, after.length - end) };
}

