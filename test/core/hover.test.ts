import assert from 'node:assert/strict';
import { readBlog } from '../../src/core/blog';
import { BlogIndex } from '../../src/core/blogIndex';
import { describeReading } from '../../src/core/describeReading';
import { hover } from '../../src/core/hover/hover';
import { findFolds, findMetadataLinks, readOutline } from '../../src/core/outline';
import { parsePost, type Post } from '../../src/core/post/post';
import { readSiteValues } from '../../src/core/siteValues';
import { MemoryHost } from './memoryHost';
import { inEachZone } from './zones';

const PIXEL = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAMAAAACCAYAAACddGYaAAAADUlEQVR42mNk+M8ABQAA//8D/wH/AAAAAElFTkSuQmCC', 'base64');
const FILES = {
  'source/images/a.png': PIXEL,
  'source/_posts/1.md': '---\ncategories: [地理, 河流]\ntags: 水\n---\n',
  'source/_posts/2.md': '---\ncategories: 地理\ntags: 水\n---\n',
  '_config.yml': 'timezone: Asia/Shanghai\n',
};

async function open(text: string): Promise<{ readonly post: Post; readonly blog: Awaited<ReturnType<typeof readBlog>>; readonly host: MemoryHost }> {
  const host = new MemoryHost(FILES);
  return { host, blog: await readBlog(host.files), post: parsePost(text, { path: 'source/_posts/on-galleys.md', reader: 'hexo' }) };
}

/** What is told at the first place of `at`: the text that it is about, then its parts. */
async function tell(text: string, at: string, timeZone = 'America/New_York'): Promise<string[]> {
  const opened = await open(text);
  const index = new BlogIndex();
  for (const [path, content] of Object.entries(FILES)) if (typeof content === 'string') index.set(path, content, 'hexo');
  const found = await hover({ ...opened, index }, text.indexOf(at), { language: 'en-GB', timeZone });
  if (!found) return [];
  return [text.slice(found.span.start, found.span.end), ...found.parts.map(part => (part.kind === 'picture' ? `picture ${part.picture.address} ${part.picture.file ?? ''}` : part.text.replace(/(?<=day),/, '')))]; // ICU versions differ in the comma.
}

describe('hover', () => inEachZone(() => {
  it('tells what a key means and what the site reads', async () => {
    assert.deepEqual(await tell('---\ntitle: C# 入门 #1\n---\n', 'title'), [
      'title', 'title', "The article's title, as readers see it above the article and in every list.", 'Every post of this blog needs it. Takes a text.',
      'The site reads a text: "C# 入门"', 'Changed: "C# 入门 #1" is written.',
    ]);
    assert.deepEqual((await tell('---\ncomments: off\n---\n', 'comments')).slice(-2), ['The site reads true or false: true', 'Changed: "off" is written.']);
    assert.deepEqual((await tell('---\ndate: 2021年7月14日\n---\n', 'date')).slice(-2), ['The site reads nothing: –', '"2021年7月14日" is no date to the site: it takes the file\'s own.']);
    assert.deepEqual((await tell('---\ntags: [水, 石]\n---\n', 'tags')).at(-1), 'The site reads a list: ["水", "石"]');
  });

  it('tells of a date its weekday, the clocks of site and author, and how long ago it was', async () => {
    assert.deepEqual(await tell('---\ndate: Fri, 11 Jun 2021 01:29:00 GMT\n---\n', 'Fri'), [
      'Fri, 11 Jun 2021 01:29:00 GMT', "Friday 11 June 2021 at 09:29:00 by the site's clock (Asia/Shanghai)", 'Thursday 10 June 2021 at 21:29:00 by yours (America/New_York)', '2 years ago',
    ]);
    assert.deepEqual((await tell('---\ndate: 2024-05-17 16:32:00\n---\n', '2024', 'Asia/Shanghai')).slice(1), ["Friday 17 May 2024 at 16:32:00 by the site's clock (Asia/Shanghai)", 'in 2 minutes']);
  });

  it('shows a picture with its size and weight', async () => {
    assert.deepEqual(await tell('---\nheadimg: /images/a.png\n---\n', '/images'), ['/images/a.png', 'picture /images/a.png source/images/a.png', '3 × 2 pixels, 1 KB']);
    assert.deepEqual(await tell("---\nthumbnail: 'https://example.com/a.jpg'\n---\n", 'example'), ["'https://example.com/a.jpg'", 'picture https://example.com/a.jpg ']);
    assert.deepEqual(await tell('---\nheadimg: images/a.png\n---\n', 'images'), ['images/a.png', 'picture images/a.png source/images/a.png', '3 × 2 pixels, 1 KB']);
    assert.deepEqual(await tell('---\nheadimg: /images/b.png\n---\n', '/images'), ['/images/b.png', 'There is no file /images/b.png in the site.']);
  });

  it('counts the posts that have a name', async () => {
    assert.deepEqual(await tell('---\ncategories: [游记, 地理]\n---\n', '地理'), ['地理', 'Posts of this blog with "地理" in "categories": 2']);
    assert.deepEqual(await tell('---\ntitle: 地理\n---\n', '地理'), []);
  });

  it('tells nothing elsewhere, and what it can of a broken block', async () => {
    assert.deepEqual(await tell('---\ntitle: A\n---\nText.\n', 'Text'), []);
    assert.deepEqual((await tell('---\ntags: 水\ntitle: "A\n---\n', '水')).length, 2);
  });
}));

