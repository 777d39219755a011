import assert from 'node:assert/strict';
import { load } from 'js-yaml';
import { parsePost, type Post } from '../../src/core/post/post';
import type { YamlEntry, YamlNode } from '../../src/core/post/yaml';
import { frontMatterInputs } from './frontMatterInputs';
import { atMost, fc, runs, scale } from './fuzzing';

// A span is exact when what stands there, read alone, is the value, and begins and ends with a character that belongs to it.

describe('spans of front matter', () => {
  for (const { name, text } of frontMatterInputs()) {
    it(name, () => checkSpans(parsePost(text.replace(/^\uFEFF/, ''), { path: 'a.md', reader: 'hexo' })));
  }

  it('generated mappings, with every style, CRLF, comments and astral characters', () => {
    let nodes = 0;
    fc.assert(fc.property(generatedYaml, fc.constantFrom('\n', '\r\n'), (yaml, eol) => {
      const post = parsePost(`---\n${yaml}\n---\nbody\n`.replaceAll('\n', eol), { path: 'a.md', reader: 'hexo' });
      assert.equal(post.frontMatter?.outcome, 'read');
      nodes += checkSpans(post);
    }), runs(500));
    assert.ok(nodes > scale(2000), `${nodes} nodes`);
  }).timeout(atMost(60_000));
});

const word = fc.constantFrom('你好', '论校样：一', '😀', '𠮷野家', 'word', 'two words', 'a#b', 'http://a.b/c?d=1', '12:30', '1984', 'true', '2021-06-11', '~x');
const scalar = fc.oneof(
  word,
  word.map(text => `'${text}'`),
  word.map(text => `"${text}"`),
  fc.constantFrom("'it''s: [x]'", '"a \\"b\\" \\u4f60"', '"one\n  two"', 'one\n  two', '|\n  one\n   two', '>-\n  one\n  two', '!!str 12', '', "''"),
);
const flow = fc.constantFrom('[]', '[一, "二", [三]]', '{a: 1, b: [c]}', '[\n  一,\n  二 ]', '[x: 1]');
const list = fc.array(word, { minLength: 1, maxLength: 3 }).map(items => items.map(item => `\n  - ${item}`).join(''));
const group = fc.array(word, { minLength: 1, maxLength: 3 }).map(items => items.map((item, index) => `\n  k${index}: ${item}`).join(''));
const comment = fc.constantFrom('', ' # 说明', '   ');
const entry = fc.oneof(scalar, flow, list, group).chain(value => comment.map(after => (/^[|>]|^$|\n/.test(value) ? value : `${value}${after}`)));
const generatedYaml = fc.array(entry, { minLength: 1, maxLength: 6 }).map(values => values.map((value, index) => `${index % 2 === 0 ? 'key' : '键'}${index}: ${value}`).join('\n# 一行: 说明\n'));

function checkSpans(post: Post): number {
  const { frontMatter } = post;
  if (!frontMatter) return 0;
  return frontMatter.entries.reduce((count, item) => count + checkEntry(post, item, frontMatter.source.start), 0);
}

function checkEntry(post: Post, { key, keySpan, node }: YamlEntry, least: number): number {
  assert.ok(keySpan.start >= least && keySpan.end <= post.frontMatter!.source.end);
  const written = post.text.slice(keySpan.start, keySpan.end);
  if (!/^[?&*!]/.test(written)) assert.equal(String(load(written)), key);
  assert.ok(node.span.start >= keySpan.end, 'a value stands behind its key');
  return 1 + checkNode(post, node);
}

function checkNode(post: Post, node: YamlNode): number {
  const { start, end } = node.span;
  assert.ok(0 <= start && start <= end && end <= post.text.length);
  const source = post.text.slice(start, end);
  assert.equal(source, source.trim(), 'no white space around a value');
  if (node.kind === 'empty') assert.equal(source, '');
  if (node.kind === 'scalar' && !source.startsWith('*')) {
    // A value of several lines is read again as it stood: behind a key, with its indentation.
    const read = load(`key: ${source}`) as { readonly key: unknown };
    assert.deepEqual(typeof read.key === 'string' ? read.key.trimEnd() : read.key, typeof node.value === 'string' ? node.value.trimEnd() : node.value);
  }
  for (const item of node.items) assert.ok(item.span.start >= start && item.span.end <= end, 'items stand within their list');
  for (const item of node.entries) assert.ok(item.keySpan.start >= start && item.node.span.end <= end, 'entries stand within their group');
  return 1 + node.items.reduce((count, item) => count + checkNode(post, item), 0) + node.entries.reduce((count, item) => count + checkEntry(post, item, start), 0);
}
