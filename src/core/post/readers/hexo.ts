import { DEFAULT_SCHEMA } from 'js-yaml';
import { replaceMapped } from '../../text/offsetMap';
import type { Located, Reader } from './reader';

/**
 * Reads as Hexo 6 to 8: hexo-front-matter 4.2.1 `split` and `parse`, on a text whose CRLF hexo-fs has turned into LF.
 * The text here keeps its CRLF, so every rule about "a line feed" allows for a carriage return before it.
 */
export const hexoReader: Reader = {
  name: 'hexo',
  schema: DEFAULT_SCHEMA,
  ignoresNonMappings: true,

  locate(text) {
    const fence = /^(?:-{3,}|;{3,})/.exec(text)?.[0];
    return fence === undefined ? locateWithoutOpener(text) : locateFenced(text, fence);
  },

  // hexo-front-matter `escape`: tabs at the beginning of a line become two spaces each. To look behind a tab costs less than behind every character.
  toYaml: source => replaceMapped(source, /\r\n|\t(?<=\n\t)\t*/g, run => (run === '\r\n' ? '\n' : '  '.repeat(run.length))),

  parseJson: source => JSON.parse(`{${source}}`),
};

/** hexo-front-matter's `rFrontMatter`: the first later line that begins with the very characters of the opener closes. */
function locateFenced(text: string, fence: string): Located | undefined {
  const start = skipLineBreak(text, fence.length);
  if (start === fence.length) return undefined;
  const closer = findFence(text, start, fence);
  return closer && toLocated(text, { start: 0, end: fence.length }, start, closer, fence);
}

/** hexo-front-matter's `rFrontMatterNew`: no opener needed. One leading empty line before an opener is read this way too. */
function locateWithoutOpener(text: string): Located | undefined {
  const closer = findEarlier(findFence(text, 0, '---'), findFence(text, 0, ';;;'));
  if (!closer) return undefined;
  const fence = /^(-+|;+)/.exec(text.slice(closer.start))![0];
  const opener = /^\r?\n(-{3,})(?=[ \t]*\r?\n)/.exec(text);
  if (opener?.[1] === undefined) return toLocated(text, undefined, 0, { ...closer, end: closer.start + fence.length }, fence);
  const end = opener[0].length;
  return toLocated(text, { start: end - opener[1].length, end }, 0, { ...closer, end: closer.start + fence.length }, fence);
}

interface Fence {
  /** Where the metadata before the fence ends. */
  readonly sourceEnd: number;
  readonly start: number;
  readonly end: number;
}

/** Finds a line that begins with the fence and has at least one character of metadata between `from` and its line break. */
function findFence(text: string, from: number, fence: string): Fence | undefined {
  for (let lineFeed = text.indexOf(`\n${fence}`, from); lineFeed !== -1; lineFeed = text.indexOf(`\n${fence}`, lineFeed + 1)) {
    const sourceEnd = lineFeed > from && text[lineFeed - 1] === '\r' ? lineFeed - 1 : lineFeed;
    if (sourceEnd > from) return { sourceEnd, start: lineFeed + 1, end: lineFeed + 1 + fence.length };
  }
  return undefined;
}

function findEarlier(a: Fence | undefined, b: Fence | undefined): Fence | undefined {
  if (!a || !b) return a ?? b;
  return a.start < b.start ? a : b;
}

function toLocated(text: string, opener: Located['opener'], start: number, closer: Fence, fence: string): Located {
  return {
    opener,
    source: { start, end: closer.sourceEnd },
    closer: { start: closer.start, end: closer.end },
    bodyStart: skipLineBreak(text, closer.end),
    format: fence.startsWith(';') ? 'json' : 'yaml',
  };
}

function skipLineBreak(text: string, offset: number): number {
  if (text[offset] === '\n') return offset + 1;
  return text.startsWith('\r\n', offset) ? offset + 2 : offset;
}