describe('what the site reads', () => inEachZone(() => {
  const read = async (text: string): Promise<string> => {
    const { post, blog } = await open(text);
    return describeReading(post, blog, 'en-GB');
  };

  it('is told of each key, with marks where it is not what is written', async () => {
    assert.equal(await read('---\ntitle: 1_0\ndate: 2021.13.1\ntags: 水\ncomments: off\nfacts:\n  a: [1, {b: c}]\n---\n'), `What the site reads of source/_posts/on-galleys.md (Hexo)

  title     a text           "1_0"
⚠ date      nothing          –
            "2021.13.1" is no date to the site: it takes the file's own.
  tags      a list           ["水"]
⚠ comments  true or false    true
            Changed: "off" is written.
  facts     a group of keys  { a: [1, { b: "c" }] }
`);
  });

  // What of the first key is marked, and how; `undefined` for nothing.
  for (const [written, marked, fate = 'changed'] of [
    ['title: [a, b]', '[a, b]'],
    ['title:\n  a: b\n  c: d', 'a: b\n  c: d'],
    ['title: 2021-06-11', '2021-06-11'],
    ['title: 1e3', '1e3'],
    ['title: 1984', undefined],
    ['title: C# 入门 # 1', 'C# 入门 # 1'],
    ['title: C  # 入门', undefined],
    ['title: C # 1\nauthor: 甲 # of the wall', undefined],
    ['title: &nbsp; 低潮', '&nbsp; 低潮'],
    ['title: &a 低潮\nauthor: *a', undefined],
    ['tags: [水, 007e1]', '007e1'],
    ['tags:\n  - C #1\n  - 水', 'C #1'],
    ['tags:\n  - 水\n  - C #1', 'C #1'],
    ['tags: [水, [石]]', '[石]'],
    ['tags: { a: b }', '{ a: b }'],
    ['categories: [[地理, 河流], [游记]]', undefined],
    ['categories: [[地理, { a: b }]]', '{ a: b }'],
    ['order: 3 # of all', undefined],
    ['order: 1_000', undefined],
    ['order: 1.0', '1.0'],
    ['toc: True', undefined],
    ['date: 2021-02-31 09:00:00', '2021-02-31 09:00:00'],
    ["date: '2021-02-31 09:00:00'", "'2021-02-31 09:00:00'"],
    ['date: 2021-03-02 25:15:00', '2021-03-02 25:15:00'],
    ['date: 2021-06-11T01:29:00Z', '2021-06-11T01:29:00Z'],
    ["date: '2021-06-11T01:29:00Z'", undefined],
    ['date: 2021-06-11 09:29:00', undefined],
    ['date: 2021-06-11', undefined],
    ['date: Fri, 11 Jun 2021 01:29:00 GMT', undefined],
    ['date: Mon, 11 Jun 2021 01:29:00 GMT', undefined],
    ['date: Fri, 11 Jun 2021 09:29:00 CST', 'Fri, 11 Jun 2021 09:29:00 CST'],
    ['date: 1623374940000', undefined],
    ['date: 1623374940', '1623374940'],
    ['updated: 昨天', '昨天', 'lost'],
  ] as const) {
    it(`marks ${marked === undefined ? 'nothing' : JSON.stringify(marked)} of ${JSON.stringify(written)}`, async () => {
      const { post, blog } = await open(`---\n${written}\n---\n`);
      const [first] = readSiteValues(post, blog);
      const span = first?.written;
      assert.deepEqual([span && post.text.slice(span.start, span.end), first?.fate], [marked, marked === undefined ? 'kept' : fate]);
    });
  }

  it('marks nothing of what other sites read as it stands', async () => {
    const { blog, post: { text } } = await open('---\ntitle: [a]\ncomments: off\ndate: 2021-06-11T01:29:00Z\n---\n');
    assert.deepEqual(readSiteValues(parsePost(text, { path: 'a.md', reader: 'gray-matter' }), blog).map(({ fate }) => fate), ['kept', 'kept', 'kept']);
  });

  it('is nothing where there is no block, where it is printed, and where the build stops', async () => {
    assert.match(await read('Text.\n'), /Nothing: it sees no front matter/);
    assert.match(await read('---\nword\n---\n'), /Nothing: it does not take/);
    assert.match(await read('---\ntitle: A\nauthor: [x\n---\n'), /Nothing: it cannot read this block, and the build stops\.\n\n✘ line 3: author: \[x\n/);
    assert.match(await read('---\n# only\n---\n'), /Nothing/);
  });

  it('comes to an end for a value that never does', async () => {
    const laugh = `---\na: &a [x, x]\n${[...'bcdefghijk'].map((key, at) => `${key}: &${key} [${Array(9).fill(`*${'abcdefghij'[at]!}`).join(', ')}]`).join('\n')}\n---\n`;
    assert.ok((await read(laugh)).length < 2000);
    assert.ok((await read('---\na: &a [*a]\n---\n')).length < 2000);
  });
}));

describe('the outline', () => {
  const TEXT = '---\ntitle: A\ncategories:\n  - a\n  - b\nmeta:\n  x: 1\nheadimg: \'/images/a.png\'\nlink: https://example.com/\n---\nText.\n';

  it('has the keys of the block', async () => {
    const { post } = await open(TEXT);
    const block = readOutline(post)!;
    assert.equal(block.name, 'Front matter');
    assert.deepEqual(block.children.map(({ name, detail }) => `${name} ${detail}`), ['title A', 'categories - a - b', 'meta x: 1', "headimg '/images/a.png'", 'link https://example.com/']);
    assert.deepEqual(block.children[2]!.children.map(({ name }) => name), ['x']);
    assert.equal(readOutline((await open('Text.\n')).post), undefined);
  });

  it('folds the block and values of several lines', async () => {
    const { post } = await open(TEXT);
    assert.deepEqual(findFolds(post).map(({ start, end }) => TEXT.slice(start, end)), [TEXT.slice(0, TEXT.indexOf('\nText')), 'categories:\n  - a\n  - b', 'meta:\n  x: 1']);
  });

  it('links addresses', async () => {
    const { post, blog } = await open(TEXT);
    assert.deepEqual(findMetadataLinks(post, blog).map(({ span, file }) => [TEXT.slice(span.start, span.end), file]), [['/images/a.png', 'source/images/a.png'], ['https://example.com/', undefined]]);
  });
});
