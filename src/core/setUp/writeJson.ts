// The groups down to this depth have a line for each key; what is deeper is short enough for one line.
const DEEPEST_WITH_LINES = 2;

/** Returns a value as JSON that people read and change: a line for each setting, or for each key of a schema. */
export function writeJson(value: unknown): string {
  return `${write(value, 1)}\n`;
}

function write(value: unknown, depth: number): string {
  if (Array.isArray(value)) return `[${value.map(item => write(item, DEEPEST_WITH_LINES + 1)).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).map(([key, part]) => `${JSON.stringify(key)}: ${write(part, depth + 1)}`);
  if (entries.length === 0) return '{}';
  if (depth > DEEPEST_WITH_LINES) return `{ ${entries.join(', ')} }`;
  const indent = '  '.repeat(depth - 1);
  return `{\n${entries.map(entry => `${indent}  ${entry}`).join(',\n')}\n${indent}}`;
}
