import assert from 'node:assert/strict';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Frame } from 'playwright-core';
import { parsePost, readBlog, renderArticle } from '../../src/core/index';
import { toRenderMessage } from '../../src/vscode/preview/toRenderMessage';
import { MemoryHost } from '../core/memoryHost';
import { waitFor } from '../waitFor';
import { startAttackHost, type AttackHost, type AttackedPreview } from './attackHost';
import { toLightPicture } from '../preview/lightPicture';

// Signature and IHDR: what tells a PNG's size.
const HEAD = 33;
const HEIGHT = 150;
const PNG = Buffer.from(toLightPicture(200, HEIGHT));

/** A server whose answers come when the test has them come. */
interface LateServer {
  readonly origin: string;
  /** Waits until a file has been asked for. */
  find(path: string): Promise<ServerResponse>;
  close(): void;
}

describe('Pictures that come late', () => {
  let host: AttackHost;
  let server: LateServer;

  before(async () => {
    [host, server] = await Promise.all([startAttackHost(), startLateServer()]);
  });
  after(async () => {
    await host.dispose();
    server.close();
  });

  const open = async (body: string): Promise<{ readonly preview: AttackedPreview; readonly article: Frame }> => {
    // Without its policy, the page may ask the server that is this test's.
    const preview = await host.openPreview(['policy']);
    // Only the test lets time go by.
    await preview.page.clock.install();
    await preview.page.clock.pauseAt(Date.now() + 60_000);
    const text = `---\ntitle: Tides\n---\n\n${body}\n<p id="below">Below.</p>\n${'<p>More.</p>\n'.repeat(200)}`;
    const article = await renderArticle(parsePost(text, { path: 'source/_posts/tides.md', reader: 'hexo' }), await readBlog(new MemoryHost({ 'galley.json': '{}' }).files));
    const places = { post: `${server.origin}/post/`, site: `${server.origin}/site/`, root: '/' };
    await preview.tell([toRenderMessage(article, { uri: 'file:///blog/source/_posts/tides.md', version: 1, places, sequence: 1, length: text.length }, undefined)]);
    const frame = await preview.getArticle();
    await waitFor('the article', async () => (await frame.locator('#below').count()) > 0);
    return { preview, article: frame };
  };
  const getTop = (article: Frame): Promise<number> => article.locator('#below').evaluate(element => element.getBoundingClientRect().top + scrollY);
  const isSeen = (article: Frame): Promise<boolean> => article.evaluate(() => getComputedStyle(document.body).opacity === '1');
  const getWidth = (article: Frame): Promise<number> => article.locator('img').first().evaluate(image => (image as HTMLImageElement).naturalWidth);
  const isWhole = (article: Frame): Promise<boolean> => article.locator('img').first().evaluate(image => (image as HTMLImageElement).src.startsWith('blob:'));

  it('show the article when their first bytes have told their size, and move nothing when the rest comes', async () => {
    const { article } = await open('<p><img src="/first.png" alt="A wall"></p>');
    const answer = await server.find('/site/first.png');
    assert.equal(await isSeen(article), false);
    answer.write(PNG.subarray(0, HEAD));
    await waitFor('the article to be seen', () => isSeen(article));
    const top = await getTop(article);
    assert.equal(await isWhole(article), false);
    answer.end(PNG.subarray(HEAD));
    await waitFor('the picture', () => isWhole(article));
    assert.equal(await getWidth(article), 200);
    assert.equal(await getTop(article), top);
    assert.ok(top > HEIGHT, `${top}`);
  });

  it('keep nobody waiting for the article, and take their place as soon as they tell it', async () => {
    const { preview, article } = await open('<p><img src="/slow.png" alt="A wall"></p>');
    const answer = await server.find('/site/slow.png');
    const before = await getTop(article);
    assert.equal(await isSeen(article), false);
    await preview.page.clock.runFor(150);
    assert.equal(await isSeen(article), true);
    answer.write(PNG.subarray(0, HEAD));
    await waitFor('the place', async () => (await getTop(article)) >= before + HEIGHT - 40);
    const top = await getTop(article);
    answer.end(PNG.subarray(HEAD));
    await waitFor('the picture', () => isWhole(article));
    assert.equal(await getTop(article), top);
  });

  it('leave what is read where it is, be they the blog\'s or another site\'s, when they come above it', async () => {
    const { preview, article } = await open(`<p><img src="/above.png" alt="A wall"></p>\n<p><img src="${server.origin}/far.png" alt="A river"></p>`);
    const [own, far] = [await server.find('/site/above.png'), await server.find('/far.png')];
    await preview.page.clock.runFor(150);
    await article.evaluate(() => document.querySelector('#below')!.scrollIntoView());
    const [before, at] = [await getTop(article), await article.evaluate(() => scrollY)];
    own.end(PNG);
    far.end(PNG);
    await waitFor('the pictures', async () => (await getTop(article)) >= before + 2 * (HEIGHT - 40));
    await waitFor('what is read to be where it was', async () => Math.abs(await article.evaluate(() => scrollY) - at - await getTop(article) + before) <= 1);
  });
});

async function startLateServer(): Promise<LateServer> {
  const answers = new Map<string, ServerResponse>();
  const server = createServer((request, response) => {
    response.writeHead(200, { 'content-type': 'image/png', 'access-control-allow-origin': '*' });
    answers.set(request.url ?? '', response);
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    find: path => waitFor(`a request for ${path}`, () => Promise.resolve(answers.get(path))),
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
