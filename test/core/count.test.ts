import assert from 'node:assert/strict';
import { load } from 'cheerio';
import { countText } from '../../src/core/count';
import { renderHtml } from '../../src/core/render/renderHtml';
import { readBlog } from '../../src/core/blog';
import { parsePost } from '../../src/core/post/post';
import { toVisibleText } from '../../src/core/post/visibleText';
import { atMost, fc, runs } from './fuzzing';
import { expectLinear } from './growth';

const head = '---\ntitle: A title\n---\n';
const count = (body: string, path = 'a.md') => countText(parsePost(head + body, { path, reader: 'hexo' }));
const words = (body: string, path?: string): number => count(body, path).words;
const visible = (body: string, path = 'a.md'): string => toVisibleText(parsePost(head + body, { path, reader: 'hexo' })).text.replace(/\s+/g, ' ').trim();

describe('Counting a text', () => {
  it('takes each Han character and kana for one, of other scripts each word', () => {
    assert.equal(words('春江花月夜'), 5);
    assert.equal(words('さくら、サクラー'), 7);
    assert.equal(words('用 VS Code 写文章'), 6);
    assert.equal(words('Привет, мир'), 2);
    assert.equal(words('한국어 문장'), 2);
    assert.equal(words('𠮷野家'), 3);
  });

  it('keeps words and numbers together', () => {
    assert.equal(words("It's a well-known fact: it’s 3.14, 1,000 and 12:30."), 9);
    assert.equal(words('one—two and/or three...four'), 6);
  });

  it('counts characters without white space, with their accents and skin tones as one', () => {
    assert.equal(count('你好，\u3000world！').characters, 9);
    assert.equal(count('e\u0301 👍🏽 ❤️').characters, 3);
    assert.deepEqual(count(''), { words: 0, characters: 0, minutes: 0, pictures: 0 });
  });

  it('counts what readers see of HTML', () => {
    assert.equal(visible('<p class="a > b">wo<b>rd</b> <br>next<!-- no -->&nbsp;&amp;<style>p { color: red }</style><script>let a = "</p>"</script> end</p>', 'a.html'), 'word next & end');
    assert.equal(visible('<p>1 < 2 <3</p><P\ntitle=\'>\'>x</P>', 'a.html'), '1 < 2 <3 x');
    assert.equal(visible('text <img alt="hidden" src=a.png', 'a.html'), 'text');
    assert.equal(visible('a<!-- never closed', 'a.html'), 'a');
  });

  it('counts what readers see of Markdown', () => {
    assert.equal(visible('# Head\n\n1. one [link](https://example.com/a_(b) "title") <https://example.com>\n2. `<b>` **bold**\n\n[id]: https://example.com\n'), 'Head one link https://example.com <b> bold');
    assert.equal(visible('```js\nlet a = "<b>";\n```\n\nafter'), 'let a = "<b>"; after');
    assert.equal(visible('<div>\n   \n        <p>a</p>\n</div>'), '<p>a</p>');
  });

  it('counts pictures of both kinds', () => {
    assert.equal(count('![a](a.png) <img src="b.png"> `<img>` ![c][c]\n<!-- <img> -->').pictures, 3);
    assert.equal(count('![a](a.png) <img src="b.png">', 'a.html').pictures, 1);
  });

  it('tells how long reading takes', () => {
    assert.equal(count('字'.repeat(3000)).minutes, 10);
    assert.equal(count('word '.repeat(2380)).minutes, 10);
    assert.equal(count('字').minutes, 1);
  });

  it('agrees with what is rendered of HTML posts', async () => {
    const blog = await readBlog({ read: async () => undefined, exists: async () => false, list: async () => [], created: async () => undefined });
    const pieces = ['<p>', '</p>', '字', ' word', '\n', '<br/>', '<img alt="a > b" src=x>', '<a href=\'">\'>', '</a>', '<!-- <p> -->', '<!>', '<?x y?>', '</ x>', '<style>', '</style>', '<SCRIPT>', '</script >', '<b', ' a="1"', '>', '"', '<', '&nbsp;', '&#20320;', '&lt;', '<my-tag x=y>', '</div>'];
    await fc.assert(fc.asyncProperty(fc.array(fc.constantFrom(...pieces), { maxLength: 12 }), async chosen => {
      const post = parsePost(head + chosen.join(''), { path: 'a.html', reader: 'hexo' });
      const shown = toShownText(await renderHtml(post, blog));
      assert.equal(toVisibleText(post).text.replace(/\s+/g, ''), shown.replace(/\s+/g, ''));
    }), runs(500));
  }).timeout(atMost(60_000));

  it('takes as long as the text is long, whatever it is', async () => {
    for (const piece of ['<a ', '<a b="', '`', '<!--', '![[', '](', '<script>', '![a](', '{%', '&a', '<', '](a ', '> ', '* ', '\n    ']) {
      await expectLinear(size => Promise.resolve(count(piece.repeat(size)).words), 6000);
    }
  });
});

function toShownText(html: string): string {
  const $ = load(html);
  $('script, style, template, title, textarea, iframe').remove();
  return $.text();
}
