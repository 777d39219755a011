import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { readBlog, type Blog } from '../../src/core/blog';
import { checkPost } from '../../src/core/check';
import { fixText } from '../../src/core/fix';
import { parsePost } from '../../src/core/post/post';
import { applyEdits } from '../../src/core/text/span';
import { frontMatterInputs } from './frontMatterInputs';
import { MemoryHost } from './memoryHost';
import { atMost, fc, runs, triesLarge } from './fuzzing';

// Any text in: nothing throws, no rule fails, spans lie within the text in order, fixes can be applied and come to an end.

const host = new MemoryHost();
const model = readFileSync('test/fixtures/model-post.md', 'utf8');

// Found by the generators below, and kept.
const found = ['\n---\ntitle: a;;;\nb: [\n;;;\n', '---\ndate: "\u3000\n---\nbody', '---\ndate: \'\'\u3000\n---\n'];

describe('any text', () => {
  let blogs: readonly Blog[];
  before(async () => {
    blogs = await Promise.all(['{}', '{ "preset": "plain" }'].map(settings => readBlog(new MemoryHost({ 'galley.json': settings }).files)));
  });

  const survives = async (text: string, path = 'a.md'): Promise<void> => {
    for (const blog of blogs) {
      const post = parsePost(text, { path, reader: blog.settings.preset === 'hexo' ? 'hexo' : 'gray-matter' });
      let last = 0;
      for (const { span, fixes } of await checkPost(post, blog, host)) {
        assert.ok(last <= span.start && span.start <= span.end && span.end <= text.length);
        last = span.start;
        for (const { edits } of fixes) applyEdits(text, edits);
      }
      const { text: fixed } = await fixText(text, path, blog, host);
      assert.equal((await fixText(fixed, path, blog, host)).fixed, 0);
    }
    assert.deepEqual(host.logged, []);
  };

  it('what once went wrong', async () => {
    for (const text of found) await survives(text);
  });

  it('arbitrary characters', () => fc.assert(fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 300 }), text => survives(text)), runs(150))).timeout(atMost(60_000));

  const piece = fc.constantFrom('---', '\n', '\r\n', 'title', ':', '：', ' ', '　', '"', "'", '[', ']', '{', '}', '- ', '－', '#', '&a', '*a', '!x', '|', '>', '\t', '<p>', '<img src=', '</div>', '```', '`', '\\', '{{', '😀', '\u0000', '日期', 'date: ', '2021-06-11', ';;;');
  it('pieces of front matter and HTML', () => fc.assert(fc.asyncProperty(fc.array(piece, { maxLength: 60 }), fc.boolean(), (pieces, isFenced) =>
    survives(isFenced ? `---\n${pieces.join('')}\n---\nbody` : pieces.join(''))), runs(400))).timeout(atMost(60_000));

  const change = fc.record({ at: fc.nat(), length: fc.nat({ max: 12 }), text: fc.oneof(piece, fc.string({ maxLength: 4 })) });
  it('the model post with arbitrary changes', () => fc.assert(fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 6 }), fc.boolean(), (changes, isCrlf) => {
    let text = model.slice(0, 2000);
    for (const { at, length, text: inserted } of changes) {
      const start = at % 600;
      text = text.slice(0, start) + inserted + text.slice(start + length);
    }
    return survives(isCrlf ? text.replaceAll('\n', '\r\n') : text);
  }), runs(150))).timeout(atMost(60_000));

  it('what no fix names keeps its value', () => fc.assert(fc.asyncProperty(fc.constantFrom(...frontMatterInputs().map(({ text }) => text)), async text => {
    const before = parsePost(text, { path: 'a.md', reader: 'hexo' });
    if (before.frontMatter?.outcome !== 'read') return;
    const findings = await checkPost(before, blogs[0]!, host);
    const { text: fixed } = await fixText(text, 'a.md', blogs[0]!, host);
    const after = parsePost(fixed, { path: 'a.md', reader: 'hexo' });
    for (const { key, node } of before.frontMatter.entries) {
      if (findings.some(({ span }) => span.start < node.span.end && span.end > node.span.start - key.length - 2)) continue;
      assert.deepEqual(after.frontMatter?.values[key], before.frontMatter.values[key]);
    }
  }), runs(300))).timeout(atMost(60_000));

  if (triesLarge) for (const [name, text] of [
    ['an empty file', ''], ['one fence', '---'], ['5 MB of one line', 'x'.repeat(5_000_000)], ['5 MB of fences', '---\n'.repeat(1_250_000)],
    ['5 MB of quotes in front matter', `---\ntitle: "${'x'.repeat(5_000_000)}\n---\n`], ['ten thousand open tags', `---\ntitle: a\n---\n${'<b>'.repeat(10_000)}`],
    ['thirty thousand keys', `---\n${Array.from({ length: 30_000 }, (_, index) => `k${index}: v`).join('\n')}\n---\n`],
    ['a hundred broken keys', `---\n${Array.from({ length: 100 }, (_, index) => `k${index}: [x] y`).join('\n')}\n---\n`],
    ['deep flow', `---\na: ${'['.repeat(5000)}\n---\n`],
  ] as const) {
    it(name, () => survives(text)).timeout(60_000);
  }

  it('a front matter that would run is never run', async () => {
    const mark = 'galleyWasHere';
    for (const language of ['js', 'javascript', 'coffee', 'JS']) {
      await survives(`---${language}\n(globalThis.${mark} = true, { title: 'x' })\n---\n<p>body</p>\n`);
      await survives(`---${language}\n{ title: (function () { globalThis.${mark} = true; return 'x' })() }\n---\n`);
    }
    assert.equal(mark in globalThis, false);
    const blog = blogs[1]!;
    const findings = await checkPost(parsePost('---js\n{}\n---\n', { path: 'a.md', reader: 'gray-matter' }), blog, host);
    assert.deepEqual(findings.map(({ rule }) => rule), ['yaml-syntax']);
  });
});
