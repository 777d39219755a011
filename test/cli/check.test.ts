import assert from 'node:assert/strict';
import { chmodSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder } from './folder';
import { badPost, goodPost, postWithWarning } from './posts';
import { runGalley, type Run } from './runGalley';

/** The paths that findings or counts are about, from `--format json`. */
function pathsOf({ out }: Run): string[] {
  return (JSON.parse(out) as { files: { path: string }[] }).files.map(({ path }) => path);
}

describe('galley check', () => {
  describe('exit code', () => {
    const posts = { 'good.md': goodPost, 'bad.md': badPost, 'warning.md': postWithWarning };
    const cases: readonly (readonly [string, readonly string[], number])[] = [
      ['nothing found', ['good.md'], 0],
      ['an error', ['bad.md'], 1],
      ['a warning, which by default does not fail', ['warning.md'], 0],
      ['a warning at the limit', ['warning.md', '--fail-on', 'warning'], 1],
      ['a warning above the limit', ['warning.md', '--fail-on', 'hint'], 1],
      ['a warning below the limit', ['warning.md', '--fail-on=error'], 0],
      ['an error among others', ['good.md', 'bad.md', 'warning.md'], 1],
      ['a missing file, although others are fine', ['good.md', 'none.md'], 2],
      ['a missing file and an error', ['none.md', 'bad.md'], 2],
    ];
    for (const [name, args, code] of cases) {
      it(name, () => {
        assert.equal(runGalley(makeFolder(posts), ['check', ...args]).code, code);
      });
    }
  });

  describe('which posts', () => {
    const galleyJson = '{ "posts": ["articles/**/*.md"] }';

    it('without paths: those of the current folder', () => {
      const folder = makeFolder({ 'galley.json': galleyJson, 'articles/a.md': goodPost, 'articles/deep/b.md': goodPost, 'README.md': '# Readme', '_posts/c.md': badPost });
      const run = runGalley(folder, ['check', '--format', 'json']);
      assert.deepEqual(pathsOf(run), ['articles/a.md', 'articles/deep/b.md']);
      assert.equal(run.code, 0);
    });

    it('in a folder below the blog, those in that folder', () => {
      const folder = makeFolder({ 'galley.json': galleyJson, 'articles/a.md': goodPost, 'articles/deep/b.md': goodPost });
      assert.deepEqual(pathsOf(runGalley(join(folder, 'articles/deep'), ['check', '--format', 'json'])), ['b.md']);
    });

    it('without galley.json: source/_posts and source/_drafts', () => {
      const folder = makeFolder({ 'source/_posts/a.md': goodPost, 'source/_drafts/b.html': goodPost, 'source/about/index.md': badPost, 'source/_posts/c.txt': badPost });
      assert.deepEqual(pathsOf(runGalley(folder, ['check', '--format', 'json'])), ['source/_drafts/b.html', 'source/_posts/a.md']);
    });

    it('without galley.json, from inside _posts', () => {
      const folder = makeFolder({ 'source/_posts/a.md': goodPost });
      assert.deepEqual(pathsOf(runGalley(join(folder, 'source/_posts'), ['check', '--format', 'json'])), ['a.md']);
    });

    it('a folder argument: its posts; a file argument: that file, a post or not; each once', () => {
      const folder = makeFolder({ 'galley.json': galleyJson, 'articles/a.md': goodPost, 'articles/b.MD': goodPost, 'notes/n.md': goodPost });
      const run = runGalley(folder, ['check', 'notes/n.md', 'articles', './articles/a.md', join(folder, 'articles/a.md'), '--format', 'json']);
      // The glob says ".md".
      assert.deepEqual(pathsOf(run), ['notes/n.md', 'articles/a.md']);
    });

    it('each post follows the nearest galley.json', () => {
      const folder = makeFolder({
        'galley.json': '{ "posts": ["**/*.md"] }',
        'a.md': postWithWarning,
        'strict/galley.json': '{ "posts": ["*.md"], "rules": { "image-alt": "error" } }',
        'strict/a.md': postWithWarning,
        'strict/deep/a.md': postWithWarning,
        'off/galley.json': '{ "posts": ["**/*.md"], "rules": { "image-alt": "off" } }',
        'off/a.md': postWithWarning,
      });
      const { files } = JSON.parse(runGalley(folder, ['check', '--format', 'json']).out) as { files: { path: string; findings: { severity: string }[] }[] };
      assert.deepEqual(files.map(({ path, findings }) => [path, ...findings.map(({ severity }) => severity)]), [['a.md', 'warning'], ['off/a.md'], ['strict/a.md', 'error']]);
    });

    it('leaves node_modules alone and does not follow a link round in circles', () => {
      const folder = makeFolder({ 'source/_posts/a.md': goodPost, 'node_modules/theme/_posts/b.md': badPost });
      symlinkSync('..', join(folder, 'source/_posts/again'));
      assert.deepEqual(pathsOf(runGalley(folder, ['check', '--format', 'json'])), ['source/_posts/a.md']);
    });

    it('folders and files with special characters in their names', () => {
      const folder = makeFolder({ '[blog] {a}/_posts/文章 (1)*.md': goodPost });
      assert.deepEqual(pathsOf(runGalley(folder, ['check', '[blog] {a}', '--format', 'json'])), ['[blog] {a}/_posts/文章 (1)*.md']);
    });

    it('a folder without posts is no success', () => {
      const { code, err } = runGalley(makeFolder({ 'README.md': '# Readme' }), ['check']);
      assert.equal(code, 2);
      assert.match(err, /There are no posts in this folder/);
    });
  });

  describe('which blog a post belongs to', () => {
    const strict = '{ "schema": "s.json" }';
    const schema = JSON.stringify({ required: ['origin'] });
    for (const [name, files, isStrict] of [
      ['the galley.json above it', { 'galley.json': strict, 's.json': schema }, true],
      ['the nearer of two', { 'galley.json': '{}', 'blog/galley.json': strict, 'blog/s.json': schema }, true],
      ['a nearer _config.yml', { 'galley.json': strict, 's.json': schema, 'blog/_config.yml': 'title: A\n' }, false],
      ['a galley.json below a _config.yml', { '_config.yml': 'title: A\n', 'blog/galley.json': strict, 'blog/s.json': schema }, true],
      ['a galley.json beside a _config.yml', { 'blog/_config.yml': 'title: A\n', 'blog/galley.json': strict, 'blog/s.json': schema }, true],
    ] as const) {
      it(name, () => {
        const { out } = runGalley(makeFolder({ ...files, 'blog/source/_posts/a.md': goodPost }), ['check', 'blog/source/_posts/a.md', '--format', 'json']);
        assert.equal(out.includes('missing-key'), isStrict, out);
      });
    }
  });

  describe('the whole blog', () => {
    const files = {
      '_config.yml': 'url: https://example.com\n',
      'source/_posts/a.md': goodPost.replace('正文。', '正文。</p>\n<p><img src="/images/a.png" alt="桥" referrerpolicy="no-referrer">'),
      'source/_posts/deep/a.md': goodPost.replace('---\n\n', 'permalink: 2021/06/11/a/\n---\n\n'),
      'source/images/a.png': '', 'source/images/b.png': '',
    };
    const find = (folder: string, ...args: readonly string[]): unknown => {
      const { files: found } = JSON.parse(runGalley(folder, ['check', '--format', 'json', ...args]).out) as { files: { path: string; findings: { rule: string; start: { line: number } }[] }[] };
      return found.map(({ path, findings }) => [path, ...findings.map(({ rule, start }) => `${rule} ${start.line}`)]);
    };
    const all = [['source/_posts/a.md', 'duplicate-permalink 2', 'duplicate-title 2'], ['source/_posts/deep/a.md', 'duplicate-title 2', 'duplicate-permalink 10'], ['source/images/b.png', 'unused-image 1']];

    it('is checked where all its posts are', () => assert.deepEqual(find(makeFolder(files)), all));

    it('is checked from a folder above it, or by its name', () => {
      const folder = makeFolder(Object.fromEntries(Object.entries(files).map(([path, content]) => [`blog/${path}`, content])));
      const expected = all.map(([path, ...findings]) => [`blog/${path}`, ...findings]);
      assert.deepEqual(find(folder), expected);
      assert.deepEqual(find(folder, 'blog'), expected);
    });

    it('is not where only some of its posts are', () => {
      const folder = makeFolder(files);
      const none = [['source/_posts/a.md'], ['source/_posts/deep/a.md']];
      assert.deepEqual(find(folder, 'source'), none);
      assert.deepEqual(find(folder, 'source/_posts/a.md', 'source/_posts/deep/a.md'), none);
    });

    it('is not where a post cannot be read', () => assert.deepEqual(find(makeFolder({ ...files, 'source/_posts/z.md': Uint8Array.of(0x2d, 0xc4, 0xe3) })), [['source/_posts/a.md'], ['source/_posts/deep/a.md'], ['source/_posts/z.md', 'file-encoding 1']]));

    it('fails by its errors, and is in SARIF', () => {
      const { code, out } = runGalley(makeFolder(files), ['check', '--format', 'sarif']);
      assert.equal(code, 1);
      const { runs: [run] } = JSON.parse(out) as { runs: { tool: { driver: { rules: { id: string }[] } }; results: { ruleId: string; ruleIndex: number; locations: { physicalLocation: { artifactLocation: { uri: string } } }[] }[] }[] };
      for (const { ruleId, ruleIndex } of run!.results) assert.equal(run!.tool.driver.rules[ruleIndex]!.id, ruleId);
      const unused = run!.results.find(({ ruleId }) => ruleId === 'unused-image')!;
      assert.equal(unused.locations[0]!.physicalLocation.artifactLocation.uri, 'source/images/b.png');
    });
  });

  describe('files that cannot be read', () => {
    it('names a missing file and goes on', () => {
      const { code, out, err } = runGalley(makeFolder({ 'bad.md': badPost }), ['check', 'none.md', 'bad.md', 'bad.md/deeper.md']);
      assert.equal(code, 2);
      assert.match(out, /^bad\.md:2:\d+: error/);
      assert.equal(err, 'galley: none.md: there is no such file or folder.\ngalley: bad.md/deeper.md: there is no such file or folder.\n');
    });

    it('names a file without permission and goes on', () => {
      const folder = makeFolder({ 'secret.md': goodPost, 'bad.md': badPost });
      chmodSync(join(folder, 'secret.md'), 0);
      const { code, out, err } = runGalley(folder, ['check', 'secret.md', 'bad.md'], { isOrdinaryUser: true });
      assert.equal(code, 2);
      assert.match(out, /^bad\.md:2:/);
      assert.equal(err, 'galley: secret.md: permission is denied.\n');
    });

    const encodings: readonly (readonly [string, Uint8Array, RegExp])[] = [
      ['GBK', Uint8Array.of(0x2d, 0x2d, 0x2d, 0x0a, 0x74, 0x3a, 0x20, 0xc4, 0xe3, 0xba, 0xc3, 0x0a, 0x2d, 0x2d, 0x2d, 0x0a), /^a\.md:1:1: error: .*GBK.* \[file-encoding\]\n/],
      ['UTF-16LE', Buffer.from(`\uFEFF${goodPost}`, 'utf16le'), /UTF-16LE/],
      ['UTF-16BE', Buffer.from(`\uFEFF${goodPost}`, 'utf16le').swap16(), /UTF-16BE/],
      ['bytes that are no text', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00, 0x81, 0x82, 0xff, 0xfe), /no text/],
    ];
    for (const [name, bytes, expected] of encodings) {
      it(`names ${name} and goes on`, () => {
        const { code, out } = runGalley(makeFolder({ 'a.md': bytes, 'b.md': badPost }), ['check', 'a.md', 'b.md']);
        assert.equal(code, 1);
        assert.match(out, expected);
        assert.match(out, /b\.md:2:/);
      });
    }
  });

  describe('a broken galley.json', () => {
    it('is named with its place; its posts are not checked by other rules than theirs', () => {
      const folder = makeFolder({ 'galley.json': '{\n  "posts": ["*.md"],\n  "rules": { "image-alt": "eror" }\n}\n', 'a.md': badPost, 'fine/galley.json': '{ "posts": ["*.md"] }', 'fine/b.md': badPost });
      const { code, out, err } = runGalley(folder, ['check', 'a.md', 'fine/b.md']);
      assert.equal(code, 2);
      assert.match(err, /^galley: galley\.json:3:\d+: /);
      assert.doesNotMatch(out, /a\.md/);
      assert.match(out, /fine\/b\.md:2:/);
    });

    it('is named when it is no JSON at all', () => {
      const { code, err } = runGalley(makeFolder({ 'galley.json': '{ "posts": [', '_posts/a.md': goodPost }), ['check']);
      assert.equal(code, 2);
      assert.match(err, /galley\.json:1:\d+: galley\.json cannot be read/);
    });

    it('a broken _config.yml is a warning in it', () => {
      const { code, out } = runGalley(makeFolder({ '_config.yml': 'url: "x\n', '_posts/a.md': goodPost }), ['check']);
      assert.equal(code, 0);
      assert.match(out, /^_config\.yml:\d+:\d+: warning: .*\[site-config\]/);
    });
  });

  describe('standard input', () => {
    it('is a post named stdin.md, or as --stdin-path says', () => {
      const folder = makeFolder({});
      assert.match(runGalley(folder, ['check', '-'], { input: badPost }).out, /^stdin\.md:2:\d+: error/);
      assert.match(runGalley(folder, ['check', '-', '--stdin-path', 'x/a.html'], { input: badPost }).out, /^x\/a\.html:2:\d+: error/);
    });

    it('follows the galley.json of its name', () => {
      const folder = makeFolder({ 'blog/galley.json': '{ "rules": { "yaml-unquoted": "hint" } }' });
      assert.equal(runGalley(folder, ['check', '-', '--stdin-path', 'blog/a.md'], { input: badPost }).code, 0);
      assert.equal(runGalley(folder, ['check', '-', '--stdin-path', 'a.md'], { input: badPost }).code, 1);
    });
  });

  describe('output', () => {
    it('ends quietly when its reader has seen enough', () => {
      const many = Object.fromEntries(Array.from({ length: 3000 }, (_, index) => [`_posts/${index}.md`, badPost]));
      const { out, err } = runGalley(makeFolder(many), ['check'], { shell: '"$@" | head -1' });
      assert.equal(out.split('\n').length, 2);
      assert.equal(err, '');
    });

    it('says so when it cannot be written', () => {
      const { code, err } = runGalley(makeFolder({ 'a.md': badPost }), ['check', 'a.md'], { shell: '"$@" > /dev/full' });
      assert.equal(code, 2);
      assert.equal(err, 'galley: The output could not be written: the disk is full.\n');
    });

    it('has no colours unless a terminal shows them', () => {
      const folder = makeFolder({ 'a.md': badPost });
      const colour = /\u001b\[/;
      assert.doesNotMatch(runGalley(folder, ['check', 'a.md']).out, colour);
      const terminal = { shell: 'script --quiet --return --command "$1 check a.md" /dev/null' };
      assert.match(runGalley(folder, [], { ...terminal, env: { TERM: 'xterm' } }).out, colour);
      assert.doesNotMatch(runGalley(folder, [], { ...terminal, env: { TERM: 'xterm', NO_COLOR: '1' } }).out, colour);
    });
  });
});
