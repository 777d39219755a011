import assert from 'node:assert/strict';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { checkPost, countText, parsePost, readBlog, renderArticle, type Post } from '../../src/core/index';
import { toRenderMessage, type Shown } from '../../src/vscode/preview/toRenderMessage';
import { triesLarge } from './fuzzing';
import { MemoryHost } from './memoryHost';

const KEYS = 2000;
// Bytes.
const MOST_PER_KEY = 1800;
const words = '潮水退去 the tide goes out, <b>and</b> the ![boats](/images/a.png) lie dry. ';
const head = `---\ntitle: Tides\ndate: Fri, 11 Jun 2021 01:29:00 GMT\ncategories: [Sea, Tides]\n---\n\n${'<p style="text-indent: 2em">潮水每天推迟约五十分钟，and <img src="/images/a.png"> the tide table says so.</p>\n'.repeat(4)}\n`;
const foot = `\n\n${'Another *paragraph* of the post, which nobody touches.\n\n'.repeat(4)}`;

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

if (triesLarge) describe('Two thousand keystrokes', () => {
  it('leave the extension host no larger than it was', async () => {
    const host = new MemoryHost({ 'galley.json': '{}', '_config.yml': 'url: https://example.com\n', 'source/images/a.png': '' });
    const blog = await readBlog(host.files);
    let previous: Post | undefined;
    let shown: Shown | undefined;
    let typed = '';
    /** Does what the extension does at each key. */
    const press = async (key: number): Promise<void> => {
      const at = key % (2 * words.length);
      typed = words.slice(0, at <= words.length ? at : 2 * words.length - at);
      const post = parsePost(head + typed + foot, { path: 'source/_posts/tides.md', reader: 'hexo', previous });
      await checkPost(post, blog, host);
      countText(post);
      const article = await renderArticle(post, blog, host.files);
      const uri = 'file:///blog/source/_posts/tides.md';
      toRenderMessage(article, { uri, version: key, places: { post: '', site: '', root: '/' }, sequence: key, length: post.text.length }, shown);
      shown = { sequence: key, uri, article };
      previous = post;
    };
    const measure = (): number => {
      for (let round = 0; round < 3; round++) collect();
      return process.memoryUsage().heapUsed;
    };

    for (let key = 0; key < 2 * words.length; key++) await press(key);
    const first = measure();
    for (let key = 0; key < KEYS; key++) await press(key);
    const last = measure();
    console.log(`    heap ${(first / 1000).toFixed(0)} KB, then ${(last / 1000).toFixed(0)} KB`);
    // What is compiled meanwhile stays; one text kept per key would be more.
    assert.ok(last - first < KEYS * MOST_PER_KEY, `${last} bytes, ${first} before`);
  }).timeout(180_000);
});
