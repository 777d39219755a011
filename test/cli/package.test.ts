import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder } from './folder';
import { installGalley } from './installedGalley';
import { badPost } from './posts';
import { runGalley } from './runGalley';

describe('the package that npm pack makes', () => {
  it('holds the command and what it reads, and needs nothing else', () => {
    const { folder } = installGalley();
    const modules = join(folder, 'node_modules');
    assert.deepEqual(readdirSync(modules).filter(name => !name.startsWith('.')), ['galley']);
    const files = readdirSync(join(modules, 'galley'), { recursive: true, withFileTypes: true }).filter(entry => entry.isFile()).map(({ name }) => name);
    for (const name of files) assert.match(name, /^(?:galley\.mjs|bundle\.l10n[\w.-]*\.json|package\.json|README.*\.md|CHANGELOG\.md|LICENSE)$/);
    assert.ok(files.includes('galley.mjs') && files.includes('bundle.l10n.zh-cn.json'));
  });

  it('says its version', () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
    assert.deepEqual(runGalley(makeFolder({}), ['--version']).out, `${version}\n`);
  });

  it('says how it is used', () => {
    const { code, out } = runGalley(makeFolder({}), ['--help']);
    assert.equal(code, 0);
    for (const word of ['galley check', 'galley fix', 'galley render', '--format', '--fail-on', '--dry-run', '--page', '--stdin-path', '--lang']) assert.ok(out.includes(word), word);
  });

  const english = /: error: .*\[yaml-unquoted\]\nfiles checked: 1, error: 1/;
  const chinese = /: 错误: .*\[yaml-unquoted\]\n已检查的文件：1，错误：1/;
  const cases: readonly (readonly [string, readonly string[], Readonly<Record<string, string>>, RegExp])[] = [
    ['English by default', [], { LANG: '' }, english],
    ['LANG', [], { LANG: 'zh_CN.UTF-8' }, chinese],
    ['LC_ALL before LANG', [], { LC_ALL: 'zh_CN', LANG: 'en_US.UTF-8' }, chinese],
    ['LC_ALL back to English', [], { LC_ALL: 'C', LANG: 'zh_CN.UTF-8' }, english],
    ['--lang before LC_ALL', ['--lang', 'zh-cn'], { LC_ALL: 'en_US.UTF-8' }, chinese],
    ['--lang back to English', ['--lang', 'en'], { LC_ALL: 'zh_CN.UTF-8' }, english],
    ['a language without translation', [], { LANG: 'fr_FR.UTF-8' }, english],
    ['Traditional Chinese, which is no Simplified', [], { LANG: 'zh_TW.UTF-8' }, english],
  ];
  for (const [name, args, env, expected] of cases) {
    it(`speaks the language of ${name}`, () => {
      assert.match(runGalley(makeFolder({ 'a.md': badPost }), ['check', 'a.md', ...args], { env }).out, expected);
    });
  }

  it('speaks Chinese in its help and about wrong usage', () => {
    assert.match(runGalley(makeFolder({}), ['--help', '--lang', 'zh-cn']).out, /退出码/);
    assert.match(runGalley(makeFolder({}), ['chekc', '--lang', 'zh-cn']).err, /没有.*chekc/);
  });
});
