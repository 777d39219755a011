import assert from 'node:assert/strict';
import { BlogIndex } from '../../src/core/blogIndex';
import { fillIndex } from '../../src/core/fillIndex';
import { filterInSlices } from '../../src/core/filterInSlices';
import { MemoryHost } from './memoryHost';

const POSTS = {
  'a.md': '---\ntitle: 一\ncategories: [地理, 河流]\ntags: 水\ndate: 2021-06-11 09:29:00\nauthor: 林夏\n---\n',
  'b.md': '---\ntitle: 二\ncategories:\n  - [地理, 山]\n  - [游记]\ntags: [水, 石, 水]\ndate: Fri, 11 Jun 2021 01:29:00 GMT\nauthor: 林夏\n---\n',
  'c.md': '---\ntitle: 三\ncategories: 游记\ntags: [2021, true, {a: b}]\ndate: 2021-06-12 09:29:00\n__proto__: x\nconstructor: y\n---\n',
  'drafts/d.md': '---\ntitle: "broken\ncategories: 游记\n---\n',
  'drafts/e.md': 'No front matter.\n',
  'gbk.md': new Uint8Array([0xce, 0xd2]),
};

async function fill(paths: readonly string[] = Object.keys(POSTS)): Promise<BlogIndex> {
  const index = new BlogIndex();
  await fillIndex(index, paths, new MemoryHost(POSTS).files, 'hexo', { clock: () => 0, pause: () => Promise.resolve(), isWanted: () => true });
  return index;
}

const counted = (counts: ReadonlyMap<string, number>): string => [...counts].map(([name, count]) => `${name} ${count}`).join(', ');

describe("the blog's index", () => {
  it('counts names by the posts that have them, the most frequent first', async () => {
    const index = await fill();
    assert.equal(index.size, 5);
    assert.equal(counted(index.countNames('tags')), '水 2, 2021 1, true 1, 石 1');
    assert.equal(counted(index.countNames('author')), '林夏 2');
    assert.equal(counted(index.countNames('categories')), '地理 2, 游记 2, 山 1, 河流 1');
    assert.equal(counted(index.countNames('nothing')), '');
    assert.equal(counted(index.countNames('constructor')), 'y 1');
    assert.equal(counted(index.countNames('toString')), '');
  });

  it('counts categories along the paths that the blog uses', async () => {
    const index = await fill();
    assert.equal(counted(index.countNames('categories', [])), '地理 2, 游记 2');
    assert.equal(counted(index.countNames('categories', ['地理'])), '山 1, 河流 1');
    assert.equal(counted(index.countNames('categories', ['山'])), '');
  });

  it('finds the posts that have a name, or a key', async () => {
    const index = await fill();
    assert.deepEqual(index.findPosts('categories', '游记'), ['b.md', 'c.md']);
    assert.deepEqual(index.findPostsWith('author'), ['a.md', 'b.md']);
  });

  it('knows what the site makes of each, and how dates are written', async () => {
    const index = await fill();
    assert.deepEqual([...index.posts].map(({ path, outcome }) => `${path} ${outcome}`), ['a.md read', 'b.md read', 'c.md read', 'drafts/d.md fails', 'drafts/e.md absent']);
    assert.equal(index.getDateStyle(), 'hexo');
    assert.equal(new BlogIndex().getDateStyle(), undefined);
  });

  it('knows pictures and blanks by their look', () => {
    const index = new BlogIndex();
    index.set('a.md', "---\na: /images/a.jpg\nb: https://example.com/b.webp?w=2\nc: /about/\nd: ''\ne:\nf: a.jpg is a picture\ng: [a.jpg]\n---\n", 'hexo');
    assert.deepEqual([...index.posts].flatMap(({ values }) => Object.values(values).map(({ look }) => look)), ['picture', 'picture', undefined, 'blank', undefined, undefined, undefined]);
  });

  it('keeps up with changes', async () => {
    const index = await fill();
    index.set('a.md', '---\ntags: 火\n---\n', 'hexo');
    assert.equal(counted(index.countNames('tags')), '2021 1, true 1, 水 1, 火 1, 石 1');
    index.delete('b.md');
    assert.equal(counted(index.countNames('tags')), '2021 1, true 1, 火 1');
    index.delete('drafts');
    assert.equal(index.size, 2);
  });

  it('is filled in slices, and no further once nobody wants it', async () => {
    const index = new BlogIndex();
    const { files } = new MemoryHost(POSTS);
    let time = 0;
    let pauses = 0;
    await fillIndex(index, ['a.md', 'b.md', 'c.md'], files, 'hexo', { clock: () => (time += 5), pause: () => Promise.resolve(void pauses++), isWanted: () => true });
    assert.ok(pauses > 0);
    const other = new BlogIndex();
    await fillIndex(other, Object.keys(POSTS), files, 'hexo', { clock: () => 0, pause: () => Promise.resolve(), isWanted: () => other.size < 2 });
    assert.equal(other.size, 2);
  });

  it('has its posts found in slices, and no further once nobody wants it', async () => {
    let time = 0;
    let asked = 0;
    const atPauses: number[] = [];
    const filling = { clock: () => time, pause: () => Promise.resolve(void atPauses.push(asked)), isWanted: () => asked < 8 };
    const isEven = (item: number): Promise<boolean> => Promise.resolve(((asked += 1), (time += 3), item % 2 === 0));
    assert.deepEqual(await filterInSlices([1, 2, 4, 5, 6], isEven, filling), [2, 4, 6]);
    assert.deepEqual(atPauses, [3]);
    assert.deepEqual(await filterInSlices([1, 2, 4, 5, 6, 8, 10], isEven, filling), []);
    assert.deepEqual(atPauses, [3, 8]);
  });
});
