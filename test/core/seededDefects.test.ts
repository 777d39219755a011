import assert from 'node:assert/strict';
import { readBlog } from '../../src/core/blog';
import { checkPost } from '../../src/core/check';
import type { Finding } from '../../src/core/finding';
import { findEntry, getEntryLines } from '../../src/core/post/frontMatter';
import { parsePost, type Post } from '../../src/core/post/post';
import { rules } from '../../src/core/rules/registry';
import { MemoryHost } from './memoryHost';

// Each rule's defect is put into twenty posts of different shape in which there is nothing to find.

const schema = JSON.stringify({
  required: ['title', 'date'], 'x-galley-recommended': ['author', 'categories', 'headimg', 'thumbnail', 'comments'],
  properties: {
    title: { type: 'string' }, date: {}, updated: {}, author: { type: 'string' }, categories: { type: ['string', 'array'] }, headimg: { type: 'string', 'x-galley-image': true }, thumbnail: { type: 'string', 'x-galley-image': true },
    comments: { type: 'boolean' }, tags: { type: ['string', 'array'] }, description: { type: 'string' }, lang: { enum: ['en', 'zh-CN'] }, abbrlink: { pattern: '^[a-z-]+$' }, meta: {}, layout: {}, permalink: {}, toc: {}, mood: {}, link: {},
  },
  additionalProperties: false,
});
const settings = { schema: 's.json', rules: { 'date-zone': 'info', 'date-style': ['warning', { style: 'http' }], 'image-alt-repeated': 'info', 'image-block': 'info', 'image-size': 'info', 'cjk-punctuation': 'hint', 'paragraph-style': 'hint' } };

const D = 'date: Fri, 11 Jun 2021 01:29:00 GMT';
const rest = (...entries: string[]): string => [D, 'author: 李雷', 'categories: [新闻]', "headimg: ''", "thumbnail: ''", 'comments: true', ...entries].join('\n');
const clean: Readonly<Record<string, string>> = {
  'in the model\'s order': `---\ntitle: 论校样\n${rest()}\n---\n\n<p style="text-indent: 2em">正文</p>\n`,
  'below an empty line': `\n---\ntitle: '论校样'\ncategories: \n - 长文章\n - 城市\nheadimg: 'https://example.com/a.jpg'\nauthor: 李雷\ncomments: false\n${D}\nthumbnail: 'https://example.com/a.jpg'\n---\n\n\n<p style="text-indent: 2em;">正文</p>\n`,
  'the title last': `---\n${rest()}\ntitle: 论校样\n---\n正文\n`,
  'CRLF': `---\ntitle: 论校样\n${rest('tags:\n  - 一\n  - 二')}\n---\n\n<p style="text-indent: 2em">正文</p>\n`.replaceAll('\n', '\r\n'),
  'double quotes': `---\ntitle: "论\\"校样\\""\n${rest('description: "一: 二"')}\n---\n`,
  'no body': `---\ntitle: 论校样\n${rest()}\n---`,
  'Markdown': `---\ntitle: 论校样\n${rest()}\n---\n\n# 标题\n\n- 一\n- 二\n\n\`\`\`yaml\ntitle: a\n---\n\`\`\`\n`,
  'a line across the body': `---\ntitle: 论校样\n${rest()}\n---\n\n正文\n\n---\n\n正文\n`,
  'folded and literal texts': `---\ntitle: 论校样\n${rest('description: >-\n  折叠的\n  文字')}\n---\n正文\n`,
  'a list of lists': `---\ntitle: 论校样\n${rest().replace('[新闻]', '\n  - [新闻, 国内]\n  - [生活]')}\n---\n正文\n`,
  'lists that are not indented': `---\ntitle: 论校样\n${rest('tags:\n- 一\n- 二')}\n---\n正文\n`,
  'a group': `---\ntitle: 论校样\n${rest('meta:\n  a: 1\n  b: { c: [2] }')}\n---\n正文\n`,
  'empty lines between keys': `---\ntitle: 论校样\n\n${rest().replaceAll('\n', '\n\n')}\n---\n正文\n`,
  'comments': `---\n# 元数据\ntitle: 论校样\n${rest('# 完')}\n---\n正文\n`,
  'English': `---\ntitle: On galleys\n${rest().replace('李雷', 'Li Lei').replace('[新闻]', 'News')}\n---\n\nA first paragraph: with a colon.\n`,
  'marks in the title': `---\ntitle: 《论校样》：一（二）【三】——“四”\n${rest()}\n---\n正文\n`,
  'emoji': `---\ntitle: 😀 论校样 𠮷\n${rest('tags: [😀]')}\n---\n😀\n`,
  'spaces behind values': `---\ntitle: 论校样  \n${rest().replaceAll('\n', '  \n')}\n---\n正文\n`,
  'a long body': `---\ntitle: 论校样\n${rest()}\n---\n${'<p style="text-indent: 2em">正文：一、二；三。</p>\n'.repeat(200)}`,
  'quoted keys': `---\n"title": 论校样\n${rest().replace('author', "'author'")}\n---\n正文\n`,
};

