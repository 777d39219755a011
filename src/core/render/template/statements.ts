/** Nunjucks' own tags with content: what they hold is put out as it stands. Hexo's and the themes' get theirs through Markdown. */
export const statements: ReadonlySet<string> = new Set(['if', 'ifAsync', 'for', 'asyncEach', 'asyncAll', 'block', 'set', 'macro', 'call', 'filter', 'switch']);

const END_OF: Readonly<Record<string, string>> = { asyncEach: 'endeach', asyncAll: 'endall', ifAsync: 'endif' };

/** Returns the name of the tag that ends one. */
export function getEndName(name: string): string {
  return END_OF[name] ?? `end${name}`;
}
