import assert from 'node:assert/strict';
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { makeFolder } from './folder';
import { runGalley } from './runGalley';

// A host that shows its pictures to nobody else's readers, in a thread of its own: the command is waited for in this one.
const HOST = `
  const { createServer } = require('node:http');
  const png = Buffer.from('89504e470d0a1a0a01020304', 'hex');
  const server = createServer(({ headers: { referer } }, response) => response.writeHead(referer ? 403 : 200, { 'content-type': 'image/png' }).end(referer ? undefined : png));
  server.listen(0, '127.0.0.1', () => require('node:worker_threads').parentPort.postMessage(server.address().port));
`;

describe('galley pictures', () => {
  let worker: Worker;
  let origin = '';
  before(async () => {
    worker = new Worker(HOST, { eval: true });
    origin = `http://127.0.0.1:${String((await once(worker, 'message'))[0])}`;
  });
  after(() => worker.terminate());
  const run = (html: string, ...args: readonly string[]) =>
    runGalley(makeFolder({ 'a.md': `---\ntitle: 一篇好文章\n---\n\n${html}\n`, '_config.yml': 'url: http://blog.example\n' }), ['pictures', 'a.md', ...args]);

  it('says which pictures readers will not see', () => {
    const { code, out } = run(`<p><img src="${origin}/a.png"></p>`, '--allow', origin);
    assert.match(out, /a\.md:\d+:\d+.*refuses this picture to readers of your site \(the answer is 403\)/s);
    assert.equal(code, 1);
    assert.equal(run(`<p><img src="${origin}/a.png"></p>`, '--allow', origin, '--fail-on', 'error').code, 0);
  });

  it('says nothing of those that they see', () => assert.equal(run(`<p><img src="${origin}/a.png" referrerpolicy="no-referrer"></p>`, '--allow', origin).code, 0));

  it('asks no private address unless it may', () => assert.match(run(`<p><img src="${origin}/a.png" referrerpolicy="no-referrer"></p>`).out, /is an address that only your own network knows/));

  it('wants an address to allow', () => {
    const { code, err } = run('', '--allow', 'localhost');
    assert.equal(code, 2);
    assert.match(err, /--allow takes an address such as http:\/\/localhost:4000, not "localhost"/);
  });
});
