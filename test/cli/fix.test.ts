import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, lstatSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder } from './folder';
import { badPost, goodPost, mendedPost, postWithWarning } from './posts';
import { runGalley } from './runGalley';

describe('galley fix', () => {
  it('mends what is safe, says so, and then finds nothing', () => {
    const folder = makeFolder({ 'a.md': badPost, 'b.md': goodPost });
    const { code, out } = runGalley(folder, ['fix', 'a.md', 'b.md']);
    assert.equal(code, 0);
    assert.equal(out, 'a.md: mended (1)\nfiles checked: 2, nothing found\n');
    assert.equal(readFileSync(join(folder, 'a.md'), 'utf8'), mendedPost);
    assert.equal(runGalley(folder, ['fix', 'a.md', 'b.md']).out, 'files checked: 2, nothing found\n');
  });

  it('mends the posts of the current folder', () => {
    const folder = makeFolder({ 'source/_posts/a.md': badPost, 'b.md': badPost });
    assert.equal(runGalley(folder, ['fix']).code, 0);
    assert.equal(readFileSync(join(folder, 'source/_posts/a.md'), 'utf8'), mendedPost);
    assert.equal(readFileSync(join(folder, 'b.md'), 'utf8'), badPost);
  });

  it('fails when something remains at --fail-on', () => {
    const remains = goodPost.replace('title: \'一篇好文章\'\n', '');
    const folder = makeFolder({ 'a.md': remains });
    const { code, out } = runGalley(folder, ['fix', 'a.md']);
    assert.equal(code, 1);
    assert.match(out, /\[missing-key\]/);
    assert.equal(readFileSync(join(folder, 'a.md'), 'utf8'), remains);
    assert.equal(runGalley(makeFolder({ 'galley.json': '{ "rules": { "missing-key": "warning" } }', 'a.md': remains }), ['fix', 'a.md']).code, 0);
  });

  for (const [name, before, after] of [
    ['a BOM', `\uFEFF${badPost}`, `\uFEFF${mendedPost}`],
    ['CRLF', badPost.replaceAll('\n', '\r\n'), mendedPost.replaceAll('\n', '\r\n')],
    ['a missing last line break', badPost.trimEnd(), mendedPost.trimEnd()],
  ] as const) {
    it(`keeps ${name}`, () => {
      const folder = makeFolder({ 'a.md': before });
      assert.equal(runGalley(folder, ['fix', 'a.md']).code, 0);
      assert.equal(readFileSync(join(folder, 'a.md'), 'utf8'), after);
    });
  }

  it('keeps mode and owner, and a link a link', () => {
    const folder = makeFolder({ 'real/a.md': badPost });
    symlinkSync('real/a.md', join(folder, 'link.md'));
    chmodSync(join(folder, 'real/a.md'), 0o640);
    if (process.getuid?.() === 0) chownSync(join(folder, 'real/a.md'), 1234, 2345);
    const { mode, uid, gid } = statSync(join(folder, 'real/a.md'));
    assert.equal(runGalley(folder, ['fix', 'link.md']).code, 0);
    assert.ok(lstatSync(join(folder, 'link.md')).isSymbolicLink());
    const after = statSync(join(folder, 'real/a.md'));
    assert.deepEqual([after.mode, after.uid, after.gid], [mode, uid, gid]);
    assert.equal(readFileSync(join(folder, 'real/a.md'), 'utf8'), mendedPost);
    assert.deepEqual(readdirSync(join(folder, 'real')), ['a.md']);
  });

  it('does not touch a file that has nothing to mend', () => {
    const folder = makeFolder({ 'a.md': postWithWarning });
    const { ino, mtimeMs } = statSync(join(folder, 'a.md'));
    runGalley(folder, ['fix', 'a.md']);
    const after = statSync(join(folder, 'a.md'));
    assert.deepEqual([after.ino, after.mtimeMs], [ino, mtimeMs]);
  });

  describe('what cannot be written', () => {
    /** Both posts should be mended; the first one cannot be, the second one is. */
    function fixBoth(folder: string, options: Parameters<typeof runGalley>[2]): string {
      const { code, err } = runGalley(folder, ['fix', 'shut/a.md', 'open/b.md'], options);
      assert.equal(code, 2);
      assert.equal(readFileSync(join(folder, 'shut/a.md'), 'utf8').slice(0, 60), badPost.slice(0, 60));
      assert.equal(readFileSync(join(folder, 'open/b.md'), 'utf8'), mendedPost);
      assert.deepEqual([readdirSync(join(folder, 'shut')), readdirSync(join(folder, 'open'))], [['a.md'], ['b.md']]);
      return err;
    }

    function makeBoth(post = badPost): string {
      const folder = makeFolder({ 'shut/a.md': post, 'open/b.md': badPost });
      chmodSync(join(folder, 'open'), 0o777);
      chmodSync(join(folder, 'shut'), 0o777);
      for (const name of ['shut/a.md', 'open/b.md']) chmodSync(join(folder, name), 0o666);
      return folder;
    }

    it('a write-protected file is named, the rest goes on', () => {
      const folder = makeBoth();
      chmodSync(join(folder, 'shut/a.md'), 0o444);
      assert.equal(fixBoth(folder, { isOrdinaryUser: true }), 'galley: shut/a.md: permission is denied.\n');
    });

    it('a write-protected folder is named, the rest goes on', () => {
      const folder = makeBoth();
      chmodSync(join(folder, 'shut'), 0o555);
      assert.equal(fixBoth(folder, { isOrdinaryUser: true }), 'galley: shut/a.md: permission is denied.\n');
    });

    it('nothing is half-written when there is no room', () => {
      // 16 blocks of 512 bytes: what the system refuses in the middle of writing, as it does on a full disk.
      const folder = makeBoth(badPost + '<p>正文。</p>\n'.repeat(2000));
      assert.equal(fixBoth(folder, { shell: 'ulimit -f 16; "$@"' }), 'galley: shut/a.md: the file is too large.\n');
    });
  });

  for (const [name, bytes] of [
    ['GBK', Uint8Array.of(0x2d, 0x2d, 0x2d, 0x0a, 0x74, 0x3a, 0x20, 0xc4, 0xe3, 0xba, 0xc3, 0x0a, 0x2d, 0x2d, 0x2d, 0x0a)],
    ['UTF-16', Buffer.from(`\uFEFF${badPost}`, 'utf16le')],
  ] as const) {
    it(`never touches ${name}`, () => {
      const folder = makeFolder({ 'a.md': bytes, 'b.md': badPost });
      const { code, out } = runGalley(folder, ['fix', 'a.md', 'b.md']);
      assert.equal(code, 1);
      assert.match(out, /a\.md:1:1: .*\[file-encoding\]/);
      assert.deepEqual(readFileSync(join(folder, 'a.md')), Buffer.from(bytes));
      assert.equal(readFileSync(join(folder, 'b.md'), 'utf8'), mendedPost);
      assert.deepEqual(runGalley(folder, ['fix', '-'], { input: bytes }).bytes, Buffer.from(bytes));
    });
  }

  it('touches nothing of a blog whose galley.json is broken', () => {
    const folder = makeFolder({ 'galley.json': '{', '_posts/a.md': badPost });
    assert.equal(runGalley(folder, ['fix']).code, 2);
    assert.equal(readFileSync(join(folder, '_posts/a.md'), 'utf8'), badPost);
  });

  describe('-', () => {
    it('writes the mended text to standard output and the rest to standard error', () => {
      const { code, out, err } = runGalley(makeFolder({}), ['fix', '-'], { input: `\uFEFF${badPost}` });
      assert.equal(code, 0);
      assert.equal(out, `\uFEFF${mendedPost}`);
      assert.equal(err, 'files checked: 1, nothing found\n');
    });

    it('writes a text that needs no mending as it is', () => {
      assert.equal(runGalley(makeFolder({}), ['fix', '-'], { input: goodPost }).out, goodPost);
    });

    it('never writes the file that it is named after', () => {
      const folder = makeFolder({ 'a.md': goodPost });
      runGalley(folder, ['fix', '-', '--stdin-path', 'a.md'], { input: badPost });
      assert.equal(readFileSync(join(folder, 'a.md'), 'utf8'), goodPost);
    });
  });

  describe('--dry-run', () => {
    it('prints a diff that patch applies, and changes nothing', () => {
      const posts = { '_posts/a.md': badPost, '_posts/文 章.md': `\uFEFF${badPost.replaceAll('\n', '\r\n').trimEnd()}`, '_posts/c.md': goodPost };
      const folder = makeFolder(posts);
      const { code, out, err } = runGalley(folder, ['fix', '--dry-run']);
      assert.equal(code, 0);
      assert.equal(err, 'files checked: 3, nothing found\n');
      for (const [name, text] of Object.entries(posts)) assert.equal(readFileSync(join(folder, name), 'utf8'), text);
      const patched = spawnSync('patch', ['--strip=1', '--binary'], { cwd: folder, input: out, encoding: 'utf8' });
      assert.equal(patched.status, 0, patched.stdout + patched.stderr);
      assert.equal(readFileSync(join(folder, '_posts/a.md'), 'utf8'), mendedPost);
      assert.equal(readFileSync(join(folder, '_posts/文 章.md'), 'utf8'), `\uFEFF${mendedPost.replaceAll('\n', '\r\n').trimEnd()}`);
    });

    it('prints nothing when there is nothing to mend, and of standard input the diff', () => {
      assert.equal(runGalley(makeFolder({ 'a.md': goodPost }), ['fix', '--dry-run', 'a.md']).out, '');
      assert.match(runGalley(makeFolder({}), ['fix', '--dry-run', '-'], { input: badPost }).out, /^--- a\/stdin\.md\n\+\+\+ b\/stdin\.md\n@@ -1,5 \+1,5 @@\n/);
    });

    it('leaves no file behind', () => {
      const folder = makeFolder({ 'a.md': badPost });
      runGalley(folder, ['fix', '--dry-run', 'a.md']);
      assert.deepEqual(readdirSync(folder), ['a.md']);
      assert.ok(existsSync(join(folder, 'a.md')));
    });
  });
});
