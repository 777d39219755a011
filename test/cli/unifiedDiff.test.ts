import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { toUnifiedDiff } from '../../src/cli/unifiedDiff';
import { atMost, fc, runs } from '../core/fuzzing';
import { makeFolder } from './folder';

describe('toUnifiedDiff', () => {
  it('shows three lines of context and joins what is near', () => {
    const lines = Array.from({ length: 30 }, (_, index) => `${index}\n`);
    const after = lines.map(line => (['4\n', '10\n', '29\n'].includes(line) ? `new ${line}` : line));
    assert.equal(toUnifiedDiff('a.md', lines.join(''), after.join('')), [
      '--- a/a.md', '+++ b/a.md',
      '@@ -2,13 +2,13 @@', ' 1', ' 2', ' 3', '-4', '+new 4', ' 5', ' 6', ' 7', ' 8', ' 9', '-10', '+new 10', ' 11', ' 12', ' 13',
      '@@ -27,4 +27,4 @@', ' 26', ' 27', ' 28', '-29', '+new 29', '',
    ].join('\n'));
  });

  it('shows the fewest lines', () => {
    const before = 'a\nb\nc\na\nb\nb\na\n';
    const after = 'c\nb\na\nb\na\nc\n';
    const changed = toUnifiedDiff('a', before, after).split('\n').slice(3).filter(line => /^[-+]/.test(line));
    assert.equal(changed.length, 5);
  });

  it('is nothing for equal texts', () => {
    assert.equal(toUnifiedDiff('a.md', 'a\nb', 'a\nb'), '');
  });

  it('says where the last line break is missing', () => {
    assert.equal(toUnifiedDiff('a', 'a', 'a\n'), '--- a/a\n+++ b/a\n@@ -1,1 +1,1 @@\n-a\n\\ No newline at end of file\n+a\n');
  });

  it('goes on when nearly everything has changed', () => {
    const before = Array.from({ length: 5000 }, (_, index) => `a${index}\n`).join('');
    const diff = toUnifiedDiff('a', before, before.replaceAll('a', 'b'));
    assert.equal(diff.split('\n').length, 3 + 10_000 + 1);
  });

  it('is understood by patch, whatever the texts', () => {
    const text = fc.array(fc.constantFrom('a', 'b', 'c\r', '', '-', '+', '\\', '--- x'), { maxLength: 14 }).chain(lines => fc.constantFrom('', '\n').map(end => lines.join('\n') + end));
    fc.assert(fc.property(text, text, (before, after) => {
      // An emptied file is removed by patch.
      fc.pre(before !== after && after !== '');
      const folder = makeFolder({ 'a.md': before });
      const { status, stdout } = spawnSync('patch', ['--strip=1', '--binary', '--fuzz=0'], { cwd: folder, input: toUnifiedDiff('a.md', before, after), encoding: 'utf8' });
      assert.equal(status, 0, stdout);
      assert.equal(readFileSync(join(folder, 'a.md'), 'utf8'), after);
    }), runs(200));
  }).timeout(atMost(60_000));
});
