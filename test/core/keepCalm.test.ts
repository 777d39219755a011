import assert from 'node:assert/strict';
import { readBlog } from '../../src/core/blog';
import { checkPost } from '../../src/core/check';
import { keepCalm } from '../../src/core/keepCalm';
import { parsePost } from '../../src/core/post/post';
import { MemoryHost } from './memoryHost';

const host = new MemoryHost();

/** The rules that are shown while somebody types where | stands. */
async function show(drawn: string): Promise<string[]> {
  const at = drawn.indexOf('|');
  const text = drawn.slice(0, at) + drawn.slice(at + 1);
  const post = parsePost(text, { path: 'source/_posts/a.md', reader: 'hexo' });
  const findings = await checkPost(post, await readBlog(host.files), host);
  const lineFeed = text.indexOf('\n', at);
  return keepCalm(post, findings, { start: text.lastIndexOf('\n', at - 1) + 1, end: lineFeed === -1 ? text.length : lineFeed }).map(({ rule }) => rule);
}

describe('while somebody types', () => {
  it('an empty file is no mistake', async () => assert.deepEqual(await show('|'), []));
  it('nor is a fence', async () => assert.deepEqual(await show('---|'), []));
  it('nor are two fences, with nothing between them yet', async () => {
    for (const drawn of ['---\n|\n---', '---\n|\n---\n', '---\n---|', '---|\n---\n', '\n---\n|\n---\n<p>a</p>\n']) assert.deepEqual(await show(drawn), [], drawn);
  });
  it('from the body, they are', async () => assert.deepEqual(await show('---\n---\n\n<p>|'), ['fence-hidden']));
  it('nor is a block that is begun', async () => assert.deepEqual(await show('---\ntitle: a\n|'), []));
  it('nor is half a key', async () => assert.deepEqual(await show('---\ntitle: a\nda|\n---\n'), []));
  it('nor is half a value', async () => assert.deepEqual(await show('---\ntitle: "a|\ndate: 2021-06-11\n---\n'), []));
  it('nor is a list that is begun', async () => assert.deepEqual(await show('---\ntitle: a\ndate: 2021-06-11\ntags:\n  -|\n---\n'), []));
  it('what stands on other lines is shown', async () => assert.deepEqual(await show('---\ntitle: a: b\ndate: 2021-06-11\nauthor: |\n---\n'), ['yaml-unquoted']));
  it('in the body, what is missing above is shown', async () => assert.deepEqual(await show('---\ntitle: a\n---\n<p>|\n'), ['missing-key', 'missing-recommended-key']));
  it('in a body without metadata, too', async () => assert.deepEqual(await show('<p>a</p>\n<p>|'), ['front-matter-missing']));
});
