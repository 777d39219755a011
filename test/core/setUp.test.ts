import assert from 'node:assert/strict';
import { readBlog } from '../../src/core/blog';
import { BlogIndex } from '../../src/core/blogIndex';
import { checkPost } from '../../src/core/check';
import { fillIndex } from '../../src/core/fillIndex';
import type { Finding } from '../../src/core/finding';
import { getReaderName } from '../../src/core/fix';
import { parsePost } from '../../src/core/post/post';
import type { Filling } from '../../src/core/readInSlices';
import type { JsonSchema } from '../../src/core/schema/jsonSchema';
import { applySetUp } from '../../src/core/setUp/applySetUp';
import { describeSetUp } from '../../src/core/setUp/describeSetUp';
import { proposeForms } from '../../src/core/setUp/formItems';
import { readSetUpGround } from '../../src/core/setUp/ground';
import { proposeSetUp, type SetUpProposal } from '../../src/core/setUp/proposeSetUp';
import { proposeQuietRules } from '../../src/core/setUp/quietRules';
import { triesLarge } from './fuzzing';
import { MemoryHost } from './memoryHost';
import { inEachZone } from './zones';

type FilesByPath = Readonly<Record<string, string>>;

const FILLING: Filling = { clock: () => 0, pause: () => Promise.resolve(), isWanted: () => true };

/** Reads a blog's posts and proposes, as the command does. */
async function propose(files: FilesByPath, filling: Filling = FILLING): Promise<SetUpProposal> {
  const host = new MemoryHost(files);
  const [blog, ground] = await Promise.all([readBlog(host.files), readSetUpGround(host.files)]);
  const index = new BlogIndex();
  const reader = getReaderName({ ...blog, settings: { ...blog.settings, preset: ground.preset } });
  await fillIndex(index, Object.keys(files).filter(path => /\.(?:md|html)$/.test(path)), host.files, reader, FILLING);
  const keys = proposeSetUp(index.posts, blog, ground);
  const proposal = { ...keys, items: [...keys.items, ...(await proposeForms(keys, ground, reader, host.files, FILLING))] };
  const quiet = await proposeQuietRules(proposal, ground, host, filling);
  assert.deepEqual(host.logged, []);
  return { ...proposal, items: [...proposal.items, ...quiet] };
}

/** Accepts items, all of them by default, and returns the files with what is written. */
async function accept(files: FilesByPath, proposal: SetUpProposal, ids?: readonly string[]): Promise<FilesByPath> {
  const texts = applySetUp(files['galley.json'], proposal, proposal.items.filter(({ id }) => ids?.includes(id) ?? true));
  assert.ok(texts);
  const written = { ...files, 'galley.json': texts.settings, ...(texts.schema === undefined ? {} : { [proposal.schemaPath]: texts.schema }) };
  assert.deepEqual((await readBlog(new MemoryHost(written).files)).problems, []);
  return written;
}

/** Checks all posts of a blog. */
async function check(files: FilesByPath, paths: readonly string[]): Promise<readonly (Finding & { readonly path: string })[]> {
  const host = new MemoryHost(files);
  const blog = await readBlog(host.files);
  const found = await Promise.all(paths.map(async path => (await checkPost(parsePost(files[path]!, { path, reader: getReaderName(blog) }), blog, host)).map(finding => ({ ...finding, path }))));
  return found.flat();
}

/** A blog of ten posts, unless told otherwise; each is given its number. */
const posts = (metadata: (number: number) => string, { count = 10, folder = 'source/_posts', body = 'Text.\n' } = {}): FilesByPath =>
  Object.fromEntries(Array.from({ length: count }, (_, number) => [`${folder}/${String(number).padStart(4, '0')}.md`, `---\n${metadata(number)}\n---\n${body}`]));

const HEXO = { '_config.yml': 'title: A blog\n' };
const usual = (number: number): string => `title: Post ${number}\ndate: 2021-06-11 09:29:${String(number % 60).padStart(2, '0')}`;
const ids = ({ items }: SetUpProposal): string => items.map(({ id }) => id).join(' ');
const find = ({ items }: SetUpProposal, id: string) => items.find(item => item.id === id) ?? assert.fail(`There is no ${id}.`);
const typeOf = (proposal: SetUpProposal, key: string): JsonSchema | undefined => proposal.items.find(({ id }) => id === `type:${key}`)?.schema?.properties?.[key];

