// The assertions of the tests that run inside VS Code: the web host has no node:assert.

/** Throws unless a condition holds. */
export function assert(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(message);
}

/** Throws unless two plain values have the same JSON. */
export function assertEqual(actual: unknown, expected: unknown, message = 'The values differ'): void {
  const [actualText, expectedText] = [toText(actual), toText(expected)];
  if (actualText !== expectedText) throw new Error(`${message}\n  actual:   ${actualText}\n  expected: ${expectedText}`);
}

function toText(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) => (part === undefined ? 'undefined' : part)) ?? 'undefined';
}
