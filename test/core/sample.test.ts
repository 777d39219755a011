import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { isPostPath, readBlog } from '../../src/core/blog';
import { checkPost } from '../../src/core/check';
import { checkBlog } from '../../src/core/checkBlog';
import { parsePost } from '../../src/core/post/post';
import { rules } from '../../src/core/rules/registry';
import { surveyPost } from '../../src/core/surveyPost';
import { MemoryHost } from './memoryHost';
import { inEachZone } from './zones';

const files = Object.fromEntries(
  readdirSync('sample', { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(({ parentPath, name }) => `${parentPath}/${name}`.replaceAll('\\', '/').replace(/^sample\//, ''))
    .map(path => [path, readFileSync(`sample/${path}`)]),
);
const host = new MemoryHost(files);
const mistakes = 'source/_posts/mistakes/';

describe('the sample blog', () => {
  const find = async (path: string) => {
    const blog = await readBlog(host.files);
    assert.ok(isPostPath(blog, path));
    return checkPost(parsePost(new TextDecoder().decode(files[path]), { path, reader: 'hexo' }), blog, host);
  };

  it('has nothing wrong in its settings', async () => assert.deepEqual((await readBlog(host.files)).problems, []));

  it('has a post to practise on for every rule of posts that is on, and none beside', () =>
    assert.deepEqual(Object.keys(files).filter(path => path.startsWith(mistakes)).map(path => path.slice(mistakes.length).replace(/\.\w+$/, '')).sort(), rules.filter(({ part, isOffByDefault }) => (part === 'front-matter' || part === 'body') && !isOffByDefault).map(({ id }) => id).sort()));

  const practice = Object.keys(files).filter(path => path.startsWith(mistakes)).sort();
  const define = (path: string): void => {
    const id = path.slice(mistakes.length).replace(/\.\w+$/, '');
    it(`makes the mistake of ${id} and no other`, async () => assert.deepEqual([...new Set((await find(path)).map(({ rule }) => rule))], [id]));
  };
  practice.filter(path => !path.startsWith(`${mistakes}date-`)).forEach(define);
  inEachZone(() => practice.filter(path => path.startsWith(`${mistakes}date-`)).forEach(define));

  it('has nothing wrong as a whole', async () => {
    const blog = await readBlog(host.files);
    const posts = Object.keys(files).filter(path => isPostPath(blog, path)).map(path => surveyPost(parsePost(new TextDecoder().decode(files[path]), { path, reader: 'hexo' }), blog));
    assert.deepEqual(await checkBlog(posts, blog, host), []);
  });

  it('begins with a post of four mistakes', async () =>
    assert.deepEqual((await find('source/_posts/begin-here.md')).map(({ rule }) => rule), ['yaml-unquoted', 'wrong-type', 'date-weekday', 'image-alt']));

  for (const path of ['source/_posts/city-lights.md', 'source/_posts/reading-the-river.md', 'source/_posts/river-walk.html']) {
    it(`${path} is as it should be`, async () => assert.deepEqual(await find(path), []));
  }
});
