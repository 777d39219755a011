import assert from 'node:assert/strict';
import { readBlog } from '../../src/core/blog';
import { BlogIndex } from '../../src/core/blogIndex';
import { complete } from '../../src/core/complete/complete';
import type { Completion } from '../../src/core/complete/completion';
import { parsePost } from '../../src/core/post/post';
import { applyEdits } from '../../src/core/text/span';
import { frontMatterInputs } from './frontMatterInputs';
import { atMost, fc, runs } from './fuzzing';
import { MemoryHost } from './memoryHost';
import { inEachZone } from './zones';

// `¦` is the cursor.
const CURSOR = '¦';

const FILES = {
  'source/images/a.png': '', 'source/images/秋/b c.jpg': '',
  'source/_posts/1.md': '---\ntitle: 一\nauthor: 林夏\ncategories: [地理, 河流]\ntags: [水, "a, b"]\nseries: 江\ndate: 2021-06-11 09:29:00\n---\n',
  'source/_posts/2.md': '---\ntitle: 二\nauthor: 林夏\ncategories: [地理, 山]\ntags: 水\nseries: 江\ndate: 2021-06-12 09:29:00\n---\n',
  'source/_posts/3.md': '---\ntitle: 三\nauthor: 周舟\ncategories: 游记\ndate: Fri, 11 Jun 2021 01:29:00 GMT\n---\n',
  '_config.yml': 'timezone: Asia/Shanghai\n',
};
const SCHEMA = { properties: { title: { type: 'string' }, date: {}, lang: { enum: ['zh-CN', 'en'] }, series: { type: 'string', description: 'What it belongs to.' }, cover: { type: 'object', properties: { src: { type: 'string', 'x-galley-image': true }, wide: { type: 'boolean' } } }, tags: { type: 'array', items: { type: 'string' } }, sources: { type: 'array', items: { type: 'object', properties: { kind: { enum: ['book', 'page'] } } } } }, required: ['title', 'date'] };

async function completeAt(drawn: string, files: Readonly<Record<string, string>> = FILES): Promise<{ readonly all: readonly Completion[]; readonly isIncomplete: boolean; readonly text: string }> {
  const offset = drawn.indexOf(CURSOR);
  const text = drawn.replace(CURSOR, '');
  const host = new MemoryHost(files);
  const blog = await readBlog(host.files);
  const index = new BlogIndex();
  for (const [path, post] of Object.entries(files)) if (path.endsWith('.md')) index.set(path, post, 'hexo');
  const post = parsePost(text, { path: 'source/_posts/on-galleys.md', reader: 'hexo' });
  const { items: all, isIncomplete } = await complete({ post, blog, index, host }, offset);
  return { all, isIncomplete, text };
}

async function labelsAt(drawn: string, files?: Readonly<Record<string, string>>): Promise<string[]> {
  return (await completeAt(drawn, files)).all.map(({ label }) => label);
}

/** Returns the text after a completion was chosen, the place where the author goes on between `‹›`. */
async function choose(drawn: string, wanted: string, files?: Readonly<Record<string, string>>): Promise<string> {
  const { all, text } = await completeAt(drawn, files);
  const chosen = all.find(({ label }) => label === wanted);
  assert.ok(chosen, `${wanted} is not among ${all.map(({ label }) => label).join(', ')}`);
  const { edit, placeholder = { start: edit.text.length, end: edit.text.length } } = chosen;
  const marked = `${edit.text.slice(0, placeholder.start)}‹${edit.text.slice(placeholder.start, placeholder.end)}›${edit.text.slice(placeholder.end)}`;
  return applyEdits(text, [{ ...edit, text: marked }]);
}

const withSchema = { ...FILES, 'galley.json': '{ "schema": "s.json" }', 's.json': JSON.stringify(SCHEMA) };

const lines = fc.array(fc.constantFrom('title: ', 'tags:', '  - ', '- ', '[', ']', ',', 'a, b', '\'', '"', '#', ' # x', '\n', '\r\n', '\t', '---\n', 'cover:\n  src: ', '：', '：x', '地理', ':'), { maxLength: 30 }).map(parts => `---\n${parts.join('')}`);
const metadata = fc.oneof(lines, fc.constantFrom(...frontMatterInputs().map(({ text }) => text)));

