import assert from 'node:assert/strict';
import { readBlog } from '../../src/core/blog';
import { checkPost } from '../../src/core/check';
import { parsePost } from '../../src/core/post/post';
import { getMatchLimit } from '../../src/core/schema/matchLimit';
import { readProjectSchema } from '../../src/core/schema/projectSchema';
import { expectLinear } from './growth';
import { MemoryHost } from './memoryHost';

const places = (text: string): string[] => readProjectSchema(text).findings.map(({ severity, span }) => `${severity} ${text.slice(span.start, span.end)}`);

async function find(schema: string, frontMatter: string): Promise<string[]> {
  const host = new MemoryHost({ 'galley.json': '{ "schema": "s.json" }', 's.json': schema });
  const blog = await readBlog(host.files);
  const findings = await checkPost(parsePost(`---\n${frontMatter}\n---\n`, { path: 'source/_posts/a.md', reader: 'hexo' }), blog, host);
  assert.deepEqual(host.logged, []);
  return findings.filter(({ severity }) => severity === 'error' || severity === 'warning').map(({ rule }) => rule);
}

describe('patterns of a project\'s schema', () => {
  for (const [pattern, limit] of [
    ['^[a-z-]+$', 2000], ['^\\d{4}(-\\d{2})?$', 2000], ['^[a-z]+(-[a-z]+)*$', 2000], ['^[^:]+: .+ - .+$', 215], ['^(?:news|blog)$', 2000],
    ['^(a|b)+$', 2000], ['^\\p{L}+(-\\p{L}+)*$', 2000], ['a+', 2000], ['^https?://[^/]+/.*\\.(jpe?g|png)$', 2000], ['', 2000],
    ['^(a+)+$', undefined], ['^(a*)*$', undefined], ['^(a|a)*$', undefined], ['^(a|ab)+$', undefined], ['^([a-z]+[a-z]+)*$', undefined], ['(.*a){20}', undefined],
    ['^(\\w+\\s?)*$', undefined], ['^(a|)+$', undefined], ['(a)\\1', undefined], ['[', undefined], ['^(-?[a-z]+)*$', undefined], ['^((a-)+b)+$', undefined], ['^.*.*.*.*.*=$', 25],
  ] as const) {
    it(`${JSON.stringify(pattern)} ${limit ? `is matched up to ${limit} characters` : 'is refused'}`, () => assert.equal(getMatchLimit(pattern), limit));
  }

  // One that is not would run for longer than the machine lives.
  it('what is accepted is matched at once, however nasty the text', () => {
    for (const pattern of ['^[a-z]+(-[a-z]+)*$', '^[^:]+: .+ - .+$', '^.*.*.*.*.*=$', 'a+b', '^(a|b)+$']) {
      const limit = getMatchLimit(pattern)!;
      for (const piece of ['a', 'a-', 'ab', ': - ']) {
        assert.equal(typeof new RegExp(pattern, 'u').test(`${piece.repeat(limit).slice(0, limit - 1)}!`), 'boolean');
      }
    }
  }).timeout(60_000);
});

