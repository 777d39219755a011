import assert from 'node:assert/strict';
import { Lexer, type Token } from 'marked';
import { Parser } from 'parse5';
import { readBlog } from '../../src/core/blog';
import { checkPost } from '../../src/core/check';
import { parsePost, type Post } from '../../src/core/post/post';
import { rules } from '../../src/core/rules/registry';
import { cleanBodies } from './cleanBodies';
import { MemoryHost } from './memoryHost';

// A body is parsed once per version, whatever the number of rules: what marked and parse5 are asked is counted while a post is checked under every rule.

const front = '---\ntitle: A\ndate: Fri, 11 Jun 2021 01:29:00 GMT\n---\n\n';
const all = '# 一\n\n见[旧文](/a/)、![桥](/images/a.jpg "题")、![甲][乙] 与 <https://example.org/>。\n\n- `{{ a }}` **b**\n\n> {{ c }}\n\n<p>甲 <a href="#b">乙</a> <img src="/images/b.jpg"></p>\n\n    <b>code\n\n```html\n<p>\n```\n\n[乙]: /images/c.jpg\n';
// `headings`: a link to a place asks for the names that the site gives headings; these are lexed once more.
const bodies: readonly (readonly [what: string, path: string, text: string, headings?: number])[] = [
  ['links, pictures, code and templates', 'source/_posts/a.md', front + all, 1],
  ['the same with CRLF', 'source/_posts/a.md', (front + all).replaceAll('\n', '\r\n'), 1],
  ['the same as HTML', 'source/_posts/a.html', front + all],
  ...cleanBodies.map(({ name, path, text }) => [name, path, text] as const),
];

const host = new MemoryHost({ 'galley.json': JSON.stringify({ rules: Object.fromEntries(rules.map(({ id }) => [id, 'hint'])) }), '_config.yml': 'url: https://example.com\n' });

async function check(post: Post): Promise<void> {
  await checkPost(post, await readBlog(host.files), host);
}

describe('a body is parsed once', () => {
  const { blockTokens } = Lexer.prototype;
  const { getFragmentParser } = Parser;
  let lexed = 0;
  let parsed = 0;

  before(async () => {
    // What the blog's block of a picture looks like is read once for all posts.
    await check(parsePost(front + all, { path: 'source/_posts/first.md', reader: 'hexo' }));
    let depth = 0;
    // Quotes and lists are lexed within what they stand in.
    Lexer.prototype.blockTokens = function (this: Lexer, ...args: Parameters<typeof blockTokens>): Token[] {
      if (depth++ === 0) lexed++;
      try {
        return blockTokens.apply(this, args);
      } finally {
        depth--;
      }
    } as typeof blockTokens;
    Parser.getFragmentParser = function (this: typeof Parser, ...args: Parameters<typeof getFragmentParser>) {
      parsed++;
      return getFragmentParser.apply(this, args);
    } as typeof getFragmentParser;
  });
  after(() => {
    Lexer.prototype.blockTokens = blockTokens;
    Parser.getFragmentParser = getFragmentParser;
  });

  for (const [what, path, text, headings = 0] of bodies) {
    it(what, async () => {
      [lexed, parsed] = [0, 0];
      const post = parsePost(text, { path, reader: 'hexo' });
      const blog = await readBlog(host.files);
      await checkPost(post, blog, host);
      await checkPost(post, blog, host);
      assert.deepEqual({ lexed, parsed }, { lexed: post.isMarkdown ? 1 + headings : 0, parsed: 1 });
    });
  }
});