describe('completion of keys', () => {
  it('gives those that are not there: required, recommended, the blog\'s own, the rest', async () => {
    const labels = await labelsAt('---\ntitle: A\n¦\n---\n');
    assert.deepEqual(labels.slice(0, 8), ['date', 'author', 'categories', 'headimg', 'thumbnail', 'comments', 'series', 'tags']);
    assert.ok(labels.includes('permalink') && labels.indexOf('toc') > labels.indexOf('permalink'));
    assert.ok(!labels.includes('title'));
  });

  for (const [what, drawn] of Object.entries({
    'a block that is not closed yet': '---\nti¦',
    'a block that is a single word': '---\nti¦\n---\n',
    'an empty block': '---\n¦\n---\n',
    'a broken block': '---\nauthor: "x\nti¦\ncategories: [\n---\n',
    'a block with CRLF': '---\r\nauthor: x\r\nti¦\r\n---\r\n',
    'a block without an opening fence': 'date: 2021-06-11 09:29:00\nti¦:\n---\nText.\n',
  })) it(`works in ${what}`, async () => assert.ok((await labelsAt(drawn)).includes('title')));

  it('puts a value in for the author to replace', async () => {
    assert.equal(await choose('---\nti¦\n---\n', 'title'), '---\ntitle: ‹on galleys›\n---\n');
    assert.equal(await choose('---\n¦\n---\n', 'date'), '---\ndate: ‹2024-05-17 16:30:00›\n---\n');
    assert.equal(await choose('---\nda¦\n---\n', 'author'), '---\nauthor: ‹›\n---\n');
    assert.equal(await choose('---\n¦\n---\n', 'comments'), '---\ncomments: ‹true›\n---\n');
    assert.equal(await choose('---\n¦\n---\n', 'tags'), '---\ntags: ‹›\n---\n');
    assert.equal(await choose('---\n¦\n---\n', 'tags', {}), '---\ntags: [‹›]\n---\n');
    const defaults = { 'galley.json': '{ "schema": "s.json" }', 's.json': '{ "properties": { "licence": { "default": "CC BY: 4.0" }, "rating": { "type": "integer", "default": 3 } } }' };
    assert.equal(await choose('---\n¦\n---\n', 'licence', defaults), "---\nlicence: '‹CC BY: 4.0›'\n---\n");
    assert.equal(await choose('---\n¦\n---\n', 'rating', defaults), '---\nrating: ‹3›\n---\n');
  });

  it('renames a key and lets its value be', async () => assert.equal(await choose('---\ntit¦el: A: b\n---\n', 'title'), '---\ntitle‹›: A: b\n---\n'));

  it('says what a key means, and which types it takes', async () => {
    const { all } = await completeAt('---\n¦\n---\n', withSchema);
    const series = all.find(({ label }) => label === 'series');
    assert.deepEqual([series?.meaning, series?.detail], ['What it belongs to.', 'a text']);
    assert.deepEqual(all.slice(0, 2).map(({ label, detail }) => [label, detail]), [['title', 'required'], ['date', 'required']]);
    assert.match(all[0]!.meaning!, /title/);
  });

  it('knows the keys below another', async () => {
    assert.deepEqual(await labelsAt('---\ncover:\n  ¦\n---\n', withSchema), ['src', 'wide']);
    assert.deepEqual(await labelsAt('---\nsources:\n  - kind: book\n  - ki¦\n---\n', withSchema), []);
    assert.deepEqual(await labelsAt('---\nsources:\n  - kind: ¦\n---\n', withSchema), ['book', 'page']);
    assert.deepEqual(await labelsAt('---\ntitle: A\n  ¦\n---\n', withSchema), []);
  });

  for (const [drawn, ...missing] of [
    ['cover:\n  wide: true\n  ¦', 'src'],
    ['cover:\n  ¦\n  "wide": true\ntitle: A', 'src'],
    ['cover:\r\n  src: a\r\n  # src\r\n  w¦: b\r\ntitle: A', 'wide'],
    ['cover:\n  ¦\nother:\n  src: a', 'src', 'wide'],
    ['other:\n  src: a\ncover:\n  ¦', 'src', 'wide'],
    ['sources:\n  - kind: book\n    ¦', 'note'],
    ['sources:\n  - note: a\n  - kind: book\n    ¦\n  - note: b', 'note'],
    ['sources:\n  - k¦: a\n    note: b', 'kind'],
    ['sources:\n- kind: book\n- k¦: b', 'kind', 'note'],
  ] as const) {
    it(`leaves out those that are there: ${JSON.stringify(drawn)}`, async () => {
      const schema = { ...SCHEMA, properties: { ...SCHEMA.properties, sources: { items: { properties: { kind: {}, note: {} } } } } };
      assert.deepEqual(await labelsAt(`---\n${drawn}\n---\n`, { ...withSchema, 's.json': JSON.stringify(schema) }), missing);
    });
  }

  it('comes to each key of a blog that has many of them, once more is typed', async () => {
    const keys = Array.from({ length: 60 }, (_, at) => `own-${at}: x\n`).join('');
    const files = { 'source/_posts/1.md': `---\n${keys}---\n`, 'source/_posts/2.md': `---\n${keys}---\n` };
    const all = await completeAt('---\n¦\n---\n', files);
    assert.ok(all.isIncomplete && !all.all.some(({ label }) => label === 'own-9'));
    const some = await completeAt('---\now9¦\n---\n', files);
    assert.ok(!some.isIncomplete && some.all.some(({ label }) => label === 'own-9'));
  });
});

