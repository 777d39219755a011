import type { Token, Tokens } from 'marked';
import { takeSteps, type Steps } from '../steps';
import type { Span } from '../text/span';

/** Tells where a token stands: one span per line when the lines are apart in the source (in quotes and lists), else one for all. */
export type VisitToken = (token: Token, spans: readonly Span[]) => void;

/**
 * Visits tokens of marked in the order of the source, outer ones first, and tells where each stands.
 * marked gives no offsets, but the tokens come in source order and their text is the source's, save for indents and quote markers.
 */
export function visitTokens(source: string, tokens: readonly Token[], visit: VisitToken, skipDefinition?: (rest: string) => number): void {
  takeSteps(visitTokensInSteps(source, tokens, visit, skipDefinition));
}

/** The same in steps: one for each outermost token. */
export function* visitTokensInSteps(source: string, tokens: readonly Token[], visit: VisitToken, skipDefinition?: (rest: string) => number): Steps<void> {
  let position = 0;
  let end = source.length;
  for (const token of tokens) {
    if (skipDefinition) position = skipDefinitions(position);
    visitOne(token);
    yield;
  }

  function visitOne(token: Token): void {
    const spans = locate(token.raw);
    const last = spans.at(-1);
    visit(token, spans);
    const children = getChildren(token);
    if (children.length > 0 && last) {
      const outerEnd = end;
      position = spans[0]!.start;
      end = last.end;
      for (const child of children) visitOne(child);
      end = outerEnd;
    }
    position = last?.end ?? position;
  }

  function locate(raw: string): readonly Span[] {
    if (source.startsWith(raw, position)) return [{ start: position, end: position + raw.length }];
    const spans: Span[] = [];
    let from = position;
    for (const line of raw.split('\n')) {
      const text = line.trim();
      const start = text === '' ? -1 : source.indexOf(text, from);
      if (start === -1 || start + text.length > end) continue;
      from = start + text.length;
      spans.push({ start, end: from });
    }
    return spans;
  }

  /** Passes over link definitions: they stand between tokens and are none. */
  function skipDefinitions(from: number): number {
    let next = from;
    while (/^ {0,3}\[/.test(source.slice(next, next + 4))) {
      const length = skipDefinition!(source.slice(next));
      if (length === 0) break;
      next += length;
    }
    return next;
  }
}

function getChildren(token: Token): readonly Token[] {
  switch (token.type) {
    case 'list':
      return (token as Tokens.List).items;
    case 'table':
      return [(token as Tokens.Table).header, ...(token as Tokens.Table).rows].flat().map(toToken);
    case 'image':
      return [];
    default:
      return (token as Tokens.Generic).tokens ?? [];
  }
}

/** A cell has no `raw` of its own; a pipe in it is written with a backslash. */
function toToken(cell: Tokens.TableCell): Token {
  return { type: 'cell', raw: cell.text.replaceAll('|', '\\|'), text: cell.text, tokens: cell.tokens };
}
