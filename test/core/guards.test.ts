import assert from 'node:assert/strict';
import { readPreviewState, readToExtension, readToPreview } from '../../src/protocol/guards';

const LONG = 'a'.repeat(20_000);
const ADDRESS = 'file:///blog/a.md';

const notFields: readonly unknown[] = [
  undefined, null, true, 0, 1n, '', 'ready', '{"type":"ready"}', Symbol('ready'), () => ({ type: 'ready' }),
  [], ['ready'], [{ type: 'ready' }], Object.assign([], { type: 'ready' }),
  new Map([['type', 'ready']]), new Date(), /ready/,
];

const tricks = (good: object): readonly unknown[] => [
  // What is inherited is not said.
  Object.create(good),
  JSON.parse(`{ "__proto__": ${JSON.stringify(good)} }`),
  JSON.parse(`{ "constructor": { "prototype": ${JSON.stringify(good)} } }`),
  Object.setPrototypeOf({}, good),
  { ...good, type: ['ready'] },
  { ...good, type: { toString: () => 'ready' } },
  { ...good, type: Object('ready') },
];

const types = ['', 'Ready', 'ready ', 'READY', 'constructor', '__proto__', 'prototype', 'toString', 'hasOwnProperty', 'valueOf', 'eval', 'executeCommand', 'command', 'undefined', LONG];

const offsets: readonly unknown[] = [-1, -0.5, 0.5, NaN, Infinity, -Infinity, 2 ** 30 + 1, 2 ** 53, Number.MAX_VALUE, 5n, '5', '', null, undefined, true, [5], { valueOf: () => 5 }, Object(5), new Date(5)];

const strings: readonly unknown[] = [undefined, null, 5, true, ['a'], {}, { toString: () => 'a', length: 1 }, Object('a'), LONG];

describe('Messages from the preview', () => {
  const refuse = (data: unknown): void => assert.equal(readToExtension(data), undefined);

  it('are read when they are as they should be', () => {
    assert.deepEqual(readToExtension({ type: 'ready' }), { type: 'ready' });
    assert.deepEqual(readToExtension({ type: 'open', href: '#a' }), { type: 'open', href: '#a' });
    assert.deepEqual(readToExtension({ type: 'log', message: '' }), { type: 'log', message: '' });
    for (const offset of [0, 5, 2 ** 30]) assert.ok(readToExtension(makePlace('reveal', offset)), String(offset));
    for (const offset of [0, 5, 2 ** 30]) assert.ok(readToExtension(makePlace('scroll', offset)), String(offset));
    assert.deepEqual(readToExtension(makePlace('template', 5)), { type: 'template', offset: 5 });
  });

  it('are nothing when they are no object', () => notFields.forEach(refuse));

  it('are nothing when their type is unknown', () => {
    for (const type of [...types, ...strings]) refuse({ type, offset: 5, href: 'a', message: 'a' });
    // What the extension says, the preview must not.
    for (const type of ['render', 'theme', 'follow', 'files']) refuse({ ...makeRender(), type, theme: 'dark', offset: 5, what: 'top' });
  });

  it('are nothing when they are made of what is inherited', () => {
    for (const good of [{ type: 'ready' }, makePlace('reveal', 5), { type: 'open', href: 'a' }, { type: 'log', message: 'a' }]) tricks(good).forEach(refuse);
  });

  it('are nothing when an offset is none', () => {
    for (const offset of offsets) for (const type of ['reveal', 'scroll', 'template']) refuse(makePlace(type, offset));
  });

  it('are nothing when a text is none, or too long', () => {
    for (const text of strings) {
      refuse({ type: 'open', href: text });
      refuse({ type: 'log', message: text });
    }
    refuse({ type: 'log', message: 'a'.repeat(2001) });
  });

  it('keep nothing of what they bring besides', () => {
    assert.deepEqual(readToExtension({ type: 'ready', more: 1, toString: 'a' }), { type: 'ready' });
    assert.deepEqual(readToExtension({ type: 'open', href: 'a', command: 'b' }), { type: 'open', href: 'a' });
  });
});

describe('Messages to the preview', () => {
  const refuse = (data: unknown): void => assert.equal(readToPreview(data), undefined);

  it('are nothing when they are no object', () => notFields.forEach(refuse));

  it('are nothing when their type is unknown', () => {
    for (const type of [...types, ...strings, 'ready', 'reveal', 'open', 'log']) refuse({ ...makeRender(), type });
  });

  it('are nothing when they are made of what is inherited', () => {
    for (const good of [{ type: 'files' }, makeRender()]) tricks(good).forEach(refuse);
  });

  it('are nothing when an offset of the article is none', () => {
    for (const offset of offsets.filter(offset => offset !== null && offset !== undefined)) {
      for (const field of ['sequence', 'base', 'version']) refuse({ ...makeRender(), [field]: offset });
      refuse({ ...makeRender(), starts: [0, offset] });
      refuse({ ...makeRender(), keep: { first: offset, last: 0 } });
      refuse({ ...makeRender(), shell: { html: '', start: 0, depth: offset } });
      refuse({ ...makeRender(), header: { ...makeRender().header, title: { text: 'a', start: offset } } });
    }
    refuse({ ...makeRender(), shell: { html: '', start: 0, depth: 513 } });
  });

  it('are nothing when a part of the article is of another kind', () => {
    for (const field of Object.keys(makeRender())) for (const wrong of [undefined, null, 'a'.repeat(20_000), -1, true, [null], [{}], () => 1]) refuse({ ...makeRender(), [field]: wrong });
    for (const text of strings.filter(text => text !== LONG)) refuse({ ...makeRender(), blocks: ['', text] });
    for (const text of strings.filter(text => text !== LONG && text !== undefined && text !== null)) refuse({ ...makeRender(), header: { ...makeRender().header, author: { text, start: 0 } } });
    for (const text of strings) refuse({ ...makeRender(), uri: text });
    for (const text of strings) refuse({ ...makeRender(), places: { post: text, site: ADDRESS, root: '/' } });
  });
});

describe('What a preview kept', () => {
  it('is nothing when it names no post', () => {
    for (const data of notFields) assert.equal(readPreviewState(data), undefined);
    for (const uri of strings) assert.equal(readPreviewState({ uri, top: 5 }), undefined);
    for (const good of [{ uri: ADDRESS, top: 5 }]) assert.equal(readPreviewState(Object.create(good)), undefined);
  });

  it('begins at the top when its place is none', () => {
    for (const top of [-1, NaN, Infinity, '5', null, undefined, [5], {}]) assert.equal(readPreviewState({ uri: ADDRESS, top })?.top, 0);
  });
});

/** Makes a message about a place; where the offset is one, nothing is wrong with it. */
function makePlace(type: string, offset: unknown): object {
  return { type, uri: ADDRESS, offset, before: '', after: '', focus: false };
}

function makeRender() {
  return {
    type: 'render', sequence: 1, base: 0, uri: ADDRESS, version: 1, language: 'en',
    header: { title: undefined, author: undefined, date: undefined, categories: [], headimg: undefined, notice: undefined },
    places: { post: ADDRESS, site: ADDRESS, root: '/' },
    shell: { html: '', depth: 0, start: 0 },
    keep: { first: 0, last: 0 },
    blocks: ['<p>a</p>', '<p>b</p>'],
    starts: [0, 8],
    omissions: [{ text: '{# a #}', start: 3, why: 'site' }],
  };
}