describe('completion of values', () => {
  it('gives what the schema allows', async () => {
    assert.deepEqual(await labelsAt('---\nlang: ¦\n---\n', withSchema), ['zh-CN', 'en']);
    assert.deepEqual(await labelsAt('---\ncover:\n  wide: ¦\n---\n', withSchema), ['true', 'false']);
    assert.deepEqual(await labelsAt('---\ncomments: ¦\n---\n'), ['true', 'false']);
    assert.equal(await choose('---\nlang:¦\n---\n', 'en', withSchema), '---\nlang: en‹›\n---\n');
    assert.equal(await choose('---\ncomments: o¦ff\n---\n', 'false'), '---\ncomments: false‹›\n---\n');
  });

  it('gives the blog\'s names, the most frequent first, without those that are there', async () => {
    assert.deepEqual(await labelsAt('---\nauthor: ¦\n---\n'), ['林夏', '周舟']);
    assert.deepEqual(await labelsAt('---\nseries: ¦\n---\n'), ['江']);
    assert.deepEqual(await labelsAt('---\ntags: [¦, 水]\n---\n'), ['a, b']);
    assert.deepEqual(await labelsAt('---\ntags:\n  - 水\n  - ¦\n---\n'), ['a, b']);
    assert.deepEqual(await labelsAt('---\ntags:\n- ¦\n- "a, b"\n---\n'), ['水']);
    assert.equal((await completeAt('---\nauthor: ¦\n---\n')).all[0]?.detail, 'posts: 2');
  });

  it('gives categories along the paths that the blog uses', async () => {
    assert.deepEqual(await labelsAt('---\ncategories: ¦\n---\n'), ['地理', '游记', '山', '河流']);
    assert.deepEqual(await labelsAt('---\ncategories:\n - 地理\n - ¦\n---\n'), ['山', '河流', '游记']);
    assert.deepEqual(await labelsAt('---\ncategories: [地理, ¦]\n---\n'), ['山', '河流', '游记']);
    assert.deepEqual(await labelsAt('---\ncategories:\n  - [游记]\n  - [地理, ¦]\n---\n'), ['山', '河流', '游记']);
    assert.deepEqual(await labelsAt('---\ncategories:\n  - - 地理\n    - ¦\n---\n'), ['山', '河流', '游记']);
  });

  it('writes an item of a list where its hyphen is still missing', async () => {
    assert.equal(await choose('---\ntags:\n  ¦\n---\n', '水'), '---\ntags:\n  - 水‹›\n---\n');
  });

  it('quotes what needs quotes, in those that stand there', async () => {
    assert.equal(await choose('---\ntags: [¦]\n---\n', 'a, b'), '---\ntags: [\'a, b\'‹›]\n---\n');
    assert.equal(await choose('---\ntags:\n - "a¦\n---\n', 'a, b'), '---\ntags:\n - "a, b"‹›\n---\n');
    assert.equal(await choose('---\nauthor: \'林¦\'\n---\n', '林夏'), '---\nauthor: \'林夏\'‹›\n---\n');
    assert.equal(await choose('---\ndate: "¦"\n---\n', '2024-05-17 16:30:00'), '---\ndate: "2024-05-17 16:30:00"‹›\n---\n');
  });

  it('puts the blank that is missing', async () => {
    assert.equal(await choose('---\nauthor:¦\n---\n', '林夏'), '---\nauthor: 林夏‹›\n---\n');
    assert.equal(await choose('---\nauthor: ¦# who\n---\n', '林夏'), '---\nauthor: 林夏 ‹›# who\n---\n');
    assert.equal(await choose('---\ntags: [水,¦]\n---\n', 'a, b'), '---\ntags: [水, \'a, b\'‹›]\n---\n');
  });

  inEachZone(() => {
    it('gives dates as the blog writes them', async () => {
      assert.deepEqual(await labelsAt('---\nupdated: ¦\n---\n'), ['2024-05-17 16:30:00']);
      const own = { ...FILES, 'source/_posts/on-galleys.md': '' };
      assert.deepEqual((await completeAt('---\ndate: ¦\n---\n', own)).all.map(({ label, detail }) => `${label} ${detail}`), ['2024-05-17 16:30:00 now', '2021-06-01 12:00:00 when this file was made']);
    });

    it('gives dates as galley.json wants them, however the posts are written', async () => {
      const house = { ...FILES, 'galley.json': '{ "rules": { "date-style": ["warning", { "style": "iso" }] } }' };
      assert.deepEqual(await labelsAt('---\nupdated: ¦\n---\n', house), ["'2024-05-17T16:30:00+08:00'"]);
      assert.equal(await choose('---\ntitle: a\n¦\n---\n', 'date', house), "---\ntitle: a\ndate: '‹2024-05-17T16:30:00+08:00›'\n---\n");
    });
  });

  it('gives the pictures of the article, then those of the site', async () => {
    const { all } = await completeAt('---\nheadimg: ¦\n---\n<img src="https://example.com/x.png">\n');
    assert.deepEqual(all.map(({ label, picture, detail }) => [label, picture?.file, detail]), [['https://example.com/x.png', undefined, 'in this article'], ['/images/a.png', 'source/images/a.png', undefined], ['/images/秋/b%20c.jpg', 'source/images/秋/b c.jpg', undefined]]);
  });

  it('comes to each of many pictures and names, once more is typed', async () => {
    const pictures = Object.fromEntries(Array.from({ length: 600 }, (_, at) => [`source/images/p${at}.png`, '']));
    const posts = { 'source/_posts/1.md': `---\ntags: [${Array.from({ length: 600 }, (_, at) => `名${at}, Tag ${at}`).join(', ')}]\n---\n` };
    for (const [place, files, found] of [
      ['headimg: ¦', pictures, undefined], ['headimg: "¦"', pictures, undefined], ['headimg: /images/p599¦', pictures, '/images/p599.png'], ['headimg: "IMG5¦99"', pictures, undefined],
      ['headimg: "img599¦"', pictures, '/images/p599.png'], ['headimg: /images/p¦599', pictures, undefined],
      ['tags: [名599¦]', posts, '名599'], ['tags: [tag5¦]', posts, 'Tag 5'], ['tags: [¦]', posts, undefined],
    ] as const) {
      const { all, isIncomplete } = await completeAt(`---\n${place}\n---\n`, files);
      assert.equal(isIncomplete, all.length === 500, place);
      if (found) assert.ok(all.some(({ label }) => label === found), place);
    }
  });

  it('proposes the title that the file\'s name stands for', async () => assert.deepEqual(await labelsAt('---\ntitle: ¦\n---\n'), ['on galleys']));
});

