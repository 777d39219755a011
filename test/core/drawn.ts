import { LineIndex } from '../../src/core/text/lineIndex';
import { applyEdits } from '../../src/core/text/span';
import type { BlogFinding } from '../../src/core/checkBlog';
import type { Finding } from '../../src/core/finding';

// A drawn case is a post with its expected findings under the places where they stand:
//
//   ### name [crlf] [html] [plain] [draft]
//   ---
//   title：你好
//        ^ yaml-full-width error: "：" is a full-width mark; here the site needs ":".
//        safe: Replace by half-width marks
//   @head from date
//   <p>正文</p>
//   >>> Replace by half-width marks
//   (the post after that fix)
//
// `@head` stands for the lines of HEAD, which most posts begin with, fences and all; `@head to date` for those up to `date`, `@head from date` for those from there on.
// They are drawn so wherever they stand, in the post and after a fix, unless something is found in them.
// Lines `%% path: content` below the header are other files of the blog, one line each; in a post's, `\n` is a line break.
// A line `%> path rule severity: message` is what is found in another file of it.
// An empty span is drawn as `|`, one that goes on in the next line ends in `…`. Columns are UTF-16 units.

/** A post of a drawn file. */
export interface DrawnCase {
  readonly name: string;
  readonly text: string;
  readonly path: string;
  /** Other files of its blog, by path. */
  readonly files: Readonly<Record<string, string>>;
  /** The case as it stands in the file, findings and all. */
  readonly drawing: string;
}

const HEAD = ['---', 'title: 论校样', 'date: Fri, 11 Jun 2021 01:29:00 GMT', 'author: 李雷', 'categories: []', 'headimg: \'\'', 'thumbnail: \'\'', 'comments: true', '---'];
// The shortest part of it for which `@head` stands.
const LEAST_LINES = 3;

const ANNOTATION = /^%> |^\s*(?:\^+…?|\|) [a-z-]+ (?:error|warning|info|hint): |^\s*(?:safe|fix): /;

/** Reads the cases of a drawn file. */
export function readDrawnCases(file: string): DrawnCase[] {
  return file.split(/^(?=### )/m).filter(part => part.startsWith('### ')).map(drawing => {
    const [header = '', ...all] = drawing.replace(/\n+$/, '\n').split('\n');
    const lines = all.filter(line => !line.startsWith('%% '));
    const files = all.filter(line => line.startsWith('%% ')).map(line => toFile(/^%% (\S+): ?(.*)$/.exec(line)!));
    const end = lines.findIndex(line => line.startsWith('>>> '));
    const source = (end === -1 ? lines : lines.slice(0, end)).filter(line => !ANNOTATION.test(line)).flatMap(unfold).join('\n');
    const text = header.includes('[empty]') ? '' : source.endsWith('\n') ? source : `${source}\n`;
    return {
      name: header.slice(4).trim(),
      text: header.includes('[crlf]') ? text.replaceAll('\n', '\r\n') : text,
      path: `source/${header.includes('[draft]') ? '_drafts' : '_posts'}/2021-06-11-on-galleys.${header.includes('[html]') ? 'html' : 'md'}`,
      files: { ...(header.includes('[plain]') ? { 'galley.json': '{ "preset": "plain", "site": { "url": "https://example.com" } }' } : {}), ...Object.fromEntries(files) },
      drawing: drawing.replace(/\n+$/, '\n'),
    };
  });
}

function toFile([, path, content]: RegExpExecArray): readonly [string, string] {
  return [path!, /\.(?:md|html)$/.test(path!) ? content!.replaceAll('\\n', '\n') : content!];
}

/**
 * Draws a case with the findings that it has.
 *
 * @param elsewhere those in other files of its blog
 */
export function draw({ name, text, drawing }: DrawnCase, findings: readonly Finding[], elsewhere: readonly BlogFinding[] = []): string {
  const index = new LineIndex(text);
  const lines = text.replaceAll('\r\n', '\n').replace(/\n$/, '').split('\n');
  const below = new Map<number, string[]>();
  const results: string[] = [];
  for (const { rule, severity, message, span, fixes } of findings) {
    const { line, column } = index.positionAt(span.start);
    const end = index.positionAt(span.end);
    const length = end.line === line ? end.column - column : Math.max((lines[line] ?? '').length - column, 1);
    const mark = span.start === span.end ? '|' : `${'^'.repeat(length)}${end.line === line ? '' : '…'}`;
    const indent = ' '.repeat(column);
    below.set(line, [...(below.get(line) ?? []), `${indent}${mark} ${rule} ${severity}: ${message}`, ...fixes.map(({ safe, title }) => `${indent}${safe ? 'safe' : 'fix'}: ${title}`)]);
    for (const { title, edits } of fixes) results.push(`>>> ${title}`, ...fold(applyEdits(text, edits).replaceAll('\r\n', '\n').replace(/\n$/, '').split('\n')));
  }
  const drawn = name.includes('[empty]') ? (below.get(0) ?? []) : fold(lines, below);
  const others = elsewhere.map(({ path, finding: { rule, severity, message } }) => `%> ${path} ${rule} ${severity}: ${message}`);
  return [`### ${name}`, ...drawing.split('\n').filter(line => line.startsWith('%% ')), ...others, ...drawn, ...results].join('\n').replace(/\n*$/, '\n');
}

/** Returns the lines of a post for a line of a drawing. */
function unfold(line: string): readonly string[] {
  const found = /^@head(?: (to|from) (\w+))?$/.exec(line);
  if (!found) return [line];
  const [, word, key] = found;
  if (word === undefined) return HEAD;
  const at = HEAD.findIndex(own => own.startsWith(`${key}:`));
  if (at === -1) throw new Error(`"${line}": there is no such line in HEAD`);
  return word === 'to' ? HEAD.slice(0, at + 1) : HEAD.slice(at);
}

/** Draws lines: parts of HEAD in one, and below each what is found in it. */
function fold(lines: readonly string[], below: ReadonlyMap<number, readonly string[]> = new Map()): readonly string[] {
  const drawn: string[] = [];
  for (let number = 0; number < lines.length;) {
    const folded = findFold(lines, number, below);
    drawn.push(folded?.line ?? lines[number]!, ...(folded ? [] : below.get(number) ?? []));
    number += folded?.count ?? 1;
  }
  return drawn;
}

/** Finds the longest part of HEAD, from its first line or to its last, that begins with a line and in which nothing is found. */
function findFold(lines: readonly string[], number: number, below: ReadonlyMap<number, readonly string[]>): { readonly line: string; readonly count: number } | undefined {
  const from = HEAD.indexOf(lines[number]!);
  if (from === -1) return undefined;
  let count = 0;
  while (from + count < HEAD.length && lines[number + count] === HEAD[from + count] && !below.has(number + count)) count++;
  if (count < LEAST_LINES || (from > 0 && from + count < HEAD.length)) return undefined;
  const keyOf = (index: number): string => /^\w+/.exec(HEAD[index]!)![0];
  return { count, line: count === HEAD.length ? '@head' : from === 0 ? `@head to ${keyOf(count - 1)}` : `@head from ${keyOf(from)}` };
}
