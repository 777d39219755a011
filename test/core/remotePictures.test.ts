import assert from 'node:assert/strict';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readBlog } from '../../src/core/blog';
import { createAsker, type AskOptions, type Fetch } from '../../src/core/image/remote/askPictures';
import { findRemotePictures } from '../../src/core/image/remote/remotePictures';
import { checkRemotePictures } from '../../src/core/checkRemotePictures';
import { isPrivateAddress } from '../../src/core/text/privateAddress';
import { parsePost } from '../../src/core/post/post';
import { applyEdits } from '../../src/core/text/span';
import { MemoryHost } from './memoryHost';

const png = Buffer.from('89504e470d0a1a0a01020304', 'hex');
const other = Buffer.concat([png, Buffer.from('blocked')]);

describe('pictures of other sites', () => {
  let count = 0;
  let most = 0;
  let running = 0;
  const asked: string[] = [];
  const answer = async ({ url = '', headers: { referer } }: IncomingMessage, response: ServerResponse): Promise<void> => {
    asked.push(`${url} ${referer ?? '-'}`);
    most = Math.max(most, ++running);
    response.on('close', () => running--);
    const send = (body: Buffer | string, type = 'image/png', status = 200): unknown => response.writeHead(status, { 'content-type': type }).end(body);
    const redirect = (location: string): unknown => response.writeHead(302, { location }).end();
    switch (url.replace(/\?.*/, '')) {
      case '/free.png': return void send(png);
      case '/guarded.png': return void (referer === undefined ? send(png) : send('no', 'text/plain', 403));
      case '/replaced.png': return void send(referer === undefined ? png : other);
      case '/random.png': return void send(Buffer.concat([png, Buffer.alloc(++count)]));
      case '/members.png': return void (referer === undefined ? send('no', 'text/plain', 403) : send(png));
      case '/page.png': return void send('<html></html>', 'text/html');
      case '/moved.png': return void redirect('/free.png');
      case '/inside.png': return void redirect('http://10.0.0.1/a.png');
      case '/file.png': return void redirect('file:///etc/passwd');
      case '/circle.png': return void redirect('/circle.png');
      case '/slow.png': return;
      case '/wait.png': await new Promise(resolve => setTimeout(resolve, 30)); return void send(png);
      case '/endless.png': {
        response.writeHead(200, { 'content-type': 'image/png' });
        const write = (): void => void (response.destroyed || response.write(Buffer.alloc(50_000), write));
        return write();
      }
      default: return void send('none', 'text/plain', 404);
    }
  };
  const server = createServer((request, response) => void answer(request, response));
  let origin = '';
  before(done => {
    server.listen(0, '127.0.0.1', () => {
      origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
      done();
    });
  });
  after(done => {
    server.closeAllConnections();
    server.close(done);
  });
  beforeEach(() => void asked.splice(0));

  // The site is by http:, so that the server's own protocol is no matter.
  const check = async (body: string, options: Partial<AskOptions> = {}, site = 'http://blog.example') => {
    const text = `---\ntitle: a\n---\n\n${body.replaceAll('@', origin)}\n`;
    const blog = await readBlog(new MemoryHost({ '_config.yml': `url: ${site}/x\n` }).files);
    const post = parsePost(text, { path: 'source/_posts/a.md', reader: 'hexo' });
    const ask = createAsker({ fetch: fetch as unknown as Fetch, allowedOrigins: [origin], timeoutMilliseconds: 500, maxBytes: 200_000, ...options });
    const findings = await checkRemotePictures(post, blog, ask);
    return findings.map(({ message, fixes, span }) => ({
      message: message.replaceAll(origin.slice(7), 'HOST'), source: text.slice(span.start, span.end).replaceAll(origin, '@'),
      fixed: fixes.map(({ edits }) => applyEdits(text, edits).slice(text.indexOf('\n\n') + 2).trimEnd().replaceAll(origin, '@')),
    }));
  };

  for (const [name, body, message, fixed] of [
    ['one that all see', '<img src="@/free.png">'],
    ['one that has moved', '<img src="@/moved.png">'],
    ['one that is another each time', '<img src="@/random.png">'],
    ['one that is refused, and hidden from it', '<img src="@/guarded.png" referrerpolicy="no-referrer">'],
    ['one that is refused', '<img src="@/guarded.png">', 'HOST refuses this picture to readers of your site (the answer is 403). Add referrerpolicy="no-referrer".', '<img src="@/guarded.png" referrerpolicy="no-referrer">'],
    ['one that is refused, in Markdown', '![a](@/guarded.png)', 'HOST refuses this picture to readers of your site (the answer is 403). Add referrerpolicy="no-referrer".'],
    ['one that is replaced', '<img referrerpolicy="origin" src="@/replaced.png">', 'HOST shows readers of your site another picture than this one. Add referrerpolicy="no-referrer".', '<img referrerpolicy="no-referrer" src="@/replaced.png">'],
    ['one that wants to know', '<img src="@/members.png" referrerpolicy="no-referrer">', 'HOST shows this picture only to readers of your site who say where they come from, and referrerpolicy keeps them from it. Take it away.', '<img src="@/members.png">'],
    ['one that is gone', '<img src="@/none.png">', 'Readers do not see this picture: there is none at this address any more.'],
    ['a page', '<img src="@/page.png">', 'Readers do not see this picture: there is something else at this address.'],
    ['one that leads inside', '<img src="@/inside.png">', 'HOST is an address that only your own network knows. Bring the picture into the blog.'],
    ['one that leads to a file', '<img src="@/file.png">', 'HOST is an address that only your own network knows. Bring the picture into the blog.'],
    ['one that leads to itself', '<img src="@/circle.png">', 'Readers do not see this picture: the answer is 310.'],
    ['one that does not come', '<img src="@/slow.png">', 'Readers do not see this picture: there is no answer.'],
    ['one that does not end', '<img src="@/endless.png">', 'Readers do not see this picture: it is heavier than 20 MB.'],
    ['a lazy one', '<img src="/loading.gif" data-src="@/none.png">', 'Readers do not see this picture: there is none at this address any more.'],
  ] as const) {
    it(`${name}: ${message === undefined ? 'nothing to say' : 'said'}`, async () => {
      const findings = await check(body);
      assert.deepEqual(findings.map(finding => finding.message), message === undefined ? [] : [message]);
      assert.deepEqual(findings.flatMap(finding => finding.fixed), fixed === undefined ? [] : [fixed]);
    });
  }

  it('are asked for twice, with the origin of the site and without', async () => {
    await check('<img src="@/free.png#a"><img src="@/free.png#a">');
    assert.deepEqual(asked.sort(), ['/free.png -', '/free.png http://blog.example/']);
  });

  it('at the head of the article are asked for as well', async () => {
    const text = `---\ntitle: a\nheadimg: ${origin}/guarded.png\n---\n`;
    const blog = await readBlog(new MemoryHost({ '_config.yml': 'url: http://blog.example\n' }).files);
    const findings = await checkRemotePictures(parsePost(text, { path: 'a.md', reader: 'hexo' }), blog, createAsker({ fetch: fetch as unknown as Fetch, allowedOrigins: [origin] }));
    assert.deepEqual(findings.map(({ span }) => text.slice(span.start, span.end)), [`${origin}/guarded.png`]);
  });

  for (const [rules, comment, severities] of [
    ['{}', '', ['warning']],
    ['{ "remote-picture": "error" }', '', ['error']],
    ['{ "remote-picture": "off" }', '', []],
    ['{}', '<!-- galley-disable remote-picture -->\n', []],
    ['{}', '<!-- galley-disable image-source -->\n', ['warning']],
  ] as const) {
    it(`under ${rules}${comment && `, with ${comment.trim()}`}: ${severities.join() || 'nothing'}`, async () => {
      const blog = await readBlog(new MemoryHost({ 'galley.json': `{ "rules": ${rules}, "site": { "url": "http://blog.example" } }` }).files);
      const post = parsePost(`---\ntitle: a\n---\n\n${comment}<p><img src="${origin}/none.png"></p>\n`, { path: 'source/_posts/a.md', reader: 'hexo' });
      const findings = await checkRemotePictures(post, blog, createAsker({ fetch: fetch as unknown as Fetch, allowedOrigins: [origin] }));
      assert.deepEqual(findings.map(({ severity }) => severity), severities);
    });
  }

  it('of Markdown under a name get an address of their own', async () => {
    const text = '![桥][a] ![河][a]\n\n[a]: https://example.com/a.jpg\n';
    const remote = await findRemotePictures(parsePost(text, { path: 'a.md', reader: 'hexo' }), await readBlog(new MemoryHost({}).files));
    assert.deepEqual(remote.map(({ url }) => url), ['https://example.com/a.jpg', 'https://example.com/a.jpg']);
    assert.equal(applyEdits(text, remote.flatMap(({ replace }) => replace('/images/a.jpg'))), text.replaceAll('][a]', '](/images/a.jpg)'));
  });

  it('private ones are not asked for', async () => {
    const findings = await check('<img src="@/free.png"><img src="http://localhost/a.png"><img src="http://[::1]/a.png"><img src="//192.168.1.1/a.png">', { allowedOrigins: [] });
    assert.equal(findings.length, 4);
    assert.deepEqual(asked, []);
  });

  it('by http: on a site by https: are by https: where the host has them', async () => {
    const pretend: Fetch = (url, init) => (url.startsWith('https:') ? fetch(url.replace('https:', 'http:'), init as RequestInit) : fetch(url, init as RequestInit)) as unknown as ReturnType<Fetch>;
    const withTls = await check('<img src="@/free.png">', { fetch: pretend, allowedOrigins: [origin, origin.replace('http:', 'https:')] }, 'https://blog.example');
    assert.deepEqual(withTls, [{ message: 'Browsers do not show a picture by http: on a page by https:. Write https:.', source: 'src="@/free.png"', fixed: [`<img src="${origin.replace('http:', 'https:')}/free.png">`] }]);
    const without = await check('<img src="@/free.png">', { allowedOrigins: [origin, origin.replace('http:', 'https:')] }, 'https://blog.example');
    assert.deepEqual(without.map(({ message }) => message), ['Browsers do not show a picture by http: on a page by https:, and HOST has none by https:. Bring the picture into the blog.']);
  });

  it('never more than six are under way', async () => {
    most = 0;
    await check(Array.from({ length: 20 }, (_, index) => `<img src="@/wait.png?${index}">`).join('\n'), { timeoutMilliseconds: 10_000 });
    assert.equal(asked.length, 40);
    assert.ok(most > 1 && most <= 6, String(most));
  });

  it('have ten seconds and 20 MB each, when nobody says otherwise', async () => {
    const waits: number[] = [];
    const { timeout } = AbortSignal;
    AbortSignal.timeout = milliseconds => {
      waits.push(milliseconds);
      return timeout.call(AbortSignal, milliseconds);
    };
    try {
      for (const [bytes, outcome] of [[20_000_000, 'picture'], [20_000_001, 'endless']] as const) {
        const send: Fetch = () => Promise.resolve({ status: 200, headers: { get: () => 'image/png' }, body: (async function* () { yield new Uint8Array(bytes); })() });
        assert.equal((await createAsker({ fetch: send })('https://example.com/a.png', undefined)).outcome, outcome);
      }
    } finally {
      AbortSignal.timeout = timeout;
    }
    assert.deepEqual(waits, [10_000, 10_000]);
  });

  it('end when the author wants it', async () => {
    const controller = new AbortController();
    const checked = check('<img src="@/slow.png">', { timeoutMilliseconds: 60_000, signal: controller.signal });
    controller.abort();
    assert.equal((await checked).length, 1);
  });
});

describe('private addresses', () => {
  for (const host of ['localhost', 'a.localhost', 'LOCALHOST.', 'printer.local', '127.0.0.1', '127.1', '2130706433', '0x7f.1', '0', '10.1.2.3', '172.16.0.1', '172.31.255.255', '192.168.0.1', '169.254.169.254', '100.64.0.1', '198.18.0.1', '224.0.0.1', '[::1]', '[::]', '[fe80::1]', '[fd00::1]', '[::ffff:10.0.0.1]', '[64:ff9b::7f00:1]', '[ff02::1]']) {
    it(`${host} is one`, () => assert.equal(isPrivateAddress(`http://${host}/a.png`), true));
  }
  for (const host of ['example.com', 'localhost.example.com', '8.8.8.8', '172.15.0.1', '172.32.0.1', '192.169.0.1', '100.63.0.1', '[2001:4860:4860::8888]', '[::ffff:8.8.8.8]', 'fd00.example.com']) {
    it(`${host} is none`, () => assert.equal(isPrivateAddress(`http://${host}/a.png`), false));
  }
});