describe('completion', () => {
  for (const [what, drawn] of Object.entries({
    'the body': '---\ntitle: A\n---\nau¦\n',
    'a comment': '---\n# au¦\nauthor: x # ¦\n---\n',
    'a fence': '--¦-\ntitle: A\n---\n',
    'the text behind a quoted value': '---\nauthor: \'x\' y ¦\n---\n',
    'JSON': ';;;\n"ti¦": 1\n;;;\n',
    'a value that goes on below': '---\ndescription: |\n  some ¦\n---\n',
    'a text without metadata': 'Hello ¦\n',
  })) it(`gives nothing in ${what}`, async () => assert.deepEqual(await labelsAt(drawn), []));

  it('never throws, and edits nothing but what stands there', async () => {
    const host = new MemoryHost(FILES);
    const blog = await readBlog(host.files);
    const index = new BlogIndex();
    for (const [path, post] of Object.entries(FILES)) index.set(path, post, 'hexo');
    await fc.assert(fc.asyncProperty(metadata, fc.nat(), async (text, at) => {
      const offset = at % (text.length + 1);
      const post = parsePost(text, { path: 'source/_posts/x.md', reader: 'hexo' });
      for (const { edit, placeholder } of (await complete({ post, blog, index, host }, offset)).items) {
        assert.ok(edit.start <= offset && offset <= edit.end && edit.end <= text.length);
        assert.ok(!text.slice(edit.start, edit.end).includes('\n'));
        if (placeholder) assert.ok(placeholder.start <= placeholder.end && placeholder.end <= edit.text.length);
      }
    }), runs(400));
  }).timeout(atMost(60_000));
});