type Seed = (post: Post) => string;

/** Puts lines in place of a key's, or at the end of the block. */
const entry = (key: string, ...lines: readonly string[]): Seed => ({ text, frontMatter, eol }) => {
  const found = findEntry(frontMatter!, key);
  const at = found ? getEntryLines(text, found) : { start: frontMatter!.closer!.start, end: frontMatter!.closer!.start };
  return text.slice(0, at.start) + lines.map(line => line.replaceAll('\n', eol) + eol).join('') + text.slice(at.end);
};
const body = (html: string): Seed => ({ text, body: { start }, eol }) => `${text.slice(0, start)}${text[start - 1] === '\n' ? '' : eol}${eol}${html.replaceAll('\n', eol)}${eol}${eol}${text.slice(start)}`;
const closer = (fence: string): Seed => ({ text, frontMatter }) => text.slice(0, frontMatter!.closer!.start) + fence + text.slice(frontMatter!.closer!.end);
const opener = (fence: string): Seed => ({ text, frontMatter }) => fence + text.slice(text.indexOf('\n', frontMatter!.opener!.end) + 1);

const seeds: Readonly<Record<string, Seed>> = {
  'accidental-code-block': body('<div>\n<p>甲</p>\n\n    <p>乙</p>\n</div>'),
  'empty-paragraph': body('<p>甲</p>\n<p></p>\n<p>乙</p>'),
  'heading-order': body('<h2>甲</h2>\n<h4>乙</h4>'),
  'cjk-punctuation': body('<p>桥,灯</p>'),
  'link-insecure': body('<p><a href="http://example.org/">桥</a></p>'),
  'link-target': body('<p><a href="www.example.org">桥</a></p>'),
  'nbsp-run': body('<p style="text-indent: 2em">　　甲</p>'),
  'paragraph-style': body('<p>甲</p>'),
  'link-text': body('<p>见<a href="/a/">这里</a></p>'),
  'escaped-braces-in-style': body('<style>p &#123;color: red&#125;</style>'),
  'markdown-in-html': body('<p>甲**乙**丙</p>'),
  'script-in-post': body('<p onclick="a()">甲</p>'),
  'template-syntax': body('<p>甲 {{ message }} 乙</p>'),
  'category-shape': entry('categories', 'categories: 新闻, 科技'),
  'date-ambiguous-zone': entry('date', 'date: Fri, 11 Jun 2021 09:29:00 CST'),
  'date-future': entry('date', 'date: Thu, 11 Jun 2099 01:29:00 GMT'),
  'date-overflow': entry('date', 'date: 2021-02-31 09:00:00'),
  'date-style': entry('date', 'date: 2021-06-11 09:29:00'),
  'date-unreadable': entry('date', 'date: 2021年6月11日'),
  'date-weekday': entry('date', 'date: Mon, 11 Jun 2021 01:29:00 GMT'),
  'date-zone': entry('date', 'date: 2021-06-11 09:29:00'),
  'duplicate-key': entry('author', 'author: 李雷', 'author: 韩梅梅'),
  'empty-value': entry('author', 'author:'),
  'fence-hidden': opener('---  \n'),
  'fence-in-body': ({ text, body: { start } }) => `小结: [如下\n\n---\n\n${text.slice(start)}`,
  'fence-longer': closer('-----'),
  'fence-opener-missing': opener(''),
  'fence-unclosed': ({ text, frontMatter, eol }) => `${text.slice(0, frontMatter!.closer!.start)}${eol}<p>正文</p>${eol}${text.slice(frontMatter!.closer!.end)}`,
  'front-matter-missing': ({ text, body: { start } }) => text.slice(start).replaceAll('---', '***'),
  'front-matter-twice': ({ text, body: { start }, eol }) => `${text.slice(0, start)}${text[start - 1] === '\n' ? '' : eol}---${eol}mood: 好${eol}---${eol}${text.slice(start)}`,
  'html-attribute': body('<p style="font-family: "Courier New"">甲</p>'),
  'html-entity': body('<p>甲&nbps;乙</p>'),
  'html-nesting': body('<table>甲<tr><td>乙</td></tr></table>'),
  'html-pseudo-tag': body('<p>甲 List<String> 乙</p>'),
  'html-raw-less-than': body('<p>甲 <?乙 ?> 丙</p>'),
  'html-stray-end': body('<p>甲</p></div>'),
  'html-unclosed': body('<p>甲<b>乙</p>'),
  'image-alt': body('<p><img src="https://example.com/a.jpg" referrerpolicy="no-referrer"></p>'),
  'image-alt-repeated': body('<p><img src="https://example.com/a.jpg" alt="甲" referrerpolicy="no-referrer"><img src="https://example.com/b.jpg" alt="甲" referrerpolicy="no-referrer"></p>'),
  'image-block': body('<p><img src="https://example.com/a.jpg" alt="甲"></p>'),
  'image-heavy': body('<p><img src="/images/wide.gif" alt="甲"></p>'),
  'image-referrerpolicy': body('<p><img src="https://example.org/a.jpg" alt="甲"></p>'),
  'image-size': body('<p><img src="https://example.com/a.jpg" alt="甲"></p>'),
  'image-source': body('<p><img src="" alt="甲"></p>'),
  'image-value': entry('headimg', 'headimg: https://example.com/undefined'),
  'invalid-value': entry('abbrlink', 'abbrlink: On Galleys'),
  'missing-key': entry('date'),
  'missing-recommended-key': entry('author'),
  'misspelt-key': entry('author', 'authoe: 李雷'),
  'not-allowed-value': entry('lang', 'lang: zh_CN'),
  'unknown-key': entry('weather', 'weather: 晴'),
  'wrong-type': entry('comments', 'comments: off'),
  'yaml-comment-cut': entry('title', 'title: C# 入门 #1'),
  'yaml-full-width': entry('title', 'title：论校样'),
  'yaml-indentation': entry('author', ' author: 李雷'),
  'yaml-missing-space': entry('author', 'author:李雷'),
  'yaml-syntax': entry('title', 'title: "论校样'),
  'yaml-tab': entry('tags', 'tags:\n\t- 一'),
  'yaml-unquoted': entry('title', 'title: [转载] 论校样'),
  'yaml-wrapped-quotes': entry('title', 'title: """\'论校样\'"""'),
};

