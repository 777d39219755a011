import assert from 'node:assert/strict';
import { isPostPath, readBlog } from '../../src/core/blog';
import { findForeignRenderer } from '../../src/core/foreignRenderer';
import { namedBlocks } from '../../src/core/image/template';
import { defaultPermalinks } from '../../src/core/permalinks';
import { getHouseDateStyle } from '../../src/core/post/dateStyle';
import { defaultRendering } from '../../src/core/rendering';
import { defaultSettings } from '../../src/core/settings';
import { MemoryHost } from './memoryHost';

const read = (files: Readonly<Record<string, string>>, trusted = true) => readBlog(new MemoryHost(files).files, { trusted });
const places = (blog: Awaited<ReturnType<typeof read>>): string[] => blog.problems.map(({ path, text, finding }) => `${path} ${finding.severity} ${text.slice(finding.span.start, finding.span.end)}`);

describe('settings', () => {
  it('are the defaults where nothing is said', async () => {
    const blog = await read({});
    assert.deepEqual(blog.settings, defaultSettings.hexo);
    assert.deepEqual(blog.problems, []);
  });

  it('come from galley.json, then from _config.yml, then from the preset', async () => {
    const { settings, problems } = await read({
      'galley.json': '{\n  // a comment\n  "site": { "timeZone": "Asia/Tokyo" },\n  "rules": { "image-alt": "off", "date-weekday": ["hint", {}] },\n}\n',
      '_config.yml': 'url: https://example.com\nroot: blog\ntimezone: Asia/Shanghai\nlanguage:\n  - zh-CN\n  - en\ndate_format: D MMM\nsource_dir: src/\npost_asset_folder: true\n',
    });
    assert.deepEqual(problems, []);
    assert.deepEqual(settings.site, { url: 'https://example.com', root: '/blog/', theme: undefined, timeZone: 'Asia/Tokyo', buildTimeZone: undefined, language: 'zh-CN', dateFormat: 'D MMM', outputDir: 'public', publicDir: 'src', postAssetFolder: true, rendering: defaultRendering, permalinks: defaultPermalinks });
    assert.equal(settings.image.directory, '{folder}/{post}');
    assert.equal((await read({ '_config.yml': 'source_dir: src/\n' })).settings.image.directory, 'src/images/{year}');
    assert.deepEqual(settings.rules, { 'image-alt': 'off', 'date-weekday': ['hint', {}] });
  });

  it('name an unknown style of dates, and go on without it', async () => {
    for (const [text, wrong] of [['{ "style": "rfc" }', '"rfc"'], ['{ "style": 1 }', '1'], ['{ "sytle": "iso" }', '"sytle"'], ['"iso"', '"iso"']] as const) {
      const blog = await read({ 'galley.json': `{ "rules": { "date-style": ["warning", ${text}] } }` });
      assert.deepEqual(places(blog), [`galley.json error ${wrong}`], text);
      assert.equal(getHouseDateStyle(blog), 'http');
    }
    for (const style of ['http', 'iso', 'hexo']) {
      const blog = await read({ 'galley.json': `{ "rules": { "date-style": ["hint", { "style": "${style}" }] } }` });
      assert.deepEqual(places(blog), []);
      assert.equal(getHouseDateStyle(blog), style);
    }
    assert.equal(getHouseDateStyle(await read({ 'galley.json': '{ "rules": { "date-style": ["off", { "style": "iso" }] } }' })), undefined);
    assert.equal(getHouseDateStyle(await read({})), undefined);
  });

  it('turn the rule about paragraphs on where the blog says how it writes them', async () => {
    const readRules = async (text: string) => (await read({ 'galley.json': text })).settings.rules;
    assert.deepEqual(await readRules('{ "paragraph": { "block": "<p class=\\"a\\">{text}</p>" } }'), { 'paragraph-style': 'hint' });
    assert.deepEqual(await readRules('{ "paragraph": { "block": "<p class=\\"a\\">{text}</p>" }, "rules": { "paragraph-style": "off" } }'), { 'paragraph-style': 'off' });
    assert.deepEqual(await readRules('{ "paragraph": {} }'), {});
  });

  it('say how the site renders, by what is usable in _config.yml', async () => {
    const { settings: { site }, problems } = await read({
      '_config.yml': 'url: https://example.com/blog\npost_asset_folder: true\nmarked:\n  breaks: false\n  gfm: "no"\n  quotes: "«»"\n  modifyAnchors: 1\n  external_link: { exclude: a.b }\nhighlight: [x]\nprismjs: { exclude_languages: [a, 1] }\nsyntax_highlighter: shiki\nexternal_link: false\n',
    });
    assert.deepEqual(problems, []);
    assert.deepEqual([site.root, site.postAssetFolder], ['/blog/', true]);
    assert.deepEqual(site.rendering, {
      ...defaultRendering,
      marked: { ...defaultRendering.marked, breaks: false, modifyAnchors: 1, externalLink: { enable: false, nofollow: false, exclude: ['a.b'] } },
      highlighter: undefined,
      prism: { ...defaultRendering.prism, excludeLanguages: ['a'] },
      externalLink: { enable: false, exclude: [] },
    });
    assert.deepEqual((await read({ '_config.yml': '- a\n' })).settings.site, defaultSettings.hexo.site);
    assert.deepEqual((await read({ '_config.yml': 'post_asset_folder: "true"\n' })).settings.site.postAssetFolder, false);
  });

  for (const [name, manifest, expected] of [
    ['of hexo init', '{ "dependencies": { "hexo": "8", "hexo-renderer-ejs": "2", "hexo-renderer-marked": "7", "hexo-renderer-stylus": "3" } }', undefined],
    ['with markdown-it', '{ "dependencies": { "hexo-renderer-ejs": "2", "hexo-renderer-markdown-it": "7" } }', 'hexo-renderer-markdown-it'],
    ['with one for development', '{ "devDependencies": { "hexo-renderer-pandoc": "0" } }', 'hexo-renderer-pandoc'],
    ['of somebody\'s own', '{ "dependencies": { "@me/hexo-renderer-kramed": "0" } }', '@me/hexo-renderer-kramed'],
    ['with both', '{ "dependencies": { "hexo-renderer-kramed": "0" }, "devDependencies": { "hexo-renderer-marked": "7" } }', undefined],
    ['without any', '{ "dependencies": { "hexo": "8" } }', undefined],
    ['that is broken', '{ "dependencies": ', undefined],
    ['that is no object', 'null', undefined],
    ['with a list', '{ "dependencies": ["hexo-renderer-pandoc"] }', undefined],
    ['in UTF-16', new Uint8Array(Buffer.from('\uFEFF{}', 'utf16le')), undefined],
  ] as const) {
    it(`a package.json ${name} names ${expected ?? 'no other renderer'}`, async () => assert.equal(await findForeignRenderer(new MemoryHost({ 'package.json': manifest }).files), expected));
  }

  it('without a package.json there is no other renderer', async () => assert.equal(await findForeignRenderer(new MemoryHost().files), undefined));

  it('a plain blog takes nothing from _config.yml', async () => {
    const { settings } = await read({ 'galley.json': '{ "preset": "plain" }', '_config.yml': 'url: https://example.com\n' });
    assert.equal(settings.site.url, undefined);
    assert.equal(settings.site.publicDir, '.');
  });

  it('a mistake is a finding where it stands, and everything else counts', async () => {
    const blog = await read({ 'galley.json': '{ "preset": "jekyll", "posts": "a", "colour": 1, "rules": { "image-alt": "loud", "no-such": "off", "date-weekday": "off" }, "image": { "maxWidth": 800 } }' });
    assert.deepEqual(places(blog).sort(), ['galley.json error "a"', 'galley.json error "colour"', 'galley.json error "jekyll"', 'galley.json error "loud"', 'galley.json error "no-such"']);
    assert.equal(blog.settings.preset, 'hexo');
    assert.equal(blog.settings.rules['date-weekday'], 'off');
    assert.equal(blog.settings.rules['image-alt'], undefined);
    assert.equal(blog.settings.image.maxWidth, 800);
    assert.deepEqual(blog.settings.posts, defaultSettings.hexo.posts);
  });

  it('a block of pictures is a name or a template, and what is wrong in it is shown at its place', async () => {
    const image = async (text: string) => {
      const blog = await read({ 'galley.json': `{ "image": { ${text} } }` });
      return [blog.settings.image.block, places(blog)];
    };
    const usual = defaultSettings.hexo.image.block;
    assert.deepEqual(await image('"block": "figure"'), [namedBlocks.figure, []]);
    assert.deepEqual(await image('"block": "<img src=\\"{src}\\">"'), ['<img src="{src}">', []]);
    assert.deepEqual(await image('"block": "figur"'), [usual, ['galley.json error figur']]);
    assert.deepEqual(await image('"block": "<p>\\n\\u4e00<img src=\\"{src}\\" alt=\\"{ALT}\\"></p>{x}"'), [usual, ['galley.json error {ALT}', 'galley.json error {x}']]);
    assert.deepEqual(await image('"block": 1'), [usual, ['galley.json error 1']]);
    const directory = await read({ 'galley.json': '{ "image": { "directory": "../{yaer}" } }' });
    assert.deepEqual(places(directory), ['galley.json error {yaer}', 'galley.json error ..']);
    assert.equal(directory.settings.image.directory, 'source/images/{year}');
  });

  for (const text of ['', '{', '[]', '{ "rules": ', 'null', '{"a" 1}']) {
    it(`broken: ${JSON.stringify(text)}`, async () => {
      const blog = await read({ 'galley.json': text });
      assert.equal(blog.problems.length, 1);
      assert.ok(blog.problems[0]!.finding.span.end <= text.length);
      assert.deepEqual(blog.settings, defaultSettings.hexo);
    });
  }

  it('knows no address of a site whose _config.yml still has the one of hexo init', async () => {
    for (const [url, known] of [['http://example.com', undefined], ['http://example.com/', undefined], ['https://example.com', 'https://example.com'], ['http://example.com/blog', 'http://example.com/blog']] as const) {
      const { settings } = await read({ '_config.yml': `url: ${url}\n` });
      assert.equal(settings.site.url, known);
    }
  });

  it('a broken _config.yml is a finding in it', async () => assert.deepEqual(places(await read({ '_config.yml': 'url: [\nroot: x\n' })).length, 1));

  it('a project schema is read, missed, or refused', async () => {
    const settings = '{ "schema": "./post.schema.json" }';
    assert.deepEqual((await read({ 'galley.json': settings, 'post.schema.json': '{ "required": ["x"] }' })).schema, { required: ['x'] });
    assert.deepEqual(places(await read({ 'galley.json': settings })), ['galley.json error "./post.schema.json"']);
    assert.deepEqual(places(await read({ 'galley.json': settings, 'post.schema.json': '{' })), ['post.schema.json error {']);
    assert.deepEqual(places(await read({ 'galley.json': '{ "schema": "../post.schema.json" }', '../post.schema.json': '{}' })), ['galley.json error "../post.schema.json"']);
  });

  it('an untrusted workspace has no schema, styles or template of its own', async () => {
    const { settings, schema } = await read({ 'galley.json': '{ "schema": "a.json", "preview": { "styles": ["a.css"], "template": "a.html" } }', 'a.json': '{ "required": ["x"] }' }, false);
    assert.deepEqual([settings.schema, settings.preview, 'properties' in schema], [undefined, { styles: [], template: undefined }, true]);
  });

  it('a galley.json in UTF-16 is named', async () => {
    const { problems } = await readBlog(new MemoryHost({ 'galley.json': new Uint8Array(Buffer.from('\uFEFF{}', 'utf16le')) }).files);
    assert.equal(problems[0]?.finding.rule, 'file-encoding');
  });

  it('say which files are posts', async () => {
    const blog = await read({});
    const isPost = (path: string): boolean => isPostPath(blog, path);
    assert.deepEqual(['source/_posts/a.md', '_drafts/b/c.HTML', 'x/_posts/.d.markdown'].map(isPost), [true, true, true]);
    assert.deepEqual(['README.md', 'source/_posts/a.txt', 'source/posts/a.md'].map(isPost), [false, false, false]);
    const own = await read({ 'galley.json': '{ "posts": ["content/**/*.{md,html}", "!content/drafts/**"] }' });
    assert.equal(isPostPath(own, 'content/a/b.md'), true);
    assert.equal(isPostPath(own, 'content/drafts/b.md'), false);
    assert.equal(isPostPath(own, 'other/a.md'), false);
  });
});
