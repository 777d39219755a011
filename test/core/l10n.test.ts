import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const { findTexts } = (await import(pathToFileURL('scripts/findTexts.mjs').href)) as { findTexts(): ReadonlyMap<string, string> };
const readJson = (path: string): Record<string, string> => JSON.parse(readFileSync(path, 'utf8')) as Record<string, string>;
const placeholders = (text: string): string[] => (text.match(/\{\d+\}/g) ?? []).sort();

const texts = findTexts();

describe('Simplified Chinese', () => {
  it('has every text of the source, and no other', () => {
    const chinese = readJson('l10n/bundle.l10n.zh-cn.json');
    assert.deepEqual([...texts.keys()].filter(text => !(text in chinese)), [], 'not translated');
    assert.deepEqual(Object.keys(chinese).filter(text => !texts.has(text)), [], 'translated, and nowhere used');
  });

  it('keeps the placeholders, and is Chinese', () => {
    for (const [text, translation] of Object.entries(readJson('l10n/bundle.l10n.zh-cn.json'))) {
      assert.deepEqual(placeholders(translation), placeholders(text), text);
      assert.ok(!/[a-z]{4}/i.test(text) || /[\u4e00-\u9fff]/.test(translation), `${text} is not translated`);
    }
  });

  it('has every text of the manifest, and no other', () => {
    const used = [...new Set(readFileSync('package.json', 'utf8').match(/(?<=")%[\w.]+%(?=")/g))].map(key => key.slice(1, -1)).sort();
    assert.ok(used.length > 0);
    for (const file of ['package.nls.json', 'package.nls.zh-cn.json']) assert.deepEqual(Object.keys(readJson(file)).sort(), used, file);
  });
});
