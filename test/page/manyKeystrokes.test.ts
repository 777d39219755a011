import assert from 'node:assert/strict';
import { parsePost, readBlog, renderArticle } from '../../src/core/index';
import type { RenderMessage } from '../../src/protocol/messages';
import { toRenderMessage, type Shown } from '../../src/vscode/preview/toRenderMessage';
import { MemoryHost } from '../core/memoryHost';
import { waitFor } from '../waitFor';
import { startAttackHost, type AttackHost, type AttackedPreview } from './attackHost';

const KEYS = 2000;
const words = '潮水退去 the tide goes out, and the boats lie dry. ';
const head = `---\ntitle: Tides\n---\n\n${'<p style="text-indent: 2em">潮水每天推迟约五十分钟，and the tide table says so, hour by hour.</p>\n'.repeat(80)}<p id="typed">`;
const foot = `</p>\n${'<p>Another <em>paragraph</em> of the post, which nobody touches.</p>\n'.repeat(80)}`;
const uri = 'file:///blog/source/_posts/tides.md';
const places = { post: 'http://127.0.0.1:9/post/', site: 'http://127.0.0.1:9/site/', root: '/' };

describe('Two thousand keystrokes', () => {
  let host: AttackHost;

  before(async () => {
    host = await startAttackHost();
  });
  after(async () => {
    await host.dispose();
  });

  it('leave the preview no larger than it was', async () => {
    const blog = await readBlog(new MemoryHost({ 'galley.json': '{}' }).files);
    const preview = await host.openPreview([]);
    let sequence = 0;
    let shown: Shown | undefined;
    const render = async (typed: string): Promise<RenderMessage> => {
      const text = head + typed + foot;
      const article = await renderArticle(parsePost(text, { path: 'source/_posts/tides.md', reader: 'hexo' }), blog);
      const message = toRenderMessage(article, { uri, version: ++sequence, places, sequence, length: text.length }, shown);
      shown = { sequence, uri, article };
      return message;
    };
    /** Writes the words letter by letter and takes them back, again and again. */
    const type = async (keys: number): Promise<void> => {
      let messages: RenderMessage[] = [];
      let typed = '';
      for (let key = 1; key <= keys; key++) {
        const at = key % (2 * words.length);
        typed = words.slice(0, at <= words.length ? at : 2 * words.length - at);
        messages.push(await render(typed));
        if (messages.length < 50 && key < keys) continue;
        await preview.tell(messages);
        messages = [];
      }
      const article = await preview.getArticle();
      await waitFor('the last letter', async () => ((await article.locator('#typed').textContent()) ?? '') === typed);
    };
    const measure = await measureIn(preview);

    await type(4 * words.length);
    const first = await measure();
    await type(KEYS);
    const last = await measure();
    console.log(`    heap ${toKilobytes(first.heap)} KB, then ${toKilobytes(last.heap)} KB; nodes ${first.nodes}, then ${last.nodes}; listeners ${first.listeners}, then ${last.listeners}`);
    assert.ok(last.heap < first.heap * 1.1, `${last.heap} bytes, ${first.heap} before`);
    assert.ok(last.nodes < first.nodes * 1.1, `${last.nodes} nodes, ${first.nodes} before`);
    assert.equal(last.listeners, first.listeners);
    assert.deepEqual(preview.told.filter(({ type: what }) => what === 'log'), []);
  }).timeout(180_000);
});

interface Size {
  /** Bytes. */
  readonly heap: number;
  readonly nodes: number;
  readonly listeners: number;
}

/** Measures what a page needs after everything that nobody holds has gone. */
async function measureIn({ page }: AttackedPreview): Promise<() => Promise<Size>> {
  const session = await page.context().newCDPSession(page);
  return async () => {
    for (let round = 0; round < 3; round++) await session.send('HeapProfiler.collectGarbage');
    const { usedSize: heap } = await session.send('Runtime.getHeapUsage');
    const { nodes, jsEventListeners: listeners } = await session.send('Memory.getDOMCounters');
    return { heap, nodes, listeners };
  };
}

function toKilobytes(bytes: number): string {
  return (bytes / 1000).toFixed(0);
}
