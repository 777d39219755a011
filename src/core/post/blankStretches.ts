import type { Span } from '../text/span';

/** Returns a body with stretches of it replaced by spaces, line breaks kept: an HTML parser's offsets in it are the body's. */
export function blankStretches(text: string, body: Span, stretches: readonly Span[]): string {
  let blanked = '';
  let position = body.start;
  for (const { start, end } of stretches) {
    if (end <= position) continue;
    const from = Math.max(start, position);
    blanked += text.slice(position, from) + text.slice(from, end).replace(/[^\r\n]/g, ' ');
    position = end;
  }
  return blanked + text.slice(position, body.end);
}
