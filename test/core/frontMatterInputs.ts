/** One text for the readers, with a name that says what is special about it. */
export interface NamedText {
  readonly name: string;
  readonly text: string;
}

/** A row of the table "How Hexo reads a front matter", with what its author meant. */
export interface TableRow extends NamedText {
  /** What Hexo is to read after any fix: the values, or each of several that can have been meant. */
  readonly meant: readonly Readonly<Record<string, unknown>>[];
  /** What Hexo is to print after any fix, one for all; without it, `body` alone. */
  readonly bodies?: readonly string[];
  /** True where Hexo reads what was meant, and nothing is to be said. */
  readonly isSilent?: true;
}

/** What a block gets that has to be written first; its post is `a.md`, among no others. */
const proposed = { title: 'a', categories: [], headimg: '', author: '', comments: true, date: 'Fri, 17 May 2024 08:30:00 GMT', thumbnail: '' };

/** The table "How Hexo reads a front matter", row by row. */
export const hexoTable: readonly TableRow[] = [
  { name: 'one empty line before the fence', text: '\n---\ntitle: a\n---\nbody\n', meant: [{ title: 'a' }], isSilent: true },
  { name: 'two empty lines before the fence', text: '\n\n---\ntitle: a\n---\nbody\n', meant: [{ title: 'a' }] },
  { name: 'BOM', text: '\uFEFF---\ntitle: a\n---\nbody\n', meant: [{ title: 'a' }], isSilent: true },
  { name: 'CRLF', text: '---\r\ntitle: a\r\ntags:\r\n  - x\r\n---\r\nbody\r\n', meant: [{ title: 'a', tags: ['x'] }], isSilent: true },
  { name: 'BOM, empty line and CRLF', text: '\uFEFF\r\n---\r\ntitle: a\r\n---\r\nbody\r\n', meant: [{ title: 'a' }], isSilent: true },
  { name: 'space after the opening fence on the first line', text: '--- \ntitle: a\n---\nbody\n', meant: [{ title: 'a' }] },
  { name: 'space after the opening fence below an empty line', text: '\n--- \ntitle: a\n---\nbody\n', meant: [{ title: 'a' }], isSilent: true },
  { name: 'no opening fence', text: 'title: a\ndate: 2021-06-11 01:29:00\n---\nbody\n', meant: [{ title: 'a', date: new Date(2021, 5, 11, 1, 29) }] },
  { name: 'prose above a rule', text: 'Some prose: with a colon\nmore: prose [here\n---\nbody\n', meant: [{}], bodies: ['Some prose: with a colon\n## more: prose [here\nbody\n', 'Some prose: with a colon\nmore: prose [here\n\n***\nbody\n'] },
  { name: 'plain prose above a rule', text: 'Some prose\n\n---\nbody\n', meant: [proposed], bodies: ['\nSome prose\n\n---\nbody\n'] },
  { name: 'key-like prose above a rule', text: 'Note: this becomes a key\n---\nbody\n', meant: [{}], bodies: ['## Note: this becomes a key\nbody\n', 'Note: this becomes a key\n\n***\nbody\n'] },
  { name: 'six dashes close three', text: '---\ntitle: a\n------\nbody\n', meant: [{ title: 'a' }] },
  { name: 'three dashes do not close six', text: '------\ntitle: a\n---\nbody\n', meant: [{ title: 'a' }] },
  { name: 'six dashes close six', text: '------\ntitle: a\n------\nbody\n', meant: [{ title: 'a' }], isSilent: true },
  { name: 'a fence directly after a fence', text: '---\n---\nbody\n', meant: [proposed] },
  { name: 'an empty line between the fences', text: '---\n\n---\nbody\n', meant: [proposed] },
  { name: 'two empty lines between the fences', text: '---\n\n\n---\nbody\n', meant: [proposed] },
  { name: 'full-width colon alone', text: '---\ntitle：你好\n---\nbody\n', meant: [{ title: '你好' }] },
  { name: 'full-width colon beside a proper key', text: '---\ntitle：你好\nauthor: 甲\n---\nbody\n', meant: [{ title: '你好', author: '甲' }] },
  { name: 'no space alone', text: '---\ntitle:a\n---\nbody\n', meant: [{ title: 'a' }] },
  { name: 'no space beside a proper key', text: '---\ntitle:a\nauthor: b\n---\nbody\n', meant: [{ title: 'a', author: 'b' }] },
  { name: 'colon in a title', text: '---\ntitle: 你好: 世界\n---\nbody\n', meant: [{ title: '你好: 世界' }] },
  { name: 'bracket in a title', text: '---\ntitle: [转载] 你好\n---\nbody\n', meant: [{ title: '[转载] 你好' }] },
  { name: 'text after a closing quote', text: '---\ntitle: "引用" 后文\n---\nbody\n', meant: [{ title: '"引用" 后文' }] },
  { name: 'at sign', text: '---\nauthor: @zhang\n---\nbody\n', meant: [{ author: '@zhang' }] },
  { name: 'percent sign', text: '---\ntitle: %50\n---\nbody\n', meant: [{ title: '%50' }] },
  { name: 'a comment cuts the title', text: '---\ntitle: C# 入门 # 1\n---\nbody\n', meant: [{ title: 'C# 入门 # 1' }, { title: 'C# 入门' }] },
  { name: 'list without spaces', text: '---\ntitle: a\ncategories:\n  -a\n  -b\n---\nbody\n', meant: [{ title: 'a', categories: ['a', 'b'] }] },
  { name: 'off', text: '---\ncomments: off\n---\nbody\n', meant: [{ comments: false }] },
  { name: 'yes', text: '---\ncomments: yes\n---\nbody\n', meant: [{ comments: true }] },
  { name: 'a number for a title', text: '---\ntitle: 1984\n---\nbody\n', meant: [{ title: '1984' }] },
  { name: 'a number with an underscore', text: '---\ntitle: 12_00\n---\nbody\n', meant: [{ title: '12_00' }], isSilent: true },
  { name: 'tab-indented list', text: '---\ntitle: a\ntags:\n\t- x\n\t- y\n---\nbody\n', meant: [{ title: 'a', tags: ['x', 'y'] }] },
  { name: 'duplicate key', text: '---\ntitle: a\ntitle: b\n---\nbody\n', meant: [{ title: 'a' }, { title: 'b' }] },
  { name: 'line break inside quotes, not indented', text: "---\ntitle: 'first\nsecond'\nauthor: x\n---\nbody\n", meant: [{ title: 'first second', author: 'x' }], isSilent: true },
  { name: 'one-digit day', text: '---\ndate: 2024-07-5 03:00:23\n---\nbody\n', meant: [{ date: new Date(2024, 6, 5, 3, 0, 23) }], isSilent: true },
  { name: 'one-digit hour', text: '---\ndate: 2020-09-30 9:50:00\n---\nbody\n', meant: [{ date: new Date(2020, 8, 30, 9, 50) }], isSilent: true },
  { name: 'a second block after the first', text: '---\ntitle: a\n---\n---\ntitle: b\n---\nbody\n', meant: [{ title: 'a' }] },
];

