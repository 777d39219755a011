import assert from 'node:assert/strict';
import { isPostPath, readBlog, type Blog } from '../../src/core/blog';
import { checkPost } from '../../src/core/check';
import { checkBlog, type BlogFinding } from '../../src/core/checkBlog';
import type { Finding } from '../../src/core/finding';
import { findEntry, getEntryLines } from '../../src/core/post/frontMatter';
import { parsePost, type Post } from '../../src/core/post/post';
import { rules } from '../../src/core/rules/registry';
import type { Rule } from '../../src/core/rules/rule';
import { surveyPost } from '../../src/core/surveyPost';
import { MemoryHost } from './memoryHost';

// The defect of each rule about metadata is put into twenty posts of different shape in which there is nothing to find, and that of each rule about a blog beside them.

const schema = JSON.stringify({
  required: ['title', 'date'], 'x-galley-recommended': ['author', 'categories', 'headimg', 'thumbnail', 'comments'],
  properties: {
    title: { type: 'string' }, date: {}, updated: {}, author: { type: 'string' }, categories: { type: ['string', 'array'] }, headimg: { type: 'string', 'x-galley-image': true }, thumbnail: { type: 'string', 'x-galley-image': true },
    comments: { type: 'boolean' }, tags: { type: ['string', 'array'] }, description: { type: 'string' }, lang: { enum: ['en', 'zh-CN'] }, abbrlink: { pattern: '^[a-z-]+$' }, meta: {}, layout: {}, permalink: {}, toc: {}, mood: {}, link: {},
  },
  additionalProperties: false,
});
const settings = { schema: 's.json', rules: { 'date-zone': 'info', 'date-style': ['warning', { style: 'http' }] } };

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
const closer = (fence: string): Seed => ({ text, frontMatter }) => text.slice(0, frontMatter!.closer!.start) + fence + text.slice(frontMatter!.closer!.end);
const opener = (fence: string): Seed => ({ text, frontMatter }) => fence + text.slice(text.indexOf('\n', frontMatter!.opener!.end) + 1);

const seeds: Readonly<Record<string, Seed>> = {
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

/** What a blog has beside a post, by path, so that something is wrong with them together; the post may change as well. */
interface Beside {
  readonly files: Readonly<Record<string, string>>;
  readonly seed?: Seed;
  /** The file in which something is found; else the post. */
  readonly found?: string;
}

const other = (title: string, ...entries: readonly string[]): string => `---\ntitle: ${JSON.stringify(title)}\n${[D, ...entries].join('\n')}\n---\n\n正文\n`;

const besides: Readonly<Record<string, readonly ((title: string) => Beside)[]>> = {
  'duplicate-title': [
    title => ({ files: { 'source/_posts/b.md': other(title) } }),
    title => ({ files: { 'source/_posts/b.md': other(title.toUpperCase()), 'source/_posts/c/d.html': other(` ${title} `) } }),
  ],
  'duplicate-permalink': [
    () => ({ files: { 'source/_posts/a.html': other('旧稿') } }),
    () => ({ files: { 'source/_posts/b.md': other('旧稿', 'permalink: galley/') }, seed: entry('permalink', 'permalink: galley/') }),
  ],
  'unused-image': [() => ({ files: { 'source/images/old-bridge.jpg': '' }, found: 'source/images/old-bridge.jpg' })],
};

const path = 'source/_posts/a.md';
const usual = { '_config.yml': 'url: https://example.com\ntimezone: Asia/Shanghai\n', 'galley.json': JSON.stringify(settings), 's.json': schema };

describe('seeded defects', () => {
  const host = new MemoryHost(usual);
  let blog: Blog;
  before(async () => {
    blog = await readBlog(host.files);
    assert.deepEqual(blog.problems, []);
  });
  const parse = (text: string, name = path): Post => parsePost(text, { path: name, reader: 'hexo' });
  const find = (text: string): Promise<readonly Finding[]> => checkPost(parse(text), blog, host);

  async function findTogether(text: string, files: Readonly<Record<string, string>>): Promise<readonly BlogFinding[]> {
    const posts = Object.entries({ [path]: text, ...files }).filter(([name]) => isPostPath(blog, name)).map(([name, content]) => surveyPost(parse(content, name), blog));
    return checkBlog(posts, blog, new MemoryHost({ ...usual, ...files }));
  }

  it('there are twenty clean posts, and a defect for every rule', () => {
    const ids = (wanted: Rule['part']): readonly string[] => rules.filter(({ part }) => part === wanted).map(({ id }) => id).sort();
    assert.equal(Object.keys(clean).length, 20);
    assert.deepEqual(Object.keys(seeds).sort(), ids('front-matter'));
    assert.deepEqual(Object.keys(besides).sort(), ids('blog'));
  });

  for (const [name, text] of Object.entries(clean)) {
    it(`nothing is found in a clean post: ${name}`, async () => assert.deepEqual([...await find(text), ...(await findTogether(text, {})).map(({ finding }) => finding)].map(({ rule, message }) => `${rule}: ${message}`), []));
  }

  for (const [rule, seed] of Object.entries(seeds)) {
    it(`${rule} is found`, async () => {
      const missed: string[] = [];
      for (const [name, text] of Object.entries(clean)) {
        const seeded = seed(parse(text));
        assert.notEqual(seeded, text);
        if (!(await find(seeded)).some(finding => finding.rule === rule)) missed.push(name);
      }
      assert.ok(missed.length <= 1, `not in: ${missed.join('; ')}`);
    });
  }

  for (const [rule, variants] of Object.entries(besides)) {
    for (const [index, variant] of variants.entries()) {
      it(`${rule} is found (${index + 1} of ${variants.length})`, async () => {
        const missed: string[] = [];
        for (const [name, text] of Object.entries(clean)) {
          const post = parse(text);
          const { files, seed, found = path } = variant(post.frontMatter!.values['title'] as string);
          const findings = await findTogether(seed?.(post) ?? text, files);
          if (!findings.some(each => each.path === found && each.finding.rule === rule)) missed.push(name);
        }
        assert.deepEqual(missed, []);
      });
    }
  }
});
