import parse, { types } from 'ret';

// Matching must not be noticed: this many steps take some milliseconds.
const MOST_STEPS = 1e7;
const LONGEST_TEXT = 2000;

type Token = ReturnType<typeof parse> | NonNullable<ReturnType<typeof parse>['stack']>[number] | Extract<NonNullable<ReturnType<typeof parse>['stack']>[number], { set: unknown }>['set'][number];
type Repetition = Extract<Token, { type: types.REPETITION }>;

/**
 * Says up to which length texts may be matched against a pattern of a schema, in UTF-16 units: 2,000, or less when the pattern
 * has several loops whose steps multiply. `undefined` when it is no pattern, or when a text of no more than some dozen characters
 * could take it hours: a loop that holds another one, or alternatives that begin alike, without anything that tells its rounds apart.
 */
export function getMatchLimit(pattern: string): number | undefined {
  try {
    void new RegExp(pattern, 'u');
    // The tokenizer knows no properties. Letters are no punctuation; of anything else, everything is assumed.
    const root = parse(pattern.replaceAll(/\\[pP]\{([^}]*)\}/g, (_, name: string) => (/^(?:L|Letter|Lu|Ll|Script=Han|sc=Han)$/.test(name) ? String.raw`[A-Za-z\u4e00-\u9fff]` : '.')));
    if (!isSafe(root, false)) return undefined;
    const loops = countLoops(root) + (pattern.startsWith('^') ? 0 : 1);
    return Math.min(LONGEST_TEXT, Math.floor(MOST_STEPS ** (1 / Math.max(loops, 1))));
  } catch {
    return undefined;
  }
}

function isSafe(token: Token, isInLoop: boolean): boolean {
  if (token.type === types.REFERENCE) return false;
  if (token.type === types.REPETITION) return isLoop(token) ? isSafeLoop(token, isInLoop) : isSafe(token.value, isInLoop);
  return getSequences(token).every(sequence => sequence.every(inner => isSafe(inner, isInLoop)));
}

/** The rounds of a loop must be told apart: each begins with a character that its inner loops do not take, alternatives with different ones. */
function isSafeLoop({ value }: Repetition, isInLoop: boolean): boolean {
  if (!isSafe(value, true)) return false;
  const rounds = value.type === types.GROUP ? getSequences(value) : [[value]];
  const firsts = rounds.map(sequence => sequence[0]);
  if (firsts.length > 1 && firsts.some((first, index) => !first || isOptional(first) || firsts.slice(index + 1).some(other => !other || overlap(first, other)))) return false;
  const inner = rounds.filter(sequence => sequence.some(hasLoop));
  return inner.length === 0 || (!isInLoop && inner.every(([first, ...rest]) => first !== undefined && !hasLoop(first) && !isOptional(first) && rest.filter(hasLoop).every(token => !overlap(first, token))));
}

function isLoop({ min, max, value }: Repetition): boolean {
  return max > 1 && (max !== min || hasLoop(value));
}

function isOptional(token: Token): boolean {
  return token.type === types.REPETITION && token.min === 0;
}

function hasLoop(token: Token): boolean {
  if (token.type === types.REPETITION) return isLoop(token) || hasLoop(token.value);
  return getSequences(token).some(sequence => sequence.some(hasLoop));
}

function countLoops(token: Token): number {
  // Within a loop that is safe, it is told where each round ends.
  if (token.type === types.REPETITION) return isLoop(token) ? 1 : countLoops(token.value);
  return Math.max(0, ...getSequences(token).map(sequence => sequence.reduce((sum, inner) => sum + countLoops(inner), 0)));
}

function getSequences(token: Token): readonly (readonly Token[])[] {
  if (token.type !== types.ROOT && token.type !== types.GROUP) return [];
  return token.options ?? (token.stack ? [token.stack] : []);
}

/** Tells whether a character exists that both tokens may take. Where two ranges meet, an end of one of them lies in the other. */
function overlap(a: Token, b: Token): boolean {
  const [first, second] = [toTest(a), toTest(b)];
  return [...getEnds(a), ...getEnds(b), 0x41, 0x61, 0x30, 0x20, 0x4e2d].some(code => first(code) && second(code));
}

function toTest(token: Token): (code: number) => boolean {
  switch (token.type) {
    case types.CHAR: return code => code === token.value;
    case types.RANGE: return code => code >= token.from && code <= token.to;
    case types.SET: {
      const tests = token.set.map(toTest);
      return code => tests.some(test => test(code)) !== token.not;
    }
    case types.REPETITION: return toTest(token.value);
    // Whatever a group holds.
    default: {
      const tests = getSequences(token).flat().map(toTest);
      return code => tests.length === 0 || tests.some(test => test(code));
    }
  }
}

function getEnds(token: Token): number[] {
  switch (token.type) {
    case types.CHAR: return [token.value];
    case types.RANGE: return [token.from - 1, token.from, token.to, token.to + 1];
    case types.SET: return token.set.flatMap(getEnds);
    case types.REPETITION: return getEnds(token.value);
    default: return getSequences(token).flat().flatMap(getEnds);
  }
}
