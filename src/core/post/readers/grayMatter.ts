import type { Reader } from './reader';
import { yaml11Schema } from './yaml11Numbers';

const FENCE = '---';

/**
 * Reads as gray-matter 4.0.3 with its default options: `parseMatter`, with its YAML (js-yaml 3) and JSON engines.
 * Other languages are not read, least of all `---js`, which gray-matter itself would run.
 */
export const grayMatterReader: Reader = {
  name: 'gray-matter',
  schema: yaml11Schema,
  ignoresNonMappings: false,

  locate(text) {
    if (!text.startsWith(FENCE) || text[FENCE.length] === '-') return undefined;
    const afterFence = text.slice(FENCE.length);
    // `search` gives -1 when the text has no line break, and gray-matter slices with it all the same.
    const word = afterFence.slice(0, afterFence.search(/\r?\n/));
    const start = FENCE.length + (word.trim() === '' ? 0 : word.length);
    const close = text.indexOf(`\n${FENCE}`, start);
    const end = close === -1 ? text.length : close;
    const closer = close === -1 ? undefined : { start: close + 1, end: close + 1 + FENCE.length };
    return {
      opener: { start: 0, end: FENCE.length },
      source: { start, end },
      closer,
      bodyStart: closer === undefined ? text.length : skipLineBreak(text, closer.end),
      format: toFormat(word.trim()),
    };
  },

  toYaml: source => ({ text: source, toOriginal: offset => offset }),

  parseJson: source => JSON.parse(source),
};

function skipLineBreak(text: string, offset: number): number {
  const afterReturn = text[offset] === '\r' ? offset + 1 : offset;
  return text[afterReturn] === '\n' ? afterReturn + 1 : afterReturn;
}

/** gray-matter's `aliase`: any case of `yaml` and `yml`; other names as they are. */
function toFormat(word: string): string {
  return word === '' || /^ya?ml$/i.test(word) ? 'yaml' : word;
}