const more: readonly NamedText[] = [
  { name: 'empty file', text: '' },
  { name: 'one fence', text: '---' },
  { name: 'one fence and a line break', text: '---\n' },
  { name: 'one fence, CRLF', text: '---\r\n' },
  { name: 'unclosed', text: '---\ntitle: a\n\nbody\n' },
  { name: 'closed at the very end', text: '---\ntitle: a\n---' },
  { name: 'only a body', text: 'body\n' },
  { name: 'only a comment', text: '---\n# nothing\n---\nbody\n' },
  { name: 'a list for a block', text: '---\n- a\n- b\n---\nbody\n' },
  { name: 'a number for a block', text: '---\n42\n---\nbody\n' },
  { name: 'semicolons', text: ';;;\n"title": "a"\n;;;\nbody\n' },
  { name: 'broken semicolons', text: ';;;\n"title": a\n;;;\nbody\n' },
  { name: 'semicolons without an opener', text: '"title": "a"\n;;;\nbody\n' },
  { name: 'fence, then semicolons', text: '---\ntitle: a\n;;;\nbody\n' },
  { name: 'json after the fence', text: '---json\n{"title": "a"}\n---\nbody\n' },
  { name: 'broken json after the fence', text: '---json\n{title: a}\n---\nbody\n' },
  { name: 'unknown language after the fence', text: '---toml\ntitle = "a"\n---\nbody\n' },
  { name: 'yaml after the fence', text: '---yaml\ntitle: a\n---\nbody\n' },
  { name: 'yml after the fence', text: '--- YML \ntitle: a\n---\nbody\n' },
  { name: 'a word after the fence, no line break', text: '---ab' },
  { name: 'flattened by a formatter', text: '--- title: x ---\nbody\n' },
  { name: 'indented fence', text: '  ---\ntitle: a\n  ---\nbody\n' },
  { name: 'document end', text: '---\ntitle: a\n...\nmore\n---\nbody\n' },
  { name: 'two documents', text: '---\ntitle: a\n--- \nb: c\n---\nbody\n' },
  { name: 'a directive', text: '\n%YAML 1.2\n---\ntitle: a\n---\nbody\n' },
  { name: 'anchors and aliases', text: '---\na: &x [1, 2]\nb: *x # same\nc: *x\n---\nbody\n' },
  { name: 'merge keys', text: '---\nbase: &b { x: 1 }\nd:\n  <<: *b\n  y: 2\n---\nbody\n' },
  { name: 'explicit keys', text: '---\n? a\n: b\n? c\n---\nbody\n' },
  { name: 'tags', text: '---\na: !!str 12\nb: !!int "3"\n---\nbody\n' },
  { name: 'unknown tag', text: '---\na: !foo bar\n---\nbody\n' },
  { name: 'literal block', text: '---\na: |\n  one\n  two\nb: >-\n  three\n  four\n---\nbody\n' },
  { name: 'flow pairs in a list', text: '---\na: [x: 1, y]\nb: {c, d: }\n---\nbody\n' },
  { name: 'surrogate pairs', text: '---\ntitle: 😀 你好 𠮷野家\ntags: [😀, "𠮷"]\n---\n😀\n' },
  { name: 'timestamps', text: '---\na: 2021-06-11\nb: 2021-06-11T01:29:00Z\nc: 2021-06-11 01:29:00 +08:00\nd: 2021-02-31\n---\nbody\n' },
  { name: 'RFC 2822 date', text: '---\ndate: Fri, 11 Jun 2021 01:29:00 GMT\n---\nbody\n' },
  { name: 'numbers of every kind', text: '---\na: 0x1F\nb: 010\nc: 0o10\nd: 1:30\ne: 1:30:15.5\nf: 1_000\ng: .inf\nh: -.5\ni: 1e3\nj: 0b11\nk: +7\nl: 09\n---\nbody\n' },
  { name: 'nothing after the colon', text: '---\ntitle:\nauthor:   \ntags: # none\n---\nbody\n' },
  { name: '__proto__ as a key', text: '---\n__proto__: { polluted: true }\nconstructor: x\n---\nbody\n' },
  { name: 'a NUL', text: '---\ntitle: a\u0000b\n---\nbody\n' },
  { name: 'a lone carriage return', text: '---\ntitle: a\rauthor: b\n---\nbody\n' },
  { name: 'mixed line ends', text: '---\r\ntitle: a\nauthor: b\r\n---\nbody\r\n' },
  { name: 'empty CRLF block', text: '---\r\n\r\n---\r\nbody\r\n' },
  { name: 'empty line in the block, CRLF', text: '---\r\ntitle: a\r\n\r\nauthor: b\r\n---\r\nbody\r\n' },
];

