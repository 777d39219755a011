import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { makeFolder } from './folder';
import { installGalley } from './installedGalley';
import { runGalley } from './runGalley';

// A host that shows its pictures to nobody else's readers, and never sends one of them, in a thread of its own: the command is waited for in this one.
const HOST = `
  const { createServer } = require('node:http');
  const png = Buffer.from('89504e470d0a1a0a01020304', 'hex');
  const server = createServer(({ url, headers: { referer } }, response) => url === '/never.png' || response.writeHead(referer ? 403 : 200, { 'content-type': 'image/png' }).end(referer ? undefined : png));
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

  it('says that it cannot tell who is refused when the site\'s address is not known', () => {
    const runUnknown = (html: string, settings = '{}') => runGalley(makeFolder({ 'a.md': `---\ntitle: 一篇好文章\n---\n\n${html}\n`, 'galley.json': settings }), ['pictures', 'a.md', '--allow', origin]);
    const { code, err } = runUnknown(`<p><img src="${origin.replace('http:', '')}/a.png"></p>`);
    assert.match(err, /does not know the site's address.*"url": "https:/);
    assert.equal(code, 1);
    assert.equal(runUnknown('<p>潮水退去</p>').err, '');
    // Nobody was asked.
    assert.equal(runUnknown(`<p><img src="${origin}/a.png"></p>`, '{ "rules": { "remote-picture": "off" } }').err, '');
  });

  it('says how far it is when it is asked to', () => {
    assert.equal(run('<p>潮水退去</p>', '--progress').err, '1/1 a.md\n');
    assert.equal(run('<p>潮水退去</p>').err, '');
  });

  it('stops by Ctrl+C with what it has found', async () => {
    const post = (name: string): string => `---\ntitle: 一篇好文章\n---\n\n<p><img src="${origin}/${name}.png"></p>\n`;
    const cwd = makeFolder({ 'a.md': post('a'), 'b.md': post('never'), 'c.md': post('c'), '_config.yml': 'url: http://blog.example\n' });
    const galley = spawn(installGalley().command, ['pictures', 'a.md', 'b.md', 'c.md', '--allow', origin, '--progress', '--format', 'json'], { cwd, env: { PATH: process.env['PATH'] ?? '', LANG: 'C' } });
    let [out, err] = ['', ''];
    galley.stdout.on('data', data => void (out += String(data)));
    galley.stderr.on('data', data => {
      err += String(data);
      if (err.endsWith('2/3 b.md\n')) galley.kill('SIGINT');
    });
    const [code] = await once(galley, 'close');
    assert.equal(code, 130);
    assert.deepEqual((JSON.parse(out) as { files: { path: string; findings: unknown[] }[] }).files.map(({ path, findings }) => [path, findings.length]), [['a.md', 1]]);
    assert.match(err, /^1\/3 a\.md\n2\/3 b\.md\ngalley: Stopped before the end: 1 of 3 posts are done\.\n$/);
  });

  it('wants an address to allow', () => {
    const { code, err } = run('', '--allow', 'localhost');
    assert.equal(code, 2);
    assert.match(err, /--allow takes an address such as http:\/\/localhost:4000, not "localhost"/);
  });
});
