// Posts as people write and break them, drawn at random around the rows of the table "How Hexo reads a front matter".

/** A generated post, and the row that it was drawn around. */
export interface GeneratedPost {
  readonly row: string;
  readonly text: string;
}

type Random = () => number;

/** Returns the same posts for the same seed, as many for each row. */
export function generatePosts(seed: number, perRow: number): readonly GeneratedPost[] {
  const random = makeRandom(seed);
  return Object.entries(rows).flatMap(([row, draw]) => Array.from({ length: perRow }, () => ({ row, text: vary(draw(random), random) })));
}

/** Mulberry32. */
function makeRandom(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const pick = <Item>(random: Random, items: readonly Item[]): Item => items[Math.floor(random() * items.length)]!;
const chance = (random: Random, share: number): boolean => random() < share;

const words = ['校样', '付印', '江岸', '夜色', 'galley', 'proof', 'C++', '2021', '😀', '前端', 'Vue', '读书', '论', 'the', 'news', '科技'];
const phrase = (random: Random, most = 4): string => Array.from({ length: 1 + Math.floor(random() * most) }, () => pick(random, words)).join(pick(random, ['', ' ', '，', '-', '：']));
const two = (value: number): string => String(value).padStart(2, '0');

function drawDate(random: Random): string {
  const [year, month, day, hour, minute, second] = [2015 + Math.floor(random() * 8), 1 + Math.floor(random() * 12), 1 + Math.floor(random() * 28), Math.floor(random() * 24), Math.floor(random() * 60), Math.floor(random() * 60)] as const;
  const local = `${year}-${two(month)}-${two(day)} ${two(hour)}:${two(minute)}:${two(second)}`;
  return pick(random, [
    new Date(Date.UTC(year, month - 1, day, hour, minute, second)).toUTCString(), new Date(Date.UTC(year, month - 1, day, hour, minute, second)).toUTCString(), local, local, `'${local}'`, local.slice(0, 10),
    `'${local.replace(' ', 'T')}Z'`, `'${local.replace(' ', 'T')}+08:00'`, `${local.replace(' ', 'T')}Z`, `${year}/${month}/${day} ${hour}:${two(minute)}`, `${year}-${month}-${day}`, `${local} +0800`, String(Date.UTC(year, month - 1, day)),
  ]);
}

/** Entries that nothing is wrong with. */
function drawEntries(random: Random): string[] {
  const list = (key: string): string => {
    const items = Array.from({ length: 1 + Math.floor(random() * 3) }, () => pick(random, ['新闻', '科技', '生活', 'Vue', '2021', "'a, b'", '"c"']));
    const unique = [...new Set(items)];
    return pick(random, [`${key}: [${unique.join(', ')}]`, `${key}:\n${unique.map(item => `  - ${item}`).join('\n')}`, `${key}:\n${unique.map(item => `- ${item}`).join('\n')}`, `${key}: ${unique[0]}`]);
  };
  const optional = [
    `author: ${pick(random, ['李雷', "'韩梅梅'", '"Lin Xia"'])}`, `comments: ${pick(random, ['true', 'false'])}`, list('tags'), list('categories'), 'categories:\n  - [新闻, 国内]\n  - [生活]',
    `description: ${pick(random, ["'一: 二'", '"a\\tb"', '>-\n  折叠\n  文字', '|\n  逐行\n  文字', '没有引号的文字'])}`, 'headimg: https://example.com/a.jpg', "thumbnail: ''", 'layout: post', `mood: ${pick(random, ['好', '3', '1.5', 'true', '{ a: 1, b: [2] }', '~'])}`,
    `updated: ${drawDate(random)}`, '# 备注', 'permalink: a/b',
  ];
  const seen = new Set<string>();
  const chosen = optional.filter(entry => chance(random, 0.35) && !seen.has(entry.split(':')[0]!) && seen.add(entry.split(':')[0]!));
  return [`title: ${pick(random, [phrase(random), `'${phrase(random)}'`, `"${phrase(random)}"`])}`, `date: ${drawDate(random)}`, ...chosen].sort(() => random() - 0.5);
}

function drawBody(random: Random): string {
  return pick(random, ['<p>正文</p>\n', '正文，一段。\n\n另一段。\n', '', '\n<p>正文</p>\n']);
}

function wrap(entries: readonly string[], random: Random, opener = '---\n', closer = '\n---\n'): string {
  return `${opener}${entries.join('\n')}${closer}${drawBody(random)}`;
}

/** A post in which one entry is put in place of the key's own. */
function withEntry(random: Random, entry: string): string {
  const key = /^[^:：]*/.exec(entry)![0].trim();
  const others = drawEntries(random).filter(other => !other.startsWith(`${key}:`));
  others.splice(Math.floor(random() * (others.length + 1)), 0, entry);
  return wrap(others, random);
}

const rows: Readonly<Record<string, (random: Random) => string>> = {
  'healthy': random => wrap(drawEntries(random), random),
  'one empty line before the fence': random => `\n${wrap(drawEntries(random), random)}`,
  'two empty lines before the fence': random => `${pick(random, ['\n\n', '\n \n', '\n\n\n'])}${wrap(drawEntries(random), random)}`,
  'BOM, CRLF': random => pick(random, ['\uFEFF', ''])+ wrap(drawEntries(random), random).replaceAll('\n', '\r\n'),
  'a space after the opening fence': random => `${pick(random, ['', '\n'])}${wrap(drawEntries(random), random, pick(random, ['--- \n', '---\t\n']))}`,
  'no opening fence': random => wrap(drawEntries(random), random, ''),
  'a line across a body without front matter': random => `${pick(random, ['一段正文', '小结: 如下', '引用 [一: 二', '<p style="a: b">正文</p>', 'Note: see below', '- 一\n- 二'])}\n\n${phrase(random)}\n\n---\n\n${phrase(random)}\n`,
  'six hyphens close': random => wrap(drawEntries(random), random, '---\n', `\n${pick(random, ['------', '----'])}\n`),
  'a fence directly below a fence': random => `---\n${pick(random, ['', '\n', '\n\n'])}---\n${drawBody(random)}`,
  'a full-width colon alone': random => `---\ntitle：${phrase(random)}\n---\n${drawBody(random)}`,
  'a full-width colon beside proper keys': random => withEntry(random, `${pick(random, ['title', 'author'])}：${phrase(random)}`),
  'no space, alone': random => `---\ntitle:${phrase(random)}\n---\n${drawBody(random)}`,
  'no space, beside proper keys': random => withEntry(random, `${pick(random, ['title', 'author', 'comments'])}:${phrase(random, 1)}`),
  'a colon in a title': random => withEntry(random, `title: ${phrase(random)}: ${phrase(random)}`),
  'a bracket in front of a title': random => withEntry(random, `title: ${pick(random, ['[转载]', '{转}', '【转】'])} ${phrase(random)}`),
  'text after a closing quote': random => withEntry(random, `title: ${pick(random, ['"引用"', "'引用'"])} ${phrase(random)}`),
  'a mark that YAML keeps for itself': random => withEntry(random, `${pick(random, ['title', 'author'])}: ${pick(random, ['@', '%', '`', '*', '&', '!', '|', '>'])}${phrase(random)}`),
  'a # that cuts a title': random => withEntry(random, `title: ${phrase(random)} # ${phrase(random, 1)}`),
  'a list without spaces': random => withEntry(random, `categories:\n  -${pick(random, words)}\n  -${pick(random, words)}`),
  'off and yes': random => withEntry(random, `comments: ${pick(random, ['off', 'yes', 'no', 'on', "'false'", '0', '1', 'ture'])}`),
  'a number for a title': random => withEntry(random, `title: ${pick(random, ['1984', '12_00', '007', '1e3', '3.10', '0x1F', '-5', '.5', '2021-06-11', 'true', 'null', '~', ''])}`),
  'tabs': random => withEntry(random, `tags:\n\t- ${pick(random, words)}\n${pick(random, ['\t', ' \t', '\t\t'])}- ${pick(random, words)}`),
  'a duplicate key': random => `---\n${[...drawEntries(random), `title: ${phrase(random)}`].join('\n')}\n---\n`,
  'a line break within quotes': random => withEntry(random, `title: '${phrase(random)}\n${pick(random, ['', '  '])}${phrase(random)}'`),
  'a date with a digit less': random => withEntry(random, `date: ${pick(random, ['2024-07-5 03:00:23', '2020-09-30 9:50:00', '2020-9-3 9:5:0', '2020-9-30', '2021-02-31', '2021-03-02 25:15:00', '2021年7月14日00:06:33', 'Invalid Date', 'Mon, 11 Jun 2021 01:29:00 GMT', 'Fri, 11 Jun 2021 09:29:00 CST', '1623374940', '2021.7.4'])}`),
  'a second block': random => `---\n${drawEntries(random).join('\n')}\n---\n${pick(random, ['', '\n'])}${wrap(drawEntries(random), random)}`,
  'quotes around quotes': random => withEntry(random, `title: ${pick(random, ['"""\'x\'"""', "''x''", "'''x'''", '""x""'])}`),
  'indentation': random => withEntry(random, pick(random, [' author: x', 'tags:\n  - a\n - b', 'tags:\n- a\n  - b', 'tags: - a', 'categories:\n  -\n  - a'])),
  'never closed': random => `---\n${drawEntries(random).join('\n')}\n\n<p>正文</p>\n`,
};

/** The names of the rows. */
export const rowNames: readonly string[] = Object.keys(rows);

/** One post in ten has a slip more: a character that is missing, twice, or another one. */
function vary(text: string, random: Random): string {
  if (!chance(random, 0.1)) return text;
  const at = Math.floor(random() * Math.min(text.length, 200));
  // Half a character cannot be saved.
  if (/[\ud800-\udfff]/.test(text[at] ?? '')) return text;
  return text.slice(0, at) + pick(random, ['', text[at]! + text[at]!, ':', ' ', '\n', '"', '：', '\t', '#', '-'])+ text.slice(at + 1);
}
