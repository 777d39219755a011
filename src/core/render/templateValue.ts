import { getEntryLines } from '../post/frontMatter';
import type { Post } from '../post/post';
import type { YamlEntry } from '../post/yaml';

/** A value that is put into a template. */
export interface TemplateValue {
  readonly text: string;
  /**
   * Where it is written in the post, as offsets: `12 34 20`, the lines of its entry from 12 to 34, the value from 20. `made` behind them: the text
   * is the site's, not the author's. `undefined` for what no entry says.
   */
  readonly place?: string | undefined;
}

/** Returns where a value is written: see {@link TemplateValue.place}. */
export function toValuePlace({ text }: Post, entry: YamlEntry | undefined, start: number | undefined, isMade: boolean): string | undefined {
  if (!entry || start === undefined) return undefined;
  const lines = getEntryLines(text, entry);
  return `${lines.start} ${lines.end} ${start}${isMade ? ' made' : ''}`;
}