const fences: readonly (readonly [name: string, wrap: (yaml: string) => string])[] = [
  ['', yaml => `---\n${yaml}\n---\n正文\n`],
  ['below an empty line', yaml => `\n---\n${yaml}\n---\n\n<p>正文</p>\n`],
  ['CRLF', yaml => `---\n${yaml}\n---\n正文\n`.replaceAll('\n', '\r\n')],
  ['beside healthy keys', yaml => `---\nauthor: 甲\n${yaml}\ncomments: false\n---\n正文\n`],
];

const blocks: readonly string[] = [
  'title: "他说"好"了"', "title: 'It's'", "title: 'It''s'", 'title: "a \\q b"', 'title: "\\u4f60\\x41"', 'title: `code`', 'title: *star*', 'title: &and', 'title: !bang',
  'title: | pipe', 'title: > quote', 'title: {a}', 'title: {a: b', 'title: [a', 'title: ]a', 'title: a]', 'title: - dash', 'title: -dash', 'title: ? what', 'title: ?what', 'title: , comma',
  'title: #', 'title: # all comment', 'title: a#b', 'title: ~', 'title: null', 'title: true', 'title: Yes', 'title: 1e5', 'title: 3.14', 'title: 2019.01.17', 'title: 2021-06-11',
  'title: """""\'text\'"""""', "title: '''a'''", 'title: ""', "title: ''", 'title: a\n  b', 'title: a\nb', 'title: a\n\n  b', 'title:\n  - a\n  b: c', 'title : a', 'title:\ta', '\ttitle: a', '  title: a',
  'tags: a, b', 'tags: [a, b]', 'tags: [a, b', 'tags:\n- a\n- b', 'tags:\n - a\n  - b', 'tags:\n  - a\n - b', 'tags:\n\t-\ta', 'tags:\n  - a\n\t- b', 'tags:\n\t- a\n  - b', 'tags:\n  -', 'tags:\n  - - a\n    - b', 'tags: [ , a]', 'tags: [a,, b]',
  'tags:\n  - a: 1\n    b: 2', 'tags：[a]', 'tags:\n  － a', 'date: 2021年7月14日00:06:33', 'date: 2021-03-02 25:15:00', 'date: Invalid Date', 'date: 2021/07/04 8:00', 'date: 1623374940000',
];

/** Returns the table, the hand-written cases, and every block between every kind of fence. */
export function frontMatterInputs(): readonly NamedText[] {
  const generated = blocks.flatMap(block => fences.map(([fence, wrap]) => ({ name: `${JSON.stringify(block)} ${fence}`.trim(), text: wrap(block) })));
  return [...hexoTable, ...more, ...generated];
}
