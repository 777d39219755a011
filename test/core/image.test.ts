import assert from 'node:assert/strict';
import { insertImage } from '../../src/core/image/place';
import { parsePost } from '../../src/core/post/post';
import { defaultSettings } from '../../src/core/settings';
import { applyEdits } from '../../src/core/text/span';
import { atMost, fc } from './fuzzing';

const settings = defaultSettings.hexo;
const image = { src: '/images/a.jpg', alt: '一座桥' };
const block = '<p style="text-align:center"><img src="/images/a.jpg" alt="一座桥" referrerpolicy="no-referrer"></p>';
const head = '---\ntitle: a\n---\n';

/** Inserts at `|` and returns the text with the block as `█` and the cursor as `|`. */
async function insertAt(marked: string, path = 'a.md'): Promise<string> {
  const offset = marked.indexOf('|');
  const text = marked.replace('|', '');
  const { edit, cursor } = await insertImage(parsePost(text, { path, reader: 'hexo' }), image, offset, settings);
  const inserted = applyEdits(text, [edit]);
  assert.equal(inserted.slice(cursor - block.length, cursor), block);
  return `${inserted.slice(0, cursor)}|${inserted.slice(cursor)}`.replace(block, '█');
}

describe('place of an image block', () => {
  const cases: readonly (readonly [name: string, before: string, after: string, path?: string])[] = [
    ['in the front matter', '---\nti|tle: a\n---\n\n<p>一</p>\n', `${head}\n█|\n\n<p>一</p>\n`],
    ['in a paragraph', `${head}<p>一|二</p>\n<p>三</p>\n`, `${head}<p>一二</p>\n█|\n<p>三</p>\n`],
    ['in a tag', `${head}<p st|yle="x">一</p><p>二</p>\n`, `${head}<p style="x">一</p>\n█|\n<p>二</p>\n`],
    ['between paragraphs of one long line', `${head}<div><p>一</p>|<p>二</p></div>\n`, `${head}<div><p>一</p>\n█|\n<p>二</p></div>\n`],
    ['in bold text of a paragraph', `${head}<div>\n<p><strong>一|</strong></p>\n</div>\n`, `${head}<div>\n<p><strong>一</strong></p>\n█|\n</div>\n`],
    ['in a table', `${head}<table><tr><td>一|</td></tr></table>\n<p>二</p>\n`, `${head}<table><tr><td>一</td></tr></table>\n█|\n<p>二</p>\n`],
    ['in a list', `${head}<ul><li>一|</li></ul>\n`, `${head}<ul><li>一</li></ul>\n█|\n`],
    ['in a pre', `${head}<pre>\n一|\n\n</pre>\n二\n`, `${head}<pre>\n一\n\n</pre>\n█|\n二\n`],
    ['in an end tag of a container', `${head}<div><p>一</p></d|iv>\n`, `${head}<div><p>一</p></div>\n█|\n`],
    ['in a Markdown paragraph', `${head}\n一|二\n三\n\n四\n`, `${head}\n一二\n三\n\n█|\n\n四\n`],
    ['between Markdown paragraphs', `${head}\n一\n\n|\n\n二\n`, `${head}\n一\n\n█|\n\n二\n`],
    ['in fenced code', `${head}\n\`\`\`\n一|\n\n二\n\`\`\`\n\n三\n`, `${head}\n\`\`\`\n一\n\n二\n\`\`\`\n\n█|\n\n三\n`],
    ['at the end of Markdown', `${head}\n一|`, `${head}\n一\n\n█|\n\n`],
    ['in an empty post', `${head}|`, `${head}█|\n`],
    ['in an empty file', '|', '█|\n'],
    ['in text of an HTML post', `${head}一|二\n三\n`, `${head}一二\n█|\n三\n`, 'a.html'],
    ['in place of an empty paragraph', `${head}<p>一</p>\n<p class="a">|</p>\n<p>二</p>\n`, `${head}<p>一</p>\n█|\n<p>二</p>\n`],
    ['in a paragraph of nothing but a picture', `${head}<p><img src="a.png">|</p>\n`, `${head}<p><img src="a.png"></p>\n█|\n`],
    ['CRLF', `${head}<p>一|</p>\n<p>二</p>\n`.replaceAll('\n', '\r\n'), `${head}<p>一</p>\n█|\n<p>二</p>\n`.replaceAll('\n', '\r\n')],
  ];
  for (const [name, before, after, path] of cases) {
    it(name, async () => assert.equal(await insertAt(before, path), after));
  }

  it('is never in the front matter, a tag or a word, wherever the cursor is', async () => {
    const text = `${head}\n<div class="a">\n<p>一<b>二</b></p><p>三</p>\n\n</div>\n\n四 *五* \`六\`\n七\n\n    八\n\n- 九\n- 十\n`;
    await fc.assert(fc.asyncProperty(fc.integer({ min: 0, max: text.length }), async offset => {
      const { edit } = await insertImage(parsePost(text, { path: 'a.md', reader: 'hexo' }), image, offset, settings);
      assert.ok(edit.start >= head.length);
      assert.match(text.slice(0, edit.start), /(?:\n|>|[一-十`])$/);
      assert.doesNotMatch(text.slice(edit.start), /^[\p{L}*`]/u);
      assert.equal(applyEdits(text, [edit]).replace(/\s+/g, ''), `${text.slice(0, edit.start)}${block}${text.slice(edit.start)}`.replace(/\s+/g, ''));
    }));
  }).timeout(atMost(60_000));
});