describe('a project\'s schema', () => {
  it('is used as it is when nothing is wrong', () => assert.deepEqual(places('{ "type": "object", "properties": { "a": { "$ref": "#/$defs/b" } }, "$defs": { "b": { "type": "string" } } }'), []));
  it('may be of draft-07', async () => {
    const schema = '{ "$schema": "http://json-schema.org/draft-07/schema#", "required": ["title"], "properties": { "title": { "$ref": "#/definitions/t" }, "tags": { "items": [{ "type": "string" }, { "type": "number" }] } }, "definitions": { "t": { "maxLength": 3 } } }';
    assert.deepEqual(await find(schema, 'title: abcd\ntags: [a, b]'), ['invalid-value', 'wrong-type']);
    assert.deepEqual(await find(schema, 'title: abc\ntags: [a, 1]'), []);
  });
  it('may be of 2020-12', async () => {
    const schema = '{ "$schema": "https://json-schema.org/draft/2020-12/schema", "properties": { "tags": { "prefixItems": [{ "type": "string" }, { "type": "number" }] }, "kind": { "$ref": "#kind" } }, "$defs": { "k": { "$anchor": "kind", "enum": ["a", "b"] } } }';
    assert.deepEqual(await find(schema, 'tags: [a, b]\nkind: c'), ['wrong-type', 'not-allowed-value']);
  });
  it('may refer to itself further down', async () => {
    const schema = '{ "properties": { "tree": { "$ref": "#/$defs/node" } }, "$defs": { "node": { "properties": { "name": { "type": "string" }, "sub": { "$ref": "#/$defs/node" } } } } }';
    assert.deepEqual(places(schema), []);
    assert.deepEqual(await find(schema, 'tree: { name: a, sub: { sub: { name: true } } }'), ['wrong-type']);
  });

  for (const [name, text, expected] of [
    ['that is no JSON', '{ "a": }', ['error }']],
    ['with comments', '{ // a\n }', ['error // a']],
    ['that is no group', '[]', ['error [']],
    ['of an unknown type', '{ "properties": { "a": { "type": "strin" } } }', ['error "strin"']],
    ['whose keys are a list', '{ "properties": [] }', ['error []']],
    ['whose required keys are none', '{ "required": "title" }', ['error "title"']],
    ['that leads nowhere', '{ "properties": { "a": { "$ref": "#/$defs/none" } } }', ['error "#/$defs/none"']],
    ['that leads out', '{ "$ref": "https://example.com/a.json" }', ['error "https://example.com/a.json"']],
    ['without end', '{ "$defs": { "a": { "$ref": "#/$defs/b" }, "b": { "allOf": [{ "$ref": "#/$defs/a" }] } }, "$ref": "#/$defs/a" }', ['error { "$ref": "#/$defs/b" }']],
    ['that is itself', '{ "$ref": "#" }', ['error { "$ref": "#" }']],
  ] as const) {
    it(`${name} is not used, and says where`, () => {
      assert.deepEqual(places(text), expected);
      assert.equal(readProjectSchema(text).schema, undefined);
    });
  }

  it('too long or too deep is not used', () => {
    assert.equal(readProjectSchema(`{ "description": "${'x'.repeat(1_000_001)}" }`).findings.length, 1);
    assert.equal(readProjectSchema(`${'{"not":'.repeat(5000)}{}${'}'.repeat(5000)}`).schema, undefined);
  });

  // Each level twice as much as the one below: without a limit, these tests would not end.
  const twice = (wrap: (part: string) => string, levels = 40): string => JSON.stringify(Object.fromEntries(Array.from({ length: levels }, (_, level) => [`a${level}`, JSON.parse(`{ "allOf": [${wrap(`{ "$ref": "#/$defs/a${level + 1}" }`)}, ${wrap(`{ "$ref": "#/$defs/a${level + 1}" }`)}] }`) as unknown]).concat([[`a${levels}`, { type: 'string' }]])));
  it('that refers to others again and again is not used, and says where', () => {
    const text = `{ "properties": { "a": { "$ref": "#/$defs/a0" } }, "$defs": ${twice(part => part)} }`;
    const { schema, findings } = readProjectSchema(text);
    assert.equal(schema, undefined);
    assert.deepEqual(findings.map(({ span }) => text.slice(span.start, span.end)), ['{"allOf":[{"$ref":"#/$defs/a33"},{"$ref":"#/$defs/a33"}]}']);
    assert.notEqual(readProjectSchema(`{ "properties": { "a": { "$ref": "#/$defs/a0" } }, "$defs": ${twice(part => part, 7)} }`).schema, undefined);
  });
  it('that multiplies with the depth of a value does not judge what is deep', async () => {
    const nested = (depth: number): string => `a: ${'{ x: '.repeat(depth)}true${' }'.repeat(depth)}`;
    for (const schema of [
      `{ "properties": { "a": { "$ref": "#/$defs/a0" } }, "$defs": ${twice(part => `{ "properties": { "x": ${part} } }`)} }`,
      '{ "properties": { "a": { "$ref": "#/$defs/n" } }, "$defs": { "n": { "type": ["object", "string"], "allOf": [{ "properties": { "x": { "$ref": "#/$defs/n" } } }, { "properties": { "x": { "$ref": "#/$defs/n" } } }] } } }',
    ]) assert.deepEqual(await find(schema, nested(40)), []);
    assert.deepEqual([...new Set(await find('{ "properties": { "a": { "$ref": "#/$defs/n" } }, "$defs": { "n": { "type": ["object", "string"], "allOf": [{ "properties": { "x": { "$ref": "#/$defs/n" } } }, { "properties": { "x": { "$ref": "#/$defs/n" } } }] } } }', nested(4)))], ['wrong-type']);
  });
  it('is read in the time that its length allows', async () => {
    const refer = (count: number): string => JSON.stringify({ properties: Object.fromEntries(Array.from({ length: count }, (_, index) => [`k${index}`, { $ref: '#a' }])), $defs: { a: { $anchor: 'a', type: 'strin' } } });
    const slips = (count: number): string => JSON.stringify({ allOf: Array.from({ length: count }, () => ({ type: 'strin' })) });
    for (const make of [refer, slips]) await expectLinear(count => Promise.resolve(readProjectSchema(make(count))), 2000);
  }).timeout(60_000);

  it('with a dangerous pattern is used without it', async () => {
    const schema = '{ "properties": { "a": { "type": "string", "pattern": "^(a+)+$" }, "b": { "pattern": "^x$" } }, "patternProperties": { "(b*)*": { "type": "number" } } }';
    assert.deepEqual(places(schema), ['warning { "type": "number" }', 'warning "^(a+)+$"']);
    assert.deepEqual(await find(schema, `a: ${'a'.repeat(60)}!\nb: y`), ['invalid-value']);
  });

  it('does not match long texts', async () => {
    const schema = '{ "properties": { "a": { "pattern": "^b", "maxLength": 9 } } }';
    assert.deepEqual(await find(schema, `a: ${'a'.repeat(2001)}`), ['invalid-value']);
    assert.deepEqual(await find(schema, `a: ${'a'.repeat(2000)}`), ['invalid-value', 'invalid-value']);
  });

  it('matches short texts beside a long one', async () => {
    const schema = '{ "properties": { "a": { "pattern": "^b" }, "pattern": { "format": "email" }, "not": { "pattern": "^b" }, "c": { "not": { "pattern": "^b" } } } }';
    assert.deepEqual(await find(schema, `a: ${'a'.repeat(2001)}\npattern: ${'a'.repeat(2001)}\nnot: ${'a'.repeat(2001)}\nc: ${'a'.repeat(2001)}`), []);
    assert.deepEqual(await find(schema, `a: ${'a'.repeat(2001)}\npattern: a\nnot: a\nc: b`), ['invalid-value', 'invalid-value', 'invalid-value']);
    assert.deepEqual(await find('{ "patternProperties": { "^.*.*.*.*.*=$": { "type": "number" } } }', `? ${'a'.repeat(2001)}\n: a\na=: a`), ['wrong-type']);
  });
  it('finds no fault with what a refused pattern would have judged', async () => {
    assert.deepEqual(await find('{ "patternProperties": { "^(a+)+$": {} }, "additionalProperties": false }', 'aa: b'), []);
    const refused = '"pattern": "^(a+)+$"';
    assert.deepEqual(await find(`{ "properties": { "a": { "not": { ${refused} } }, "b": { "if": { ${refused} }, "then": false }, "c": { "contains": { ${refused}, "type": "string" } } } }`, 'a: b\nb: b\nc: [1]'), []);
    assert.deepEqual(await find('{ "allOf": [{ "patternProperties": { "^(a+)+$": {} } }], "unevaluatedProperties": false }', 'aa: b'), []);
  });

  it('sees a timestamp as it is written', async () => assert.deepEqual(await find('{ "properties": { "date": { "type": "string", "format": "date" } } }', 'date: 2021-06-11'), []));
});
