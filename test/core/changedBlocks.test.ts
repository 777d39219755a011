import assert from 'node:assert/strict';
import { readBlog, type Blog } from '../../src/core/blog';
import { parsePost } from '../../src/core/post/post';
import type { Article } from '../../src/core/render/article';
import { renderArticle } from '../../src/core/render/renderArticle';
import { applyEdits } from '../../src/core/text/span';
import type { RenderMessage } from '../../src/protocol/messages';
import { toRenderMessage, type Shown } from '../../src/vscode/preview/toRenderMessage';
import { atMost, fc, runs } from './fuzzing';
import { bodies } from './generatedBodies';
import { MemoryHost } from './memoryHost';

const uri = 'file:///a.md';
const places = { post: 'https://files/', site: 'https://files/', root: '/' };
let blog: Blog;

const render = (body: string): Promise<Article> => renderArticle(parsePost(body, { path: 'source/_posts/a.md', reader: 'hexo' }), blog);
const toMessage = (article: Article, sequence: number, shown?: Shown): RenderMessage => toRenderMessage(article, { uri, version: sequence, places, sequence, length: 0 }, shown);

/** What a preview has that has got messages: the HTML of its blocks in order. */
function patch(present: readonly string[], { base, keep, blocks }: RenderMessage): readonly string[] {
  const before = base === 0 ? [] : present;
  return [...before.slice(0, keep.first), ...blocks, ...before.slice(before.length - keep.last)];
}

describe('a render', () => {
  before(async () => {
    blog = await readBlog(new MemoryHost().files);
  });

  const paragraphs = ['<p>One</p>', '<p>Two</p>', '<p>Three</p>', '<p>Four</p>'];
  for (const [name, change, sent, keep] of [
    ['of the same', (all: readonly string[]) => all, [], { first: 7, last: 0 }],
    ['behind a typed letter', (all: readonly string[]) => all.with(1, '<p>Two!</p>'), ['<p>Two!</p>'], { first: 2, last: 4 }],
    ['behind a new paragraph in front', (all: readonly string[]) => ['<p>Zero</p>', ...all], ['<p>Zero</p>', '\n'], { first: 0, last: 7 }],
    ['without the last paragraph', (all: readonly string[]) => all.slice(0, -1), [], { first: 5, last: 0 }],
  ] as const) {
    it(`${name} brings only what has changed`, async () => {
      const article = await render(paragraphs.join('\n'));
      const message = toMessage(await render(change(paragraphs).join('\n')), 2, { sequence: 1, uri, article });
      assert.deepEqual([message.blocks.map(html => html.replaceAll(/ data-source-start="\d+"/g, '')), message.keep, message.base], [sent, keep, 1]);
    });
  }

  it('of a long post with a letter more brings one block', async () => {
    const all = Array.from({ length: 500 }, (_, index) => `<p>${index}</p>`);
    const message = toMessage(await render(all.with(250, '<p>typed</p>').join('\n')), 2, { sequence: 1, uri, article: await render(all.join('\n')) });
    assert.equal(message.blocks.length, 1);
    assert.equal(message.starts.length, 999);
  });

  it('of another post, or in another shell, brings all', async () => {
    const article = await render(paragraphs.join('\n'));
    assert.deepEqual([toMessage(article, 2, { sequence: 1, uri: 'file:///b.md', article }), toMessage(article, 2), toMessage(await render(`<div>${paragraphs.join('\n')}</div>`), 2, { sequence: 1, uri, article })].map(({ base, blocks }) => [base, blocks.length]), [[0, 7], [0, 7], [0, 7]]);
  });

  it('patched edit by edit is the same as one made anew', () => fc.assert(fc.asyncProperty(bodies, fc.array(fc.tuple(fc.nat(), fc.nat({ max: 12 }), fc.constantFrom('', 'x', '\n\n', '<p>', '</div>', '<div>', '*', '`', '> ', '<!--', '{% raw %}')), { minLength: 1, maxLength: 6 }), async (body, edits) => {
    let text = body;
    let shown: Shown | undefined;
    let present: readonly string[] = [];
    for (const [sequence, [at, length, inserted]] of [[0, 0, ''] as const, ...edits].entries()) {
      const start = at % (text.length + 1);
      text = applyEdits(text, [{ start, end: Math.min(start + length, text.length), text: inserted }]);
      const article = await render(text);
      const message = toMessage(article, sequence + 1, shown);
      present = patch(present, message);
      assert.deepEqual(present, article.blocks.map(({ html }) => html));
      assert.deepEqual(message.starts, article.blocks.map(({ start: from }) => from));
      shown = { sequence: sequence + 1, uri, article };
    }
  }), runs(60))).timeout(atMost(60_000));
});
