import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { parse as parseHexo } from 'hexo-front-matter';
import matter from 'gray-matter';
import { parsePost, type Post } from '../../src/core/post/post';
import { frontMatterInputs } from './frontMatterInputs';

// Both readers are held to the real packages: equal values and bodies, or both refuse.

const { split: splitHexo5 } = createRequire(import.meta.url)('hexo-front-matter-5') as typeof import('hexo-front-matter');

type Outcome = { readonly values: unknown; readonly body: string } | 'throws';

describe('readers against the real packages', () => {
  const inputs = frontMatterInputs();
  let surprising = 0;

  it('has enough inputs, and enough that throw or surprise', function () {
    assert.ok(inputs.length >= 300, `${inputs.length} inputs`);
    surprising = inputs.filter(({ text }) => isSurprising(runHexo(text), text)).length;
    console.log(`      ${inputs.length} inputs, ${surprising} of them throw in Hexo or give something else than written`);
    assert.ok(surprising * 3 >= inputs.length, `only ${surprising} of ${inputs.length} surprise`);
  });

  for (const { name, text } of inputs) {
    it(`hexo: ${name}`, () => assert.deepEqual(runOurs(text, 'hexo'), runHexo(text)));
    it(`gray-matter: ${name}`, () => {
      const theirs = runGrayMatter(text);
      assert.deepEqual(runOurs(text, 'gray-matter'), isOnlyReadByJsYaml3(text) && theirs !== 'throws' ? 'throws' : theirs);
    });
    it(`hexo-front-matter 5 sees the same block: ${name}`, () => {
      const { frontMatter } = parsePost(normalize(text), { path: 'a.md', reader: 'hexo' });
      assert.equal(frontMatter && normalize(text).slice(frontMatter.source.start, frontMatter.source.end), splitHexo5(normalize(text)).data);
    });
  }
});

/**
 * What the parser of js-yaml 3 lets pass and that of js-yaml 4 refuses: empty items in `[ , a]`, a `?` that begins a value, a tab behind a dash, a tab
 * before the first key.
 * Galley reports them in a `plain` blog as well: newer sites refuse them.
 */
function isOnlyReadByJsYaml3(text: string): boolean {
  return /^---[^]*(?:\[[^\]]*,\s*,|\[\s*,|: \? |\n\t)/.test(text);
}

function runOurs(text: string, reader: Post['reader']): Outcome {
  const post = parsePost(text.replace(/^\uFEFF/, ''), { path: 'a.md', reader });
  const { frontMatter } = post;
  if (frontMatter?.outcome === 'fails') return 'throws';
  const toBody = (body: string) => (reader === 'hexo' ? normalize(body) : body);
  const body = toBody(post.text.slice(post.body.start, post.body.end));
  if (frontMatter?.outcome !== 'read') return { values: {}, body };
  const { value } = frontMatter;
  // Hexo copies a list's items as if they were keys.
  return { values: reader === 'hexo' && Array.isArray(value) ? { ...value } : value ?? {}, body };
}

function runHexo(text: string): Outcome {
  try {
    const { _content: body, ...values } = parseHexo(normalize(text)) as Record<string, unknown> & { _content: string };
    return { values: mapDates(values), body };
  } catch {
    return 'throws';
  }
}

/** hexo-fs strips the BOM and turns CRLF into LF before hexo-front-matter sees a text. */
function normalize(text: string): string {
  return text.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n');
}

/** Takes back hexo-front-matter's shift of top-level dates by the machine's time zone. */
function mapDates(values: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).map(([key, value]) =>
    [key, value instanceof Date ? new Date(value.getTime() - value.getTimezoneOffset() * 60_000) : value]));
}

function runGrayMatter(text: string): Outcome {
  try {
    // Options of any kind keep gray-matter from answering from its cache, which swallows errors.
    const { data, content } = matter(text, { language: 'yaml' });
    return { values: data, body: content };
  } catch {
    return 'throws';
  }
}

/** True when Hexo throws, sees no front matter, or reads a text that does not stand on its key's line. */
function isSurprising(outcome: Outcome, text: string): boolean {
  if (outcome === 'throws') return true;
  const entries = Object.entries(outcome.values as Record<string, unknown>);
  if (entries.length === 0) return true;
  const lines = new Map(text.split(/\r?\n/).map(line => [line.split(':', 1)[0], line.replace(/^[^:]*: */, '').trim()]));
  return entries.some(([key, value]) => (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    && lines.get(key)?.replace(/^(['"])(.*)\1$/, '$2') !== String(value));
}
