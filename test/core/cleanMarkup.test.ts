import assert from 'node:assert/strict';
import { readBlog } from '../../src/core/blog';
import { parsePost } from '../../src/core/post/post';
import { applyEdits } from '../../src/core/text/span';
import { cleanMarkup } from '../../src/core/writing/cleanMarkup';
import { MemoryHost } from './memoryHost';

const HEAD = '---\ntitle: a\n---\n\n';
const blog = await readBlog(new MemoryHost({ 'galley.json': '{ "paragraph": { "block": "<p class=\\"x\\">{text}</p>" } }' }).files);

/** `[` and `]` of full width enclose the selection; without them, all of the file is selected, front matter included. */
async function clean(marked: string, name = 'a.md'): Promise<string> {
  const whole = HEAD + marked;
  const text = whole.replace(/[［］]/g, '');
  const selection = marked.includes('［') ? { start: whole.indexOf('［'), end: whole.indexOf('］') - 1 } : { start: 0, end: text.length };
  const cleaned = await cleanMarkup(parsePost(text, { path: `source/_posts/${name}`, reader: 'hexo' }), blog, selection);
  if ('refusal' in cleaned) return `✘ ${cleaned.refusal}`;
  const after = applyEdits(text, cleaned.edits);
  assert.ok(after.startsWith(HEAD), after);
  return after.slice(HEAD.length);
}

describe('a selection as the blog writes articles', () => {
  const word = (text: string): string => `<p class=MsoNormal><span lang=EN-US>${text}<o:p></o:p></span></p>`;
  const cases: readonly (readonly [name: string, before: string, after: string, file?: string])[] = [
    ['all of the file: not its front matter', `${word('春')}\n\n${word('夏')}\n`, '<p class="x">春</p>\n<p class="x">夏</p>\n'],
    ['of an HTML post', `${word('春')}${word('夏')}\n`, '<p class="x">春</p>\n<p class="x">夏</p>\n', 'a.html'],
    ['what is so already', '<p class="x">春</p>\n\n<p class="x">夏</p>\n', '<p class="x">春</p>\n<p class="x">夏</p>\n'],
    ['where the excerpt ends', `${word('春')}\n\n<!-- more -->\n\n${word('夏')}\n`, '<p class="x">春</p>\n<!-- more -->\n<p class="x">夏</p>\n'],
    ['where the excerpt ends, on a line of others', `${word('春')}<!--more-->${word('夏')}\n`, '<p class="x">春</p>\n<!--more-->\n<p class="x">夏</p>\n', 'a.html'],
    ['what is silenced', `<!-- galley-disable image-alt -- why -->\n${word('春')}<!-- [if gte mso 9]>x<![endif]-->\n`, '<!-- galley-disable image-alt -- why -->\n<p class="x">春</p>\n'],
    ['what is silenced in a line', `<p>春<!-- galley-disable-line link-text -->天</p>\n`, '<p class="x">春<!-- galley-disable-line link-text -->天</p>\n'],
    ['a template on a line of its own', `${word('春')}\n{% asset_img a.png "夏 <b>" %}\n{% asset_img b.png %}\n${word('秋')}\n`, '<p class="x">春</p>\n{% asset_img a.png "夏 <b>" %}\n{% asset_img b.png %}\n<p class="x">秋</p>\n', 'a.html'],
    ['a template in a line', '<p><font>春 {{ date }} 夏{{ a }}{{ b }}</font></p>\n', '<p class="x">春 {{ date }} 夏{{ a }}{{ b }}</p>\n'],
    ['a template in an address', '<p><a href="{{ url }}">春</a></p>\n', '<p class="x"><a href="{{ url }}">春</a></p>\n'],
    ['a template in what goes', '<p class="{{ a }}">春</p>\n', '✘ {{ a }} would be lost. Leave it out of the selection.'],
    ['fenced code', `${word('春')}\n\`\`\`js\n**a** < b\n\`\`\`\n${word('夏')}\n`, '<p class="x">春</p>\n```js\n**a** < b\n```\n<p class="x">夏</p>\n', 'a.html'],
    ['Markdown between', `${word('春')}\n\n**a** _b_ {% asset_img a.png %}\n\n- c\n\n${word('夏')}\n\n\`\`\`\nd\n\`\`\`\n`, '<p class="x">春</p>\n\n**a** _b_ {% asset_img a.png %}\n\n- c\n\n<p class="x">夏</p>\n\n```\nd\n```\n'],
    ['Markdown alone', '**a** <b>b</b>\n', '**a** <b>b</b>\n'],
    ['Markdown in what would go', `<div>\n\n**a**\n\n</div>\n`, '✘ **a** would be lost. Leave it out of the selection.'],
    ['HTML that is indented by accident', `<div>\n${word('春')}\n\n    ${word('夏')}\n</div>\n`, '<p class="x">春</p>\n<p class="x">夏</p>\n'],
    ['words', '<p class="y">春［<font color="red">夏</font>］秋</p>\n', '<p class="x">春夏秋</p>\n'],
    ['half of two paragraphs', `${word('春［夏')}\n${word('秋］冬')}\n${word('年')}\n`, `<p class="x">春夏</p>\n<p class="x">秋冬</p>\n${word('年')}\n`],
    ['lines of a paragraph', '<p class="y">春［<br>夏<br>］秋</p>\n', '<p class="x">春</p>\n<p class="x">夏</p>\n<p class="x">秋</p>\n'],
    ['within a tag', '<p class=［Mso］Normal>春</p>\n<p>夏</p>\n', '<p class="x">春</p>\n<p>夏</p>\n'],
    ['an item', '<ul>\n<li>春</li>［\n<li class=a>夏</li>］\n</ul>\n', '<ul>\n<li>春</li>\n<li>夏</li>\n</ul>\n'],
    ['a paragraph of a quote', '<blockquote>\n［<p class=a>春</p>］\n</blockquote>\n', '<blockquote>\n<p>春</p>\n</blockquote>\n'],
    ['a table', '<table><tr><td>春</td>［<td class=a>夏</td>］</tr></table>\n', '<table>\n<tbody>\n<tr><td>春</td><td>夏</td></tr>\n</tbody>\n</table>\n'],
    ['a paragraph of a box', `<div class="b">\n［${word('春')}］\n${word('夏')}\n</div>\n`, `<div class="b">\n<p class="x">春</p>\n${word('夏')}\n</div>\n`],
    ['letters that stand for what is kept', `<p>\ue000 {{ a }} \ue0000\ue000</p>\n`, '<p class="x">\ue000 {{ a }} \ue0000\ue000</p>\n'],
    ['nothing', '', ''],
    ['blank lines', '\n\n', '\n\n', 'a.html'],
  ];
  for (const [name, before, after, file] of cases) it(name, async () => assert.equal(await clean(before, file), after));

  it('of elements that nest and cross without end', async () => {
    for (const markup of ['<blockquote>'.repeat(5000) + '春', '<b><p>春</b>'.repeat(3000), '<ul><li>'.repeat(5000) + '春']) assert.notEqual(await clean(`［${markup.slice(0, -1)}］${markup.slice(-1)}`, 'a.html'), '');
  }).timeout(20_000);
});
