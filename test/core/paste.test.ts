import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { htmlToBody, parsePost, readBlog, type Post } from '../../src/core/index';
import { MemoryHost } from './memoryHost';

// A drawn case is what a program puts into the clipboard, and what is pasted:
//
//   ### name [crlf]
//   %% { "section": { "block": "<h2>{text}</h2>" } }     (galley.json)
//   <p class=MsoNormal>…</p>
//   >>> HTML
//   <p style="text-indent: 2em; text-align: left;">…</p>
//   >>> Markdown
//   …
//   >>> lost
//   file:///C:/a.png

const FOLDER = 'test/core/paste';
const places = [['HTML', '<p>一</p>'], ['Markdown', '一']] as const;

/** Returns a post and the place in it where is pasted. */
function makePost(body: string): { readonly post: Post; readonly offset: number } {
  const text = `---\ntitle: A\n---\n${body}\n`;
  return { post: parsePost(text, { path: 'source/_posts/a.md', reader: 'hexo' }), offset: text.length };
}

describe('pasted from', () => {
  for (const file of readdirSync(FOLDER)) {
    describe(file.replace('.txt', ''), () => {
      const path = `${FOLDER}/${file}`;
      const drawings: string[] = [];
      for (const drawing of readFileSync(path, 'utf8').split(/^(?=### )/m)) {
        const [header = '', ...lines] = drawing.trimEnd().split('\n');
        const settings = lines.filter(line => line.startsWith('%% ')).map(line => line.slice(3)).join('\n');
        const end = lines.findIndex(line => line.startsWith('>>> '));
        const source = (end === -1 ? lines : lines.slice(0, end)).filter(line => !line.startsWith('%% '));
        const html = source.join(header.includes('[crlf]') ? '\r\n' : '\n');
        it(header.slice(4), async () => {
          const { files } = new MemoryHost(settings === '' ? {} : { 'galley.json': settings });
          const blog = await readBlog({ ...files });
          assert.deepEqual(blog.problems, []);
          const drawn = [header, ...(settings === '' ? [] : [`%% ${settings}`]), ...source];
          let losses: readonly string[] = [];
          for (const [name, body] of places) {
            const { post, offset } = makePost(body);
            const { text, lost } = await htmlToBody(html, post, blog, { offset });
            drawn.push(`>>> ${name}`, ...(text === '' ? [] : [text]));
            losses = lost;
          }
          if (losses.length > 0) drawn.push('>>> lost', ...losses);
          drawings.push(`${drawn.join('\n')}\n`);
          if (!process.env['UPDATE']) assert.equal(drawings.at(-1), `${drawing.trimEnd()}\n`);
        });
      }
      after(() => {
        if (process.env['UPDATE']) writeFileSync(path, drawings.join('\n'));
      });
    });
  }
});