describe('seeded defects', () => {
  const host = new MemoryHost({ '_config.yml': 'url: https://example.com\ntimezone: Asia/Shanghai\n', 'galley.json': JSON.stringify(settings), 's.json': schema, 'source/images/wide.gif': 'GIF89a!!!!' });
  const path = 'source/_posts/a.md';
  const find = async (text: string): Promise<readonly Finding[]> => {
    const blog = await readBlog(host.files);
    assert.deepEqual(blog.problems, []);
    return checkPost(parsePost(text, { path, reader: 'hexo' }), blog, host);
  };

  it('there are twenty clean posts, and a defect for every rule', () => {
    assert.equal(Object.keys(clean).length, 20);
    assert.deepEqual(Object.keys(seeds).sort(), rules.filter(({ part }) => part === 'front-matter' || part === 'body').map(({ id }) => id).sort());
  });

  for (const [name, text] of Object.entries(clean)) it(`nothing is found in a clean post: ${name}`, async () => assert.deepEqual((await find(text)).map(({ rule, message }) => `${rule}: ${message}`), []));

  for (const [rule, seed] of Object.entries(seeds)) {
    it(`${rule} is found`, async () => {
      const missed: string[] = [];
      for (const [name, text] of Object.entries(clean)) {
        const seeded = seed(parsePost(text, { path, reader: 'hexo' }));
        assert.notEqual(seeded, text);
        if (!(await find(seeded)).some(finding => finding.rule === rule)) missed.push(name);
      }
      assert.ok(missed.length <= 1, `not in: ${missed.join('; ')}`);
    });
  }
});
