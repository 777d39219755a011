import assert from 'node:assert/strict';
import { readBlog } from '../../src/core/blog';
import { findPermalink } from '../../src/core/permalink';
import { collectPictureNames, isNamingText } from '../../src/core/post/pictureNames';
import { parsePost } from '../../src/core/post/post';
import { defaultSettings, type Settings } from '../../src/core/settings';
import { asksOracles } from './fuzzing';
import { expectLinear } from './growth';
import { readInHexo } from './inHexo';
import { MemoryHost } from './memoryHost';

// Where Galley says at which address a post is published, a real Hexo 8 publishes it there.

const front = (...lines: readonly string[]): string => `---\n${['title: 桥', ...lines].join('\n')}\n---\n正文\n`;
const posts: Readonly<Record<string, string>> = {
  'a.md': front('date: 2021-06-11 09:29:00'), 'deep/b.md': front('date: 2021-06-11 23:29:00'), '2021-06-11-c.html': front('date: Fri, 11 Jun 2021 20:29:00 GMT'), '2020-01-02-d.md': front(),
  '桥 与 灯.md': front('date: 2021-06-11', 'lang: zh'), 'e.md': front('date: 2021-06-11', 'permalink: bridge'), 'f.md': front('date: 2021-06-11', 'permalink: /a/b/'), 'g.md': front('date: 2021-06-11', 'permalink: a/index.html'),
  'h.md': front('date: 2021-06-11', 'abbrlink: 4f2a', 'slug: other', 'name: other', 'year: 1999'), 'i.md': front('date: 2021-06-11', 'published: false'), 'j.md': front('date: 2021-06-11', 'permalink: 12'),
  '_k.md': front('date: 2021-06-11'), 'l.md': front('date: 2021-06-11', 'categories: [a, b]'),
};
const configs = [
  {}, { permalink: ':title.html', new_post_name: ':year-:month-:day-:title.md' }, { permalink: ':year/:i_month/:i_day/:hour:minute:second/:name/' }, { permalink: 'p/:abbrlink/' }, { permalink: ':lang/:title/', permalink_defaults: { lang: 'en' } },
  { permalink: ':category/:title/' }, { permalink: ':name', post_asset_folder: true }, { permalink: ':year/:title/index.html', new_post_name: ':lang/:title.md' },
];

if (asksOracles) describe('the address of a post', () => {
  for (const config of configs) {
    it(`is that of a real Hexo: ${JSON.stringify(config)}`, async () => {
      const text = JSON.stringify({ url: 'https://example.com', ...config });
      const theirs = await publish(text);
      const host = new MemoryHost({ '_config.yml': text, 'galley.json': JSON.stringify({ site: { buildTimeZone: Intl.DateTimeFormat().resolvedOptions().timeZone } }) });
      const blog = await readBlog(host.files);
      const known = Object.entries(posts).flatMap(([path, content]) => {
        const address = findPermalink(parsePost(content, { path: `source/_posts/${path}`, reader: 'hexo' }), blog);
        return address === undefined ? [] : [[path, address] as const];
      });
      assert.deepEqual(known, known.map(([path]) => [path, theirs.get(path)]));
      assert.ok(known.length >= (text.includes(':category') ? 3 : 4), 'too few are known');
    }).timeout(60_000);
  }
});

/** Returns the addresses of all posts by their path, as routes are told apart: without a slash before and `index.html` behind. */
async function publish(config: string): Promise<ReadonlyMap<string, string>> {
  const found = (await readInHexo(config, posts)).filter(({ published }) => published);
  return new Map(found.map(({ source, path }) => [source.replace('_posts/', ''), path.replace(/^\/+/, '').replace(/(^|\/)index\.html$/, '$1')]));
}

describe('names of pictures in a text', () => {
  const cases: readonly (readonly [string, readonly string[]])[] = [
    ['![a](/i/Bridge.PNG)', ['bridge']], ['<img src="/a%20b.jpg?x=1">', ['b']], ['{% asset_img 大桥.webp 题 %}', ['大桥']], ['%E6%A1%A5.png %E6.gif', ['桥', '%e6']], ['a@2x.png b.pngx c.png-d .png', ['a']], ['no picture', []],
  ];
  for (const [text, names] of cases) it(text, () => assert.deepEqual([...collectPictureNames(text)], names));

  it('count where somebody has written them, not in what was made of the blog', async () => {
    const read = async (config: string): Promise<Settings> => (await readBlog(new MemoryHost({ '_config.yml': config }).files)).settings;
    const paths = ['_config.yml', 'source/a.md', 'source/public/a.html', 'themes/x/layout/a.ejs', 'source/css/a.CSS', 'public/a.html', 'docs/a.html', 'db.json', 'node_modules/x/a.js', 'node_modules/hexo-theme-x/a.styl', '.deploy_git/a.html', 'a.png'];
    const filter = (settings: Settings): readonly string[] => paths.filter(path => isNamingText(path, settings));
    const written = ['_config.yml', 'source/a.md', 'source/public/a.html', 'themes/x/layout/a.ejs', 'source/css/a.CSS'];
    assert.deepEqual(filter(await read('')), [...written, 'docs/a.html', 'node_modules/hexo-theme-x/a.styl']);
    assert.deepEqual(filter(await read('public_dir: ./docs/\n')), [...written, 'public/a.html', 'node_modules/hexo-theme-x/a.styl']);
    assert.ok(filter(defaultSettings.plain).includes('public/a.html'));
  });

  it('are found in a long line in as long as it is long', async () => {
    await expectLinear(size => Promise.resolve(collectPictureNames('桥'.repeat(size * 15) + '.png'.repeat(size))), 20_000);
  }).timeout(60_000);
});