describe('a proposal to set up a blog', () => {
  describe('says which keys posts have', () => {
    for (const [name, metadata, expected] of [
      ['what the preset demands and all have', usual, 'required:title required:date'],
      ['one that is missing here and there', n => (n === 3 ? 'title: A' : usual(n)), 'required:title required:date'],
      ['one that is missing from a fifth is none', n => (n < 2 ? 'title: A' : usual(n)), 'required:title'],
      ['one that is empty here and there', n => (n === 3 ? 'title:\ndate: 2021-06-11 09:29:00' : usual(n)), 'required:title required:date'],
      ['one that is empty too often', n => (n < 2 ? "title: ''\ndate: 2021-06-11 09:29:00" : usual(n)), 'required:date'],
      ['keys that most have', n => `${usual(n)}\nauthor: A${n}${n < 9 ? '\nmood: good' : ''}${n < 5 ? '\nweather: fine' : ''}`, 'required:title required:date recommended:author recommended:mood'],
      ['another date', n => `${usual(n)}\nbuilt: 2021-06-11`, 'required:title required:date required:built'],
      ['another date, not everywhere', n => (n === 3 ? usual(n) : `${usual(n)}\nbuilt: 2021-06-11`), 'required:title required:date recommended:built'],
      ['names that JavaScript has for itself', n => `${usual(n)}\nconstructor: a\n__proto__: b`, 'required:title required:date recommended:constructor recommended:__proto__'],
    ] as [string, (n: number) => string, string][]) {
      it(name, async () => assert.equal(ids(await propose({ ...HEXO, ...posts(metadata) })).split(' ').filter(id => /^re/.test(id)).join(' '), expected));
    }

    it('not from two posts', async () => assert.equal(ids(await propose({ ...HEXO, ...posts(n => `${usual(n)}\nmood: good`, { count: 2 }) })), 'preset required:title required:date date-style'));
    it('not of posts that cannot be read', async () => assert.equal(ids(await propose({ ...HEXO, ...posts(() => 'title: "x') })), 'preset'));
    it('with those that lack it, and how many they are', async () => {
      const blog = (without: number): FilesByPath => ({ ...HEXO, ...posts(n => (n < without ? 'date: 2021-06-11' : usual(n)), { count: 200 }) });
      const { detail, outliers } = find(await propose(blog(1)), 'required:title');
      assert.deepEqual([detail, outliers], ['99 % of 200 posts; 1 differ', [{ path: 'source/_posts/0000.md', instead: '"title" is missing' }]]);
      assert.equal(find(await propose(blog(0)), 'required:title').detail, 'All 200 posts');
    });
  });

  describe('says what keys hold', () => {
    for (const [values, expected] of [
      [['a', 'b'], { type: 'string' }],
      [['a', '5', '20210611'], { type: ['string', 'number'] }],
      [['1', '2.5'], { type: 'number' }],
      [['true', 'false'], { type: 'boolean' }],
      [['[a]', '[b, c]'], { type: 'array' }],
      [['a', '[b, c]'], { type: ['string', 'number', 'array'] }],
      [['{ a: 1 }'], { type: 'object' }],
      [['/a.jpg', 'https://example.com/b.png?size=2', "''"], { type: 'string', 'x-galley-image': true }],
      [['/about/', 'https://example.com/page'], { type: 'string' }],
      [['/a.jpg', '/about/'], { type: 'string' }],
      [['a', 'true'], undefined],
      [['2021-06-11'], undefined],
      [['', '~'], undefined],
      [['', '', '', '', 'a'], { type: 'string' }],
    ] as [string[], JsonSchema | undefined][]) {
      it(`${values.join(' and ')}`, async () => assert.deepEqual(typeOf(await propose({ ...HEXO, ...posts(n => `${usual(n)}\nmood: ${values[n % values.length]}`) }), 'mood'), expected));
    }

    it('with one in ten that differs, which is named', async () => {
      const { detail, title, outliers, share } = find(await propose({ ...HEXO, ...posts(n => `${usual(n)}\nmood: ${n === 4 ? 'true' : 'good'}`) }), 'type:mood');
      assert.deepEqual([title, detail, share], ['"mood" is a text', '90 % of 10 posts; 1 differ', { followed: 9, of: 10 }]);
      assert.deepEqual(outliers, [{ path: 'source/_posts/0004.md', instead: 'true or false' }]);
    });
    it('as the preset has it, where that is true', async () => {
      const proposal = await propose({ ...HEXO, ...posts(n => `${usual(n)}\ntags: ${n < 5 ? 'a' : '[a, b]'}\ncover: /a${n}.jpg\ncomments: ${n < 5}`) });
      assert.deepEqual(typeOf(proposal, 'title'), { type: 'string', minLength: 1 });
      assert.deepEqual(typeOf(proposal, 'comments'), { type: 'boolean' });
      assert.ok(typeOf(proposal, 'tags')?.anyOf);
      assert.deepEqual(typeOf(proposal, 'cover'), { 'x-galley-theme': true, type: 'string', 'x-galley-image': true });
      assert.equal(typeOf(proposal, 'date'), undefined);
    });
    it('otherwise than the preset, where most do', async () => {
      assert.deepEqual(typeOf(await propose({ ...HEXO, ...posts(n => `${usual(n)}\ndescription: [a, b]`) }), 'description'), { type: 'array' });
      const files = { ...HEXO, ...posts(n => `${usual(n)}\ndescription: ${n < 5 ? 'true' : 'a'}`) };
      const proposal = await propose(files);
      assert.equal(typeOf(proposal, 'description'), undefined);
      assert.deepEqual((JSON.parse((await accept(files, proposal))['post.schema.json']!) as JsonSchema).properties?.['description'], {});
    });
    it('not of what few have', async () => assert.equal(typeOf(await propose({ ...HEXO, ...posts(n => (n < 2 ? `${usual(n)}\nmood: good` : usual(n))) }), 'mood'), undefined));
  });

  it('names are a hint, the most frequent first, and none that a single post has', async () => {
    const files = { ...HEXO, ...posts(n => `${usual(n)}\ncategories:\n  - [Places, ${n < 4 ? 'Rivers' : `P${n}`}]\ntags: [${n < 6 ? 'water' : 'stone'}, t${n}]`) };
    const proposal = await propose(files);
    assert.deepEqual(find(proposal, 'names:categories').schema?.properties?.['categories'], { examples: ['Places', 'Rivers'] });
    assert.deepEqual(find(proposal, 'names:tags').schema?.properties?.['tags'], { examples: ['water', 'stone'] });
    const written = JSON.parse((await accept(files, proposal))['post.schema.json']!) as JsonSchema;
    assert.deepEqual(written.properties?.['tags']?.['examples'], ['water', 'stone']);
    assert.ok(written.properties?.['tags']?.anyOf && !JSON.stringify(written).includes('"enum"'));
  });

  describe('says how dates are written', () => inEachZone(() => {
    for (const [name, date, style] of [
      ['hexo', () => '2021-06-11 09:29:00', 'hexo'],
      ['http, but for one', n => (n === 1 ? '2021-06-11 09:29:00' : 'Fri, 11 Jun 2021 01:29:00 GMT'), 'http'],
      ['iso', () => "'2021-06-11T09:29:00+08:00'", 'iso'],
      ['one way and the other', n => (n < 2 ? '2021-06-11 09:29:00' : 'Fri, 11 Jun 2021 01:29:00 GMT'), undefined],
      ['nohow', () => '2021年6月11日', undefined],
    ] as [string, (n: number) => string, string | undefined][]) {
      it(name, async () => {
        const item = (await propose({ ...HEXO, ...posts(n => `title: A\ndate: ${date(n)}`) })).items.find(({ id }) => id === 'date-style');
        assert.deepEqual(item?.settings, style === undefined ? undefined : [[['rules', 'date-style'], ['info', { style }]]]);
      });
    }
  }));

  describe('says how paragraphs are written and sections are headed', () => {
    const HOUSE = '<p style="text-indent: 2em">';
    for (const [name, body, paragraph, section] of [
      ['in a form of its own, bold paragraphs', `${HOUSE}一</p>\n${HOUSE}<strong>节</strong></p>\n<div>${HOUSE}二</p></div>\n`, `${HOUSE}{text}</p>`, `${HOUSE}<strong>{text}</strong></p>`],
      ['bare, headings with addresses', '<p>一</p>\n<h2 class="a" id="x">节</h2>\n<p>二</p>\n', '<p>{text}</p>', '<h2 class="a">{text}</h2>'],
      ['with one in ten that differs', `${`${HOUSE}一</p>\n`.repeat(9)}<p>二</p>\n`, `${HOUSE}{text}</p>`, undefined],
      ['with one in nine that differs', `${`${HOUSE}一</p>\n`.repeat(8)}<p>二</p>\n`, undefined, undefined],
      ['not what stands in lists, and no picture', `${HOUSE}一</p>\n<ul><li><p>二</p></li></ul><p><img src="/a.jpg" alt="桥"></p>\n`, `${HOUSE}{text}</p>`, undefined],
      ['no long bold paragraph', `<p>一</p>\n<p><strong>${'很'.repeat(61)}</strong></p>\n`, '<p>{text}</p>', undefined],
      ['in Markdown', '一\n\n## 节\n', undefined, undefined],
    ] as [string, string, string | undefined, string | undefined][]) {
      it(name, async () => {
        const { items } = await propose({ ...HEXO, ...posts(usual, { body }) });
        const settings = items.filter(({ id }) => id === 'paragraph' || id === 'section').map(item => item.settings);
        assert.deepEqual(settings, [...(paragraph === undefined ? [] : [[[['paragraph', 'block'], paragraph]]]), ...(section === undefined ? [] : [[[['section', 'block'], section]]])]);
      });
    }
    it('with the posts that differ', async () => {
      const files = { ...HEXO, ...posts(usual, { body: `${HOUSE}一</p>\n`.repeat(3) }), ...posts(usual, { count: 1, body: '<p>一</p>\n' }) };
      const { title, detail, outliers } = find(await propose(files), 'paragraph');
      assert.deepEqual([title, detail, outliers], [`Paragraphs are written like ${HOUSE}{text}</p>`, '27 of 28, in 10 posts', [{ path: 'source/_posts/0000.md', instead: '<p>{text}</p>' }]]);
    });
    it('not of two posts, and not where galley.json says it', async () => {
      const files = posts(usual, { count: 2, body: '<p>一</p>\n' });
      assert.ok(!ids(await propose({ ...HEXO, ...files })).includes('paragraph'));
      assert.ok(!ids(await propose({ ...HEXO, ...posts(usual, { body: '<p>一</p>\n' }), 'galley.json': '{ "paragraph": { "block": "<p>{text}</p>" } }' })).includes('paragraph'));
    });
  });

  describe('says where posts are', () => {
    for (const [name, files, expected] of [
      ['where the preset looks for them', posts(usual), undefined],
      ['in a folder', { 'README.md': '# Read me\n', ...posts(usual, { folder: 'content/posts' }) }, ['content/posts/**/*.md']],
      ['in a folder of folders', { ...posts(usual, { folder: 'content/a' }), ...posts(usual, { folder: 'content/b' }), 'content/about.html': '---\ntitle: About\n---\n' }, ['content/**/*.{md,html}']],
      ['in several folders', { ...posts(usual, { folder: 'essays' }), ...posts(usual, { folder: 'notes (old)' }), 'a.md': '---\ntitle: A\n---\n' }, ['essays/**/*.md', 'notes \\(old\\)/**/*.md']],
      ['beside galley.json', posts(usual, { folder: '.' }), ['*.md']],
      ['nowhere', { 'README.md': '# Read me\n' }, undefined],
      ['where galley.json says, even if that is not so', { 'galley.json': '{ "posts": ["elsewhere/**"] }', ...posts(usual, { folder: 'content' }) }, undefined],
    ] as [string, FilesByPath, string[] | undefined][]) {
      it(name, async () => {
        const tidy = Object.fromEntries(Object.entries(files).map(([path, text]) => [path.replace(/^\.\//, ''), text]));
        const proposal = await propose(tidy);
        assert.deepEqual(proposal.items.find(({ id }) => id === 'posts')?.settings, expected && [[['posts'], expected]]);
        if (expected) assert.ok(ids(proposal).includes('required:title') && proposal.posts.length >= 10, ids(proposal));
      });
    }
    it('and names those that lie elsewhere', async () => {
      const { outliers, share } = find(await propose({ ...posts(usual, { folder: 'content' }), 'about.md': '---\ntitle: About\n---\n' }), 'posts');
      assert.deepEqual([outliers.map(({ path }) => path), share], [['about.md'], { followed: 10, of: 11 }]);
    });
  });

  it('reads as the blog\'s generator does', async () => {
    const presetOf = async (files: FilesByPath): Promise<unknown> => (await propose({ ...files, ...posts(usual, { count: 3 }) })).items.find(({ id }) => id === 'preset')?.settings[0]?.[1];
    assert.equal(await presetOf({}), 'plain');
    assert.equal(await presetOf(HEXO), 'hexo');
    assert.equal(await presetOf({ 'package.json': '{ "dependencies": { "hexo": "^8.0.0" } }' }), 'hexo');
    assert.equal(await presetOf({ 'galley.json': '{ "preset": "hexo" }' }), undefined);
    const { outliers } = find(await propose({ ...HEXO, ...posts(usual), 'source/_posts/a.md': 'Text.\n', 'source/_posts/b.md': '---\ntitle: "x\n---\n', 'source/_posts/c.md': '---\ntitle:x\n---\n' }), 'preset');
    assert.deepEqual(outliers.map(({ path, instead }) => `${path.slice(-4)} ${instead}`), ['a.md it has no front matter', 'b.md its front matter cannot be read', 'c.md the site takes its front matter for text']);
  });

  describe('lets be what most posts are blamed for', () => {
    const picture = '<p><img src="https://example.com/a.jpg" referrerpolicy="no-referrer"></p>\n';
    const quiet = (proposal: SetUpProposal): string[] => proposal.items.filter(({ id }) => id.startsWith('quiet:')).map(({ id, settings }) => `${id} ${String(settings[0]?.[1])}`);
    it('a warning as a faint remark, with its count', async () => {
      const files = { ...HEXO, ...posts(usual), ...posts(usual, { count: 2, body: picture }) };
      const proposal = await propose(files);
      assert.deepEqual(quiet(proposal), ['quiet:image-alt hint']);
      const { detail, outliers } = find(proposal, 'quiet:image-alt');
      assert.deepEqual([detail, outliers.map(({ path }) => path)], ['It finds something in 2 of 10 posts.', ['source/_posts/0000.md', 'source/_posts/0001.md']]);
    });
    it('less than a warning not at all', async () => assert.deepEqual(quiet(await propose({ ...HEXO, ...posts(n => `${usual(n)}\nmood:${n < 5 ? ' good' : ''}\ntags:`) })), ['quiet:empty-value off']));
    it('not what one in ten is blamed for', async () => assert.deepEqual(quiet(await propose({ ...HEXO, ...posts(usual), ...posts(usual, { count: 1, body: picture }) })), []));
    it('never an error', async () => assert.deepEqual(quiet(await propose({ ...HEXO, ...posts(() => 'title: A\ndate: 2021年6月11日，21点39分') })), []));
    it('not what the author has set', async () => assert.deepEqual(quiet(await propose({ ...HEXO, ...posts(usual, { body: picture }), 'galley.json': '{ "rules": { "image-alt": "warning" } }' })), []));
    it('and checks no further once nobody wants it', async () => {
      const files = { ...HEXO, ...posts(usual, { body: picture }) };
      let asked = 0;
      await propose(files, { ...FILLING, isWanted: () => ++asked < 3 });
      assert.ok(asked < 20);
    });
  });

  it('is described with the posts that differ, each where it is named', async () => {
    const proposal = await propose({ ...HEXO, ...posts(n => `${usual(n)}\nmood: ${n === 4 ? 'true' : 'good'}`) });
    const { text, links, starts } = describeSetUp(proposal);
    assert.equal(links.length, 1);
    assert.equal(text.slice(links[0]!.span.start, links[0]!.span.end), 'source/_posts/0004.md');
    assert.equal(text.slice(starts.get('type:mood')!).split('\n## ')[0], '## "mood" is a text\n\n90 % of 10 posts; 1 differ\n\n- source/_posts/0004.md: true or false\n');
    const long = describeSetUp(await propose({ ...HEXO, ...posts(n => (n < 250 ? 'title: A' : usual(n)), { count: 2500 }) })).text;
    assert.ok(long.includes('- and 200 more\n'));
  }).timeout(60_000);
});

describe('what is accepted of a proposal', () => {
  const files = { ...HEXO, ...posts(n => `${usual(n)}\nauthor: Mei`) };

  it('is written line by line', async () => {
    const written = await accept(files, await propose(files));
    assert.equal(written['galley.json'], `{
  "preset": "hexo",
  "rules": {
    "date-style": ["info", { "style": "hexo" }]
  },
  "schema": "./post.schema.json"
}
`);
    const lines = written['post.schema.json']!.split('\n');
    assert.deepEqual(lines.slice(3, 9), ['  "type": "object",', '  "required": ["title", "date"],', '  "x-galley-recommended": ["author"],', '  "properties": {', '    "title": { "type": "string", "minLength": 1 },', '    "date": {},']);
    assert.ok(lines.includes('    "author": { "type": "string", "examples": ["Mei"] },'), lines.join('\n'));
  });

  it('is all that is written', async () => {
    const proposal = await propose(files);
    const none = applySetUp(undefined, proposal, []);
    assert.deepEqual(none, { settings: '{}\n', schema: undefined });
    const settingsOnly = await accept(files, proposal, ['preset']);
    assert.deepEqual([settingsOnly['galley.json'], settingsOnly['post.schema.json']], ['{\n  "preset": "hexo"\n}\n', undefined]);
    const one = JSON.parse((await accept(files, proposal, ['required:title']))['post.schema.json']!) as JsonSchema;
    assert.deepEqual([one.required, one['x-galley-recommended'], one.properties?.['title']], [['title'], undefined, {}]);
  });

  it('keeps the comments and the layout of galley.json, and what is set there', async () => {
    const settings = '{\n    // Ours.\n    "preset": "hexo", // as ever\n    "rules": { "image-alt": "off" /* for now */ },\r\n}\n';
    const before = { ...files, 'galley.json': settings };
    const proposal = await propose(before);
    assert.ok(!ids(proposal).includes('preset'));
    const written = (await accept(before, proposal))['galley.json']!;
    for (const part of ['{\n    // Ours.\n    "preset": "hexo", // as ever\n', '"image-alt": "off"', '/* for now */', '"schema": "./post.schema.json"']) assert.ok(written.includes(part), `${part}\n${written}`);
  });

  it('leaves a schema alone that is there', async () => {
    const own = { ...files, 'galley.json': '{ "schema": "./own.json" }', 'own.json': '{}' };
    assert.equal(ids(await propose(own)), 'preset date-style');
    const stray = { ...files, 'post.schema.json': '{ "title": "mine" }', 'post-2.schema.json': '{}' };
    const written = await accept(stray, await propose(stray));
    assert.equal(written['post.schema.json'], '{ "title": "mine" }');
    assert.ok(written['galley.json']!.includes('"./post-3.schema.json"'));
  });

  it('is not written into a galley.json with a mistake', async () => {
    const proposal = await propose(files);
    for (const text of ['{ "preset": ', '{ "rules": "off" }', '[]']) assert.equal(applySetUp(text, proposal, proposal.items), undefined, text);
    assert.ok(applySetUp('\n', proposal, proposal.items));
  });
});

if (triesLarge) describe('a blog of 1,000 old posts', () => {
  // What is wrong or different with some, and how many there are of each.
  const OUTLIERS: Readonly<Record<string, readonly [count: number, change: (post: string) => string]>> = {
    'a broken title': [8, post => post.replace(/^title: .*$/m, 'title: "Low" water')],
    'a full-width colon': [4, post => post.replace('title: ', 'title：')],
    'no title': [5, post => post.replace(/^title: .*\n/m, '')],
    'a misspelt key': [6, post => post.replace('author: ', 'authoe: ')],
    'a date that nobody reads': [5, post => post.replace(/^date: .*$/m, 'date: 2021年6月11日，21点39分')],
    'a date in another style': [6, post => post.replace(/^date: .*$/m, 'date: 2021-06-11 09:29:00')],
    'a switch that is none': [5, post => post.replace('comments: true', 'comments: off')],
    'a cover that is none': [4, post => post.replace(/^cover: .*$/m, 'cover: https://example.com/undefined')],
    'a rating in words': [3, post => post.replace(/^rating: .*$/m, 'rating: good')],
    'no closing fence': [2, post => post.replace('\n---\n', '\n')],
    'no metadata': [2, post => post.replace(/^---[^]*?\n---\n/, '')],
  };

  function draw(): { readonly files: FilesByPath; readonly seeded: ReadonlyMap<string, string> } {
    const seeded = new Map<string, string>();
    const kinds = Object.entries(OUTLIERS).flatMap(([kind, [count]]) => Array.from({ length: count }, () => kind));
    const files = posts(number => [
      `title: The tides of ${number}`, `date: ${new Date(Date.UTC(2015, 0, 1 + number, 8, number % 60)).toUTCString()}`, `author: ${['Mei', 'Jun', 'Lin Xia'][number % 3]}`,
      number % 4 === 0 ? 'categories: Coast' : `categories: [Coast, ${['Harbours', 'Lights'][number % 2]}]`, `tags: [tides, ${['spring', 'neap', 'storm'][number % 3]}]`,
      'comments: true', `cover: /images/${number}.jpg`, `rating: ${1 + (number % 5)}`, ...(number % 2 === 0 ? ['lang: en'] : []),
    ].join('\n'), { count: 1000, body: '<p>At low water the sands lie bare.</p>\n\n<p><img src="https://pictures.example.com/a.jpg" alt="Sand"></p>\n' });
    const all = Object.entries(files).map(([path, text], number) => {
      // Spread over the blog; 19 and 1,000 have no common factor.
      const kind = kinds[(number * 19) % 1000];
      if (kind !== undefined) seeded.set(path, kind);
      return [path, kind === undefined ? text : OUTLIERS[kind]![1](text)] as const;
    });
    return { files: { ...HEXO, ...Object.fromEntries(all) }, seeded };
  }

  it('starts with a handful of true findings', async () => {
    const { files, seeded } = draw();
    assert.equal(seeded.size, 50);
    const paths = Object.keys(files).filter(path => path.endsWith('.md'));
    const before = await check(files, paths);
    const proposal = await propose(files);
    const after = await check(await accept(files, proposal), paths);

    // Every post lacks what the preset recommends, and has a picture of another site.
    assert.ok(before.length >= 2000, String(before.length));
    assert.equal(proposal.items.filter(({ id }) => id.startsWith('quiet:')).map(({ id }) => id).join(' '), 'quiet:image-referrerpolicy');
    assert.deepEqual(after.filter(({ path }) => !seeded.has(path)).map(({ path, rule, message }) => `${path} ${rule} ${message}`), []);
    // Each outlier has what it was made for.
    const foundAt = new Set(after.map(({ path }) => path));
    assert.deepEqual([...seeded].filter(([path]) => !foundAt.has(path)), []);
    assert.equal(after.length, 50, after.map(({ path, rule, message }) => `${seeded.get(path)}: ${rule} ${message}`).join('\n'));
    for (const id of ['required:date', 'required:title', 'recommended:author', 'type:rating', 'type:cover', 'date-style', 'names:tags']) find(proposal, id);
  }).timeout(60_000);
});
