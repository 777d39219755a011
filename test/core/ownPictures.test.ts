import assert from 'node:assert/strict';
import { load } from 'cheerio';
import { readBlog } from '../../src/core/blog';
import { toImageBlock } from '../../src/core/image/block';
import { replaceSource } from '../../src/core/image/editPicture';
import { allToHouseBlocks } from '../../src/core/image/houseBlock';
import { placePicture } from '../../src/core/image/pictureFile';
import { findPostPictures } from '../../src/core/image/postPictures';
import { namedBlocks } from '../../src/core/image/template';
import { findPageFile, findPagePlace } from '../../src/core/post/pageFile';
import { parsePost } from '../../src/core/post/post';
import { applyEdits } from '../../src/core/text/span';
import { asksOracles } from './fuzzing';
import { renderInHexo } from './inHexo';
import { MemoryHost } from './memoryHost';

// A picture in a post's own folder is shown by whatever Galley writes: its address, as a browser counts it from the page, is where a real Hexo publishes the file.

const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1]);
const front = '---\ntitle: Tides\ndate: 2021-06-11 09:29:00\n---\n';
const FOLDER = '';
const FILE = 'permalink: :year/:title.html\n';
const BELOW = 'root: /blog/\n';
const OWN = 'marked: { postAsset: true }\n';

type Form = 'paragraph' | 'markdown';
const cases: readonly (readonly [config: string, name: string, form: Form, address: string])[] = [
  [FOLDER, 'tides.html', 'paragraph', 'b.png'],
  [FILE, 'tides.html', 'paragraph', '/2021/tides/b.png'],
  [FILE + BELOW, 'tides.html', 'paragraph', '/blog/2021/tides/b.png'],
  ['permalink: :title/index.html\n', 'tides.html', 'paragraph', '/tides/index/b.png'],
  [FOLDER, 'tides.md', 'paragraph', 'b.png'],
  [FOLDER, 'tides.md', 'markdown', '/2021/06/11/tides/b.png'],
  [FOLDER + BELOW, 'tides.md', 'markdown', '/2021/06/11/tides/b.png'],
  [FILE, 'tides.md', 'markdown', '/2021/tides/b.png'],
  [FILE + BELOW, 'tides.md', 'markdown', '/2021/tides/b.png'],
  [FOLDER + OWN, 'tides.md', 'markdown', 'b.png'],
  [FILE + OWN, 'tides.md', 'markdown', 'b.png'],
  [FILE + BELOW + OWN, 'tides.md', 'markdown', 'b.png'],
  [FILE + OWN, 'tides.md', 'paragraph', '/2021/tides/b.png'],
  ['marked: { prependRoot: false }\n', 'tides.md', 'markdown', 'b.png'],
  [`${FILE}marked: { prependRoot: false }\n`, 'tides.md', 'markdown', '/2021/tides/b.png'],
  ['relative_link: true\n', 'tides.md', 'markdown', 'b.png'],
];

if (asksOracles) describe('a picture in a post\'s own folder is shown', () => {
  for (const [given, name, form, expected] of cases) {
    it(`in ${name} as ${form}: ${given.trim().replaceAll('\n', ', ') || 'by Hexo\'s own settings'}`, async () => {
      const config = `url: https://example.com\npost_asset_folder: true\nnew_post_name: :title.${name.split('.')[1]}\n${given}`;
      const host = new MemoryHost({ '_config.yml': config, 'source/_posts/tides/b.png': png });
      const blog = await readBlog(host.files);
      const read = (body: string) => parsePost(front + body, { path: `source/_posts/${name}`, reader: 'hexo' });
      const post = read('');
      const { address } = (await placePicture({ bytes: png, alt: 'b' }, post, blog, host))!;
      const place = findPagePlace(post, blog)!;
      const written = toImageBlock({ src: address, alt: 'b' }, blog.settings, { isMarkdown: post.isMarkdown, form, place });
      const [, found] = /(?:src="|\]\()([^")]*)/.exec(written)!;
      assert.equal(found, expected);
      const other = form === 'paragraph' || !post.isMarkdown ? 'markdown' : 'paragraph';
      const settings = { ...blog.settings, image: { ...blog.settings.image, block: namedBlocks[other] } };
      const texts = [written, applyEdits(front + written, await allToHouseBlocks(read(written), { ...blog, settings })).slice(front.length)];
      const rendered = await renderInHexo(config, texts.map(content => ({ path: name, content, values: {} })), { [name]: front, 'tides/b.png': 'x' });
      for (const [index, content] of texts.entries()) {
        const theirs = rendered[index];
        const source = load(theirs?.html ?? '')('img').attr('src');
        assert.equal(new URL(source!, `https://example.com${place.page}`).pathname, `${place.own}b.png`, theirs?.error ?? content);
        const [picture] = await findPostPictures(read(content), blog.settings);
        assert.equal(await findPageFile(picture!.source, picture!.origin, read(content), blog, host.files), 'source/_posts/tides/b.png', content);
      }
    }).timeout(60_000);
  }

  it('when it comes in the place of another site\'s, in Markdown that the site counts from its root', async () => {
    const blog = await readBlog(new MemoryHost({ '_config.yml': 'post_asset_folder: true\n' }).files);
    const post = parsePost(`${front}![b](https://example.com/b.png)\n`, { path: 'source/_posts/tides.md', reader: 'hexo' });
    const [picture] = await findPostPictures(post, blog.settings);
    assert.equal(applyEdits(post.text, replaceSource(picture!, 'b.png', post, blog)), `${front}![b](/2021/06/11/tides/b.png)\n`);
  });

  it('not by a bare name in Markdown that the site counts from its root', async () => {
    const host = new MemoryHost({ '_config.yml': 'post_asset_folder: true\n', 'source/_posts/tides/b.png': png });
    const blog = await readBlog(host.files);
    const post = parsePost(`${front}![b](b.png)\n`, { path: 'source/_posts/tides.md', reader: 'hexo' });
    assert.equal(await findPageFile('b.png', 'root', post, blog, host.files), undefined);
    const [theirs] = await renderInHexo('url: https://example.com\npost_asset_folder: true\n', [{ path: 'tides.md', content: '![b](b.png)\n', values: {} }], { 'tides.md': post.text, 'tides/b.png': 'x' });
    assert.equal(load(theirs!.html!)('img').attr('src'), '/b.png');
  }).timeout(60_000);
});
