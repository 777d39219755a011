import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { readBlog } from '../../src/core/blog';
import { checkPost } from '../../src/core/check';
import { fixText } from '../../src/core/fix';
import { createFrontMatter, insertFrontMatter } from '../../src/core/post/newFrontMatter';
import { parsePost } from '../../src/core/post/post';
import { toPostPath } from '../../src/core/post/postPath';
import { rules } from '../../src/core/rules/registry';
import { applyEdits } from '../../src/core/text/span';
import { MemoryHost } from './memoryHost';

const model = readFileSync('test/fixtures/model-post.md', 'utf8');

describe('the model post', () => {
  for (const [name, text] of [['as it is', model], ['with CRLF', model.replaceAll('\n', '\r\n')]] as const) {
    it(`${name}: Galley finds nothing at any severity`, async () => {
      const host = new MemoryHost();
      assert.deepEqual(await checkPost(parsePost(text, { path: 'source/_posts/model.md', reader: 'hexo' }), await readBlog(host.files), host), []);
    });

    it(`${name}: all seven keys are read, each where it stands`, () => {
      const { frontMatter, body } = parsePost(text, { path: 'model.md', reader: 'hexo' });
      assert.deepEqual(frontMatter?.entries.map(({ key }) => key), ['title', 'categories', 'headimg', 'author', 'comments', 'date', 'thumbnail']);
      for (const { key, keySpan } of frontMatter.entries) assert.equal(text.slice(keySpan.start, keySpan.end), key);
      assert.match(text.slice(body.start, body.start + 12), /^\r?\n<div>/);
    });
  }
});

describe('a post', () => {
  it('whose body alone changes keeps its front matter as it was read', () => {
    const before = parsePost('---\ntitle: a\n---\nbody\n', { path: 'a.md', reader: 'hexo' });
    const after = parsePost('---\ntitle: a\n---\nbody, longer\n', { path: 'a.md', reader: 'hexo', previous: before });
    assert.equal(after.frontMatter, before.frontMatter);
    const changed = parsePost('---\ntitle: b\n---\nbody\n', { path: 'a.md', reader: 'hexo', previous: before });
    assert.equal(changed.frontMatter?.values['title'], 'b');
    assert.notEqual(parsePost(before.text, { path: 'a.md', reader: 'gray-matter', previous: before }).frontMatter, before.frontMatter);
  });

  it('knows its kind and its line ends', () => {
    assert.deepEqual(['a.md', 'a.HTML', 'a.htm', 'a.markdown'].map(path => parsePost('', { path, reader: 'hexo' }).isMarkdown), [true, false, false, true]);
    assert.deepEqual(['', 'a\r\nb\n', 'a\nb\r\n'].map(text => parsePost(text, { path: 'a.md', reader: 'hexo' }).eol), ['\n', '\r\n', '\n']);
  });

  it('a rule that fails is logged, becomes one finding, and stops no other', async () => {
    const host = new MemoryHost();
    const blog = await readBlog(host.files);
    const broken = Object.defineProperty({ ...host, files: { ...host.files, list: () => Promise.reject(new Error('the disk is gone')) }, now: () => host.now(), log: (message: string) => host.log(message) }, 'x', {});
    const findings = await checkPost(parsePost('---\ntitle: a\ndate: Mon, 11 Jun 2021 01:29:00 GMT\n---\n', { path: 'a.md', reader: 'hexo' }), blog, broken);
    assert.deepEqual(findings.map(({ rule, severity }) => `${rule} ${severity}`).sort(), ['date-weekday warning', 'missing-recommended-key hint']);
    assert.match(host.logged.join(), /missing-recommended-key failed on a\.md: Error: the disk is gone/);
  });

  it('severities and options come from galley.json', async () => {
    const host = new MemoryHost({ 'galley.json': '{ "rules": { "missing-key": "hint", "missing-recommended-key": "off" } }' });
    const findings = await checkPost(parsePost('---\nauthor: a\n---\n', { path: 'a.md', reader: 'hexo' }), await readBlog(host.files), host);
    assert.deepEqual(findings.map(({ rule, severity }) => `${rule} ${severity}`), ['missing-key hint', 'missing-key hint']);
  });

  it('fixing all takes the safe fixes, round by round, and no other', async () => {
    const host = new MemoryHost();
    const blog = await readBlog(host.files);
    const { text, fixed, findings } = await fixText('---\ntitle：你好: 世界\ndata: Mon, 11 Jun 2021 01:29:00 GMT # 说明\nauthor: a\nauthor: b\n---\n', 'a.md', blog, host);
    assert.equal(text, "---\ntitle: '你好: 世界'\ndate: Fri, 11 Jun 2021 01:29:00 GMT # 说明\nauthor: a\nauthor: b\n---\n");
    assert.equal(fixed, 3);
    assert.deepEqual(findings.map(({ rule }) => rule), ['duplicate-key']);
  });

  it('every rule has a name of its own', () => assert.equal(new Set(rules.map(({ id }) => id)).size, rules.length));
});

