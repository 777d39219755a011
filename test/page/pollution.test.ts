import assert from 'node:assert/strict';
import { load } from 'js-yaml';
import { checkPost, parsePost, readBlog, readSiteValues, renderArticle, renderHtml } from '../../src/core/index';
import { MemoryHost } from '../core/memoryHost';
import { pollutions } from './attackVectors';

describe('Metadata that reaches for what all objects share', () => {
  const shared = [Object.prototype, Array.prototype, String.prototype, Number.prototype, Function.prototype, Date.prototype, Map.prototype, Object, Array];
  const describeShared = (): string => JSON.stringify(shared.map(object => Reflect.ownKeys(object).map(String)));
  const presets = [['hexo', 'hexo'], ['plain', 'gray-matter']] as const;

  for (const [name, front] of Object.entries(pollutions)) {
    it(`${name} fools a naive reader and not Galley`, async () => {
      assert.ok(doesFoolNaive(front));
      const before = describeShared();
      for (const [preset, reader] of presets) {
        const settings = front.startsWith('---') ? JSON.stringify({ preset }) : `{ "preset": "${preset}", ${front.replace(';;;', '}')}`;
        const host = new MemoryHost({ 'galley.json': settings, '_config.yml': front.replaceAll('---\n', '') });
        const blog = await readBlog(host.files);
        const post = parsePost(`${front}\n<p>Body</p>\n`, { path: 'source/_posts/a.md', reader });
        await checkPost(post, blog, host);
        await renderArticle(post, blog);
        await renderHtml(post, blog, { page: true });
        readSiteValues(post, blog);
      }
      assert.equal(describeShared(), before);
    });
  }

  it('gives no field a value', async () => {
    for (const [preset, reader] of presets) {
      const blog = await readBlog(new MemoryHost({ 'galley.json': JSON.stringify({ preset }) }).files);
      const { header } = await renderArticle(parsePost('---\n__proto__: { title: Inherited, author: Inherited }\n---\n\n<p>Body</p>\n', { path: 'source/_posts/a.md', reader }), blog);
      assert.deepEqual([header.title, header.author], [undefined, undefined]);
    }
  });

  it('gives no setting a value', async () => {
    const blog = await readBlog(new MemoryHost({ 'galley.json': '{ "__proto__": { "preset": "plain", "image": { "directory": 5 }, "preview": { "theme": 5 } } }' }).files);
    assert.deepEqual(blog.settings, (await readBlog(new MemoryHost({ 'galley.json': '{}' }).files)).settings);
  });
});

/** Merges metadata into an object as careless code does, and tells whether all objects have got something by it. */
function doesFoolNaive(front: string): boolean {
  const merge = (target: Record<string, unknown>, source: object): void => {
    for (const [key, value] of Object.entries(source)) {
      if (typeof value === 'object' && value !== null) merge((target[key] ??= {}) as Record<string, unknown>, value as object);
      else target[key] = value;
    }
  };
  merge({}, (front.startsWith('---') ? load(front.replaceAll('---\n', '')) : JSON.parse(`{${front.replace(';;;', '')}}`)) as object);
  const isFooled = 'polluted' in {};
  delete (Object.prototype as { polluted?: unknown }).polluted;
  return isFooled;
}
