import assert from 'node:assert/strict';
import { readBlog } from '../../src/core/blog';
import { checkPost } from '../../src/core/check';
import { parsePost } from '../../src/core/post/post';
import { expectLinear } from './growth';
import { MemoryHost } from './memoryHost';

// Bodies that nobody writes: they take as long as they are long, and nothing fails. Those that are deep or large are in bodyDepths.test.ts.

const front = '---\ntitle: A\ndate: Fri, 11 Jun 2021 01:29:00 GMT\n---\n\n';
const repeated: Readonly<Record<string, string>> = {
  'paragraphs': '<p style="text-indent: 2em">正文 <b>要紧</b>、<a href="/a/">旧文</a>。</p>\n', 'one line': '<p>正文 <b>要紧</b></p>', 'text without a line break': '正文，', 'open paragraphs': '<p>一', 'open bold': '<b>一', 'open links': '<a href="/a">一', 'open boxes': '<div>一</div><section>',
  'end tags': '</div></p></b>', 'paragraphs in paragraphs': '<p>一<p>二</p></p>', 'boxes in paragraphs': '<p>一<div>二</div>三</p>', 'headings': '<h2>一</h3>', 'list items': '<li>一</li> ', 'a table': '<tr>一<td>二</td></tr>', 'tables': '<table>一<tr><td>二</td></tr></table>',
  'pseudo tags': 'List<String> ', 'less': 'a < b <- ', 'references': '&copy &nbps; &nbsp', 'attributes': '<p class="a" class="b" style="a "b"" title=“甲”>', 'braces': '{{ a }} {{ ', 'tags of templates': '{% raw %} ', 'open tags of templates': '{% a ', 'code of templates': '<code>{{ a }} ', 'bold of Markdown': '<p>**一** [二](/a) ## 三</p>', 'stars': '<p>**一 [',
  'gaps': '<div>\n\n    <p>一</p>\n\n', 'indented': '\n\n    <p>一</p></div>\n', 'comments': '<!-- 一 --> <!', 'empty paragraphs': '<p>&nbsp;</p><p></p>', 'links': '<a href="http://a.example/#a">here</a><a href="#a"></a>', 'blanks': '&nbsp;&nbsp;　　', 'backticks': '`a & b ', 'escaped braces': '<style>&#123;&#125;</style>',
  'headings of Markdown': '\n\n# 一\n\n### 二\n', 'open quotes': '<a href="/a>一</a> ', 'spaces': '          \n', 'tabs': '\t',
};

describe('a body of an odd shape', () => {
  const host = new MemoryHost({ '_config.yml': 'url: https://example.com\n', 'galley.json': '{ "rules": {} }' });

  async function check(text: string, path: string): Promise<void> {
    await checkPost(parsePost(text, { path, reader: 'hexo' }), await readBlog(host.files), host);
  }

  for (const [name, piece] of Object.entries(repeated)) {
    for (const path of ['source/_posts/a.html', 'source/_posts/a.md']) {
      // Templates are read in the same way in both; this shape takes what they may take at most.
      if (name === 'open tags of templates' && path.endsWith('.html')) continue;
      it(`takes as long as it is long: ${name} (${path.slice(-4)})`, async () => {
        const work = (length: number): Promise<void> => check(front + piece.repeat(Math.ceil(length / piece.length)), path);
        await work(2_000);
        await expectLinear(work, 10_000);
      }).timeout(60_000);
    }
  }

  it('no rule fails', () => assert.deepEqual(host.logged, []));
});