describe('a new post', () => {
  const neighbour = (author: string, categories: string): string => `---\ntitle: x\ndate: 2021-06-10 09:00:00\nauthor: ${author}\ncategories: ${categories}\n---\n`;
  const host = new MemoryHost({
    '_config.yml': 'timezone: Asia/Shanghai\n',
    'source/_posts/a.md': neighbour('李雷', '[书, 纸]'), 'source/_posts/b.md': neighbour('李雷', '[书, 纸]'), 'source/_posts/c.md': neighbour('韩梅梅', '铅'),
    'source/_posts/d.md': '---\nbroken: [\n---\n', 'source/_posts/e.txt': 'author: 谁',
  });

  it('is like its neighbours', async () => {
    const blog = await readBlog(host.files);
    const block = await createFrontMatter({ title: '新: 一篇', path: 'source/_posts/new.md', reader: 'hexo', eol: '\n' }, blog, host);
    assert.equal(block, "---\ntitle: '新: 一篇'\ncategories:\n - 书\n - 纸\nheadimg: ''\nauthor: 李雷\ncomments: true\ndate: 2024-05-17 16:30:00\nthumbnail: ''\n---\n\n");
    assert.deepEqual(await checkPost(parsePost(block, { path: 'source/_posts/new.md', reader: 'hexo' }), blog, host), []);
  });

  it('gets a block in front of its text, once', async () => {
    const blog = await readBlog(host.files);
    const post = parsePost('正文\r\n', { path: 'source/_posts/2024-05-17-on-lead.md', reader: 'hexo' });
    const edit = await insertFrontMatter(post, blog, host);
    const text = applyEdits(post.text, [edit!]);
    assert.match(text, /^---\r\ntitle: on lead\r\n/);
    assert.doesNotMatch(text, /[^\r]\n/);
    assert.equal(await insertFrontMatter(parsePost(text, post), blog, host), undefined);
    assert.equal(await insertFrontMatter(parsePost('---\ntitle: [\n---\n', post), blog, host), undefined);
  });

  it('has a file of its own, in the folder of posts, with a name that every system takes', async () => {
    const blog = await readBlog(host.files);
    const toPath = (title: string) => toPostPath(title, blog, host.files);
    assert.equal(await toPath('论铅字'), 'source/_posts/论铅字.md');
    assert.equal(await toPath('a'), 'source/_posts/a-1.md');
    assert.equal(await toPath('../../etc/passwd: 5% <b>?'), 'source/_posts/etc-passwd-5-b.md');
    assert.equal(await toPath('con'), 'source/_posts/con-post.md');
    assert.equal(await toPath('***'), 'source/_posts/post.md');
    assert.equal((await toPath('字'.repeat(300))).length, 'source/_posts/.md'.length + 80);
    const own = await readBlog(new MemoryHost({ 'galley.json': '{ "posts": ["content/posts/**/*.md"] }' }).files);
    assert.equal(await toPostPath('x', own, host.files), 'content/posts/x.md');
  });
});
