import { applyEdits, findNodeAtLocation, modify, parseTree, type JSONPath, type Node, type ParseError } from 'jsonc-parser';
import type { RuleSetting, Settings } from './settings';

/**
 * Returns the text of a galley.json whose `posts` name one more glob beside those that count now; comments and layout stay.
 *
 * @param text the file's text; `undefined` when there is none yet
 * @returns `undefined` when the file has a mistake that must be mended first
 */
export function addPostsGlob(text: string | undefined, glob: string, { posts }: Settings): string | undefined {
  return edit(text, () => ['posts'], [...posts, glob]);
}

/** Returns the text of a galley.json in which a rule has another severity; its options stay. Everything else is as for `addPostsGlob`. */
export function setSeverity(text: string | undefined, rule: string, severity: Extract<RuleSetting, string>): string | undefined {
  return edit(text, root => {
    const hasOptions = findNodeAtLocation(root, ['rules', rule])?.type === 'array';
    return hasOptions && severity !== 'off' ? ['rules', rule, 0] : ['rules', rule];
  }, severity);
}

/** Returns the text of a galley.json in which settings have other values, by their paths. Everything else is as for `addPostsGlob`. */
export function setSettings(text: string | undefined, values: readonly (readonly [path: readonly string[], value: unknown])[]): string | undefined {
  return values.reduce<string | undefined>((changed, [path, value]) => (changed === undefined ? undefined : edit(changed, () => [...path], value)), text ?? '{}\n');
}

function edit(text: string | undefined, choosePath: (root: Node) => JSONPath, value: unknown): string | undefined {
  const written = text === undefined || text.trim() === '' ? '{}\n' : text;
  const errors: ParseError[] = [];
  const root = parseTree(written, errors, { allowTrailingComma: true });
  if (errors.length > 0 || root?.type !== 'object') return undefined;
  const eol = written.includes('\r\n') ? '\r\n' : '\n';
  return applyEdits(written, modify(written, choosePath(root), value, { formattingOptions: { insertSpaces: true, tabSize: 2, eol } }));
}
