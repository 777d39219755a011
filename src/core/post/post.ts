import type { Span } from '../text/span';
import { readFrontMatter, type FrontMatter } from './frontMatter';
import { grayMatterReader } from './readers/grayMatter';
import { hexoReader } from './readers/hexo';
import type { ReaderName } from './readers/reader';

/** A post, read as its site reads it. */
export interface Post {
  /** The whole file, without a BOM. */
  readonly text: string;
  /** The file's path, relative to the blog's folder, with `/`. */
  readonly path: string;
  readonly reader: ReaderName;
  /** True when the body is Markdown, false when it is HTML. */
  readonly isMarkdown: boolean;
  /** The file's line break: that of its first line. */
  readonly eol: '\n' | '\r\n';
  /** The metadata block; `undefined` when the site sees none. */
  readonly frontMatter: FrontMatter | undefined;
  /** What the site takes for the body; the whole file when it does not take the block for front matter. */
  readonly body: Span;
}

/** What is known about a text before it is read. */
export interface PostOptions {
  readonly path: string;
  readonly reader: ReaderName;
  /** The post before its last change: what has not changed is not read again. */
  readonly previous?: Post | undefined;
}

/** Reads a post. Any text is a post; nothing throws. */
export function parsePost(text: string, { path, reader: name, previous }: PostOptions): Post {
  const reader = name === 'hexo' ? hexoReader : grayMatterReader;
  const located = reader.locate(text);
  const frontMatter = located && (findUnchanged(text, located.bodyStart, name, previous) ?? readFrontMatter(text, located, reader));
  const isBody = !frontMatter || frontMatter.outcome === 'ignored';
  return {
    text,
    path,
    reader: name,
    isMarkdown: !/\.html?$/i.test(path),
    eol: /\r?\n/.exec(text)?.[0] === '\r\n' ? '\r\n' : '\n',
    frontMatter,
    body: { start: isBody ? 0 : frontMatter.bodyStart, end: text.length },
  };
}

/** Returns the front matter of the previous text if it is the same up to the body. */
function findUnchanged(text: string, bodyStart: number, reader: ReaderName, previous: Post | undefined): FrontMatter | undefined {
  const before = previous?.frontMatter;
  if (!before || previous.reader !== reader || before.bodyStart !== bodyStart) return undefined;
  return previous.text.slice(0, bodyStart) === text.slice(0, bodyStart) ? before : undefined;
}
