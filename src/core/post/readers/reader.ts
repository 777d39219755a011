import type { Schema } from 'js-yaml';
import type { Span } from '../../text/span';
import type { MappedText } from '../../text/offsetMap';

/** The ways a site finds front matter: `hexo` as hexo-front-matter 4 does, `gray-matter` as gray-matter 4 does. */
export type ReaderName = 'hexo' | 'gray-matter';

/** Where a reader sees front matter in a text. */
export interface Located {
  /** The opening fence's characters, without anything after them; `undefined` when there is none (Hexo takes that). */
  readonly opener: Span | undefined;
  /** The characters between the fences, without the line breaks that belong to the fences. */
  readonly source: Span;
  /** The closing fence's characters; `undefined` when the text ends first (gray-matter takes that). */
  readonly closer: Span | undefined;
  /** Where the body begins. */
  readonly bodyStart: number;
  /** `yaml`, `json`, or the word after the opening fence that the reader does not know. */
  readonly format: string;
}

/** How one kind of site reads front matter. */
export interface Reader {
  readonly name: ReaderName;
  readonly schema: Schema;
  /** Says where the front matter is; `undefined` when the site sees none. Texts come without a BOM. */
  locate(text: string): Located | undefined;
  /** Returns the YAML as the site hands it to its parser. */
  toYaml(source: string): MappedText;
  /** Returns JSON as the site parses it; throws like `JSON.parse`. */
  parseJson(source: string): unknown;
  /** True when the site prints the whole file as the body if the block is no mapping. */
  readonly ignoresNonMappings: boolean;
}
