import assert from 'node:assert/strict';
import { readBlog } from '../../src/core/blog';
import { checkPost } from '../../src/core/check';
import { setSeverity } from '../../src/core/editSettings';
import { parsePost } from '../../src/core/post/post';
import { MemoryHost } from './memoryHost';

const host = new MemoryHost();

async function find(text: string, path = 'source/_posts/a.md'): Promise<string[]> {
  const blog = await readBlog(host.files);
  return (await checkPost(parsePost(text, { path, reader: 'hexo' }), blog, host)).map(({ rule }) => rule).filter(rule => rule !== 'missing-recommended-key');
}

const post = (comment: string, line = '', body = ''): string => `---\n${comment}title: 1984\ndate: Mon, 11 Jun 2021 01:29:00 GMT${line}\ncomments: off\n---\n${body}`;

describe('galley-disable', () => {
  it('without it, all is found', async () => assert.deepEqual(await find(post('')), ['wrong-type', 'date-weekday', 'wrong-type']));
  it('silences a rule in the whole block', async () => assert.deepEqual(await find(post('# galley-disable wrong-type\n')), ['date-weekday']));
  it('silences several rules, with a reason', async () => assert.deepEqual(await find(post('# galley-disable wrong-type, date-weekday -- as the old site has it\n')), []));
  it('silences all of the block without ids', async () => assert.deepEqual(await find(post('#galley-disable\n', '', '<p><img src="a.jpg"></p>')), ['image-alt']));
  it('silences a rule on its line', async () => assert.deepEqual(await find(post('', '  # galley-disable-line date-weekday')), ['wrong-type', 'wrong-type']));
  it('silences its line only', async () => assert.deepEqual(await find(post('', '  # galley-disable-line wrong-type')), ['wrong-type', 'date-weekday', 'wrong-type']));
  it('silences a rule of the body from the metadata', async () => assert.deepEqual(await find(post('# galley-disable image-alt wrong-type date-weekday\n', '', '<p><img src="a.jpg"></p>')), []));
  it('silences in a comment of HTML', async () => assert.deepEqual(await find(post('# galley-disable\n', '', '<!-- galley-disable image-alt -->\n<p><img src="a.jpg"></p>')), []));
  it('silences a line of HTML', async () => assert.deepEqual(await find(post('# galley-disable\n', '', '<p><img src="a.jpg"></p> <!-- galley-disable-line -->\n<p><img src="b.jpg"></p>')), ['image-alt']));
  it('is no comment within a text', async () => assert.deepEqual(await find(post('', '\ndescription: a#galley-disable')), ['wrong-type', 'date-weekday', 'wrong-type']));
  it('is no word that begins alike', async () => assert.deepEqual(await find(post('# galley-disabled wrong-type\n')), ['wrong-type', 'date-weekday', 'wrong-type']));
  it('works with CRLF', async () => assert.deepEqual(await find(post('# galley-disable wrong-type\n', '  # galley-disable-line date-weekday').replaceAll('\n', '\r\n')), []));
});

describe('a severity in galley.json', () => {
  for (const [name, before, after] of [
    ['makes the file', undefined, '{\n  "rules": {\n    "image-alt": "off"\n  }\n}\n'],
    ['makes the list of rules', '{ "preset": "hexo" }\n', '{\n  "preset": "hexo",\n  "rules": {\n    "image-alt": "off"\n  }\n}\n'],
    ['joins the others', '{\n  // mine\n  "rules": {\n    "date-style": "warning" // yes\n  }\n}\n', '{\n  // mine\n  "rules": {\n    "date-style": "warning",\n    "image-alt": "off" // yes\n  }\n}\n'],
    ['takes another\'s place', '{ "rules": { "image-alt": "error" } }', '{ "rules": { "image-alt": "off" } }'],
    ['refuses what is broken', '{ "rules": ', undefined],
    ['refuses what is no group', '[]', undefined],
  ] as const) {
    it(name, () => assert.equal(setSeverity(before, 'image-alt', 'off'), after));
  }
  it('keeps the options', () => assert.equal(setSeverity('{ "rules": { "date-style": ["error", { "style": "iso" }] } }', 'date-style', 'hint'), '{ "rules": { "date-style": ["hint", { "style": "iso" }] } }'));
});
