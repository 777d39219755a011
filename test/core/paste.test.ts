import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { load } from 'cheerio';
import { checkPost, htmlToBody, parsePost, readBlog, renderHtml, textToBody, type Blog, type Finding, type Post } from '../../src/core/index';
import { ARTICLE_HEAD } from '../../src/core/rules/rule';
import { atMost, fc, runs, toSeed, triesLarge } from './fuzzing';
import { expectLinear } from './growth';
import { MemoryHost } from './memoryHost';

// A drawn case is what a program puts into the clipboard, and what is pasted:
//
//   ### name [crlf]
//   %% { "section": { "block": "<h2>{text}</h2>" } }     (galley.json)
//   <p class=MsoNormal>…</p>
//   >>> HTML
//   <p style="text-indent: 2em; text-align: left;">…</p>
//   >>> Markdown
//   …
//   >>> lost
//   file:///C:/a.png

const FOLDER = 'test/core/paste';
const places = [['HTML', '<p>一</p>'], ['Markdown', '一']] as const;

/** Returns a post and the place in it where is pasted. */
function makePost(body: string): { readonly post: Post; readonly offset: number } {
  const text = `---\ntitle: A\n---\n${body}\n`;
  return { post: parsePost(text, { path: 'source/_posts/a.md', reader: 'hexo' }), offset: text.length };
}

const host = (files: Readonly<Record<string, string>> = {}): MemoryHost => new MemoryHost({ '_config.yml': 'url: https://example.com\nmarked:\n  smartypants: false\n', ...files });

/** What Galley may well find in what is pasted. */
const EXCUSED: Readonly<Record<string, RegExp>> = {
  // What a picture shows cannot be known where nobody has said it: only its author can.
  'image-alt': /has no alt|alt is empty/,
  // Letters that were Markdown in another place stay letters: escaped, they would look the same to readers, and the author would not be told of the slip.
  'markdown-in-html': /^This is in a block of HTML/,
  // The words of a link are its author's, an address or "here" as well. One without words is dropped.
  'link-text': /shows its address|does not say where/,
  // Whether a page can be had by https: cannot be known without asking it; pictures, which would not be shown at all, are asked for by https:.
  'link-insecure': /^This link is by http:/,
};

/** What is pasted becomes the same when it is pasted again, and Galley finds nothing in it that is not excused; returns how it is shown, and what is. */
async function assertSettled(pasted: string, { path, text, body }: Post, offset: number, own: MemoryHost, blog: Blog): Promise<{ readonly rendered: string; readonly excused: readonly Finding[] }> {
  const paste = async (html: string): Promise<string> => (await htmlToBody(html, parsePost(text, { path, reader: 'hexo' }), blog, { offset })).text;
  const written = parsePost(`${ARTICLE_HEAD}${pasted}\n`, { path, reader: 'hexo' });
  const rendered = await renderHtml(written, blog);
  assert.equal(await paste(rendered), pasted, 'pasted again');
  if (text.startsWith('<', body.start)) assert.equal(await paste(pasted), pasted, 'pasted again as it is');
  const findings = await checkPost(written, blog, own);
  const isExcused = ({ rule, message }: Finding): boolean => EXCUSED[rule]?.test(message) === true;
  assert.deepEqual(findings.filter(finding => !isExcused(finding)).map(({ rule, message }) => `${rule}: ${message}`), []);
  return { rendered, excused: findings };
}

describe('pasted from', () => {
  for (const file of readdirSync(FOLDER)) {
    describe(file.replace('.txt', ''), () => {
      const path = `${FOLDER}/${file}`;
      const drawings = readFileSync(path, 'utf8').split(/^(?=### )/m).map(drawing => `${drawing.trimEnd()}\n`);
      const redrawn = new Map<string, string>();
      for (const drawing of drawings) {
        const [header = '', ...lines] = drawing.trimEnd().split('\n');
        const settings = lines.filter(line => line.startsWith('%% ')).map(line => line.slice(3)).join('\n');
        const end = lines.findIndex(line => line.startsWith('>>> '));
        const source = (end === -1 ? lines : lines.slice(0, end)).filter(line => !line.startsWith('%% '));
        const html = source.join(header.includes('[crlf]') ? '\r\n' : '\n');
        it(header.slice(4), async () => {
          const own = host(settings === '' ? {} : { 'galley.json': settings });
          const blog = await readBlog(own.files);
          assert.deepEqual(blog.problems, []);
          const drawn = [header, ...(settings === '' ? [] : [`%% ${settings}`]), ...source];
          let losses: readonly string[] = [];
          for (const [name, body] of places) {
            const { post, offset } = makePost(body);
            const { text, lost } = await htmlToBody(html, post, blog, { offset });
            await assertSettled(text, post, offset, own, blog);
            drawn.push(`>>> ${name}`, ...(text === '' ? [] : [text]));
            losses = lost;
          }
          if (losses.length > 0) drawn.push('>>> lost', ...losses);
          const found = `${drawn.join('\n')}\n`;
          if (process.env['UPDATE']) redrawn.set(drawing, found);
          else assert.equal(found, drawing);
        });
      }
      after(() => {
        if (redrawn.size > 0) writeFileSync(path, drawings.map(drawing => redrawn.get(drawing) ?? drawing).join('\n'));
      });
    });
  }
});

// What may stand in a pasted article besides the blog's own forms: elements, and what they say.
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries('p br hr h1 h2 h3 h4 h5 h6 strong em u del sup sub ruby rt rp code pre blockquote ul li table caption thead tbody tr figure figcaption'.split(' ').map(name => [name, []])),
  a: ['href'], img: ['src', 'alt', 'title', 'width', 'height', 'referrerpolicy'], ol: ['start'], td: ['colspan', 'rowspan'], th: ['colspan', 'rowspan'], code: ['class'],
};

/** No element or attribute is another program's, no paragraph empty, and each picture is asked for by its real address, without a referrer. */
function assertClean(pasted: string, { settings: { paragraph, section, image } }: Blog): void {
  const forms = [paragraph.block, section.block, image.block].flatMap(block => block.match(/<[a-z][^>]* (?:style|class)="[^"]*">/g) ?? []);
  const $ = load(forms.reduce((html, form) => html.replaceAll(form, `<${/\w+/.exec(form)![0]}>`), pasted), null, false);
  const others = $.root().find('*').toArray().filter(({ tagName, attribs }) => !(tagName in ALLOWED) || Object.keys(attribs).some(name => ALLOWED[tagName]?.includes(name) !== true));
  assert.deepEqual(others.map(element => $.html(element)), [], pasted);
  assert.equal($('p:empty').length, 0, pasted);
  assert.equal($('img:not([src^="https:"][referrerpolicy="no-referrer"])').length, 0, pasted);
  for (const { attribs } of $('a').toArray()) assert.match(attribs['href'] ?? '', /^(?:https?:|mailto:|tel:|[/\w])/, pasted);
}

const words = fc.constantFrom(
  '江岸', '夜色', '“引号”', '校样，', '付印。', '——', '……', '《书》', '全角：', 'proof', 'the', 'a_b_c', '_x_', 'C++', '1984', '1.', '😀', 'café', '(', ')', '[x]', '[a](b)', '![', '- ', '+', '#', '## ', '> ', '* ', '*', '**', '`', '``', '~~', '~', '|', '\\', '\\*', '=',
  '&amp;', '&amp;amp;', '&lt;', '&lt;p&gt;', '&lt;!--', '&nbsp;', '　', ' ', ' ', '\n', '{{ x }}', '{% raw %}', '{#', '{', 'https://example.org/a_b', 'www.example.org', 'me@example.com', '100%', '$5', '---', '```', '\u200b',
);
const text = fc.array(words, { minLength: 1, maxLength: 5 }).map(parts => parts.join(''));
const inline = fc.letrec<{ inline: string }>(tie => ({
  inline: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    { weight: 4, arbitrary: text },
    fc.tuple(fc.constantFrom('b', 'strong', 'i', 'em', 'u', 's', 'del', 'sup', 'sub', 'code', 'kbd', 'span', 'font face="宋体"', 'o:p', 'st1:a', 'span style="font-weight:700"', 'span style="font-weight:400;color:red"', 'span style="font-style: italic"', 'span style="text-decoration:line-through"', 'b style="font-weight:normal"', 'a href="https://example.org/x_y?a=1&amp;b=2"', 'a href="http://example.org/y"', 'a href="#a"', 'a name="b"', 'a href="javascript:alert(1)"', 'span style="white-space: pre-wrap"', 'ruby', 'mark', 'label'), tie('inline')).map(([tag, inner]) => `<${tag}>${inner}</${tag.split(' ')[0]!}>`),
    fc.constantFrom('<br>', '<br/>', '<!-- c -->', '<![if !vml]>', '<img src="https://example.org/a.png" alt="桥">', '<img src="https://example.org/b.png">', '<img data-src="https://example.org/c.jpg" src="data:image/gif;base64,R0lGOD" alt="图片">', '<img src="https://www.zhihu.com/equation?tex=x" alt="x">', '<a href="https://example.org/"><img src="https://example.org/d.png" alt="灯 [1] *"></a>', '<span>', '</b>', '<b>', '</p>'),
    fc.tuple(tie('inline'), tie('inline')).map(pair => pair.join('')),
  ),
}));
const block = fc.letrec<{ block: string; blocks: string }>(tie => ({
  blocks: fc.array(tie('block'), { minLength: 1, maxLength: 3 }).map(parts => parts.join('\n')),
  block: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    { weight: 4, arbitrary: inline.inline.map(inner => `<p class=MsoNormal style='text-indent:21.0pt'>${inner}</p>`) },
    inline.inline,
    fc.tuple(fc.constantFrom('h1', 'h2', 'h4', 'div', 'p', 'section style="text-align: center"', 'p style="font-weight:bold"', 'pre', 'figcaption', 'blockquote', 'dd', 'p class="MsoTitle"', 'pre class="language-js"'), inline.inline).map(([tag, inner]) => `<${tag}>${inner}</${tag.split(' ')[0]!}>`),
    fc.tuple(fc.constantFrom('div', 'section', 'blockquote', 'figure', 'article', 'td', 'li', 'center'), tie('blocks')).map(([tag, inner]) => `<${tag}>${inner}</${tag}>`),
    fc.tuple(fc.constantFrom('ul', 'ol', 'ol start="3"'), fc.array(tie('blocks'), { maxLength: 3 })).map(([tag, items]) => `<${tag}>${items.map(item => `<li>${item}</li>`).join('')}</${tag.split(' ')[0]!}>`),
    fc.tuple(fc.constantFrom('table', 'table border=0', 'table role="presentation"'), fc.array(fc.array(fc.tuple(fc.constantFrom('td', 'th', 'td colspan="2"', 'td rowspan=2'), tie('blocks')), { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 })).map(([tag, rows]) => `<${tag}>${rows.map(cells => `<tr>${cells.map(([cell, inner]) => `<${cell}>${inner}</${cell.split(' ')[0]!}>`).join('')}</tr>`).join('')}</${tag.split(' ')[0]!}>`),
    fc.tuple(fc.constantFrom('1.', '2.', '·', 'a)'), fc.constantFrom(1, 2, 3), inline.inline).map(([marker, level, inner]) => `<p class=MsoListParagraph style='mso-list:l0 level${level} lfo1'><span style='mso-list:Ignore'>${marker}<span>&nbsp; </span></span>${inner}</p>`),
    fc.constantFrom('<hr>', '<p>&nbsp;</p>', '<style>p{}</style>', '<script>a()</script>', '<p style="display:none">x</p>', '<figure><img src="https://example.org/e.png" alt="夜"><figcaption>江岸夜色</figcaption></figure>', '<ul><ul><li>深</li></ul></ul>', '<table><caption>年表</caption><tr><td>一<td>二</table>'),
  ),
}));
const fragments = fc.array(block.block, { minLength: 1, maxLength: 4 }).map(parts => parts.join('\n'));

describe('what is pasted', () => {
  const settings = [{}, { section: { block: '<h2>{text}</h2>' }, image: { block: 'figure' } }, { paragraph: { block: '<p>{text}</p>' }, section: { block: '<p class="head">{text}</p>' } }];

  for (const [index, own] of settings.entries()) {
    for (const [name, body] of places) {
      it(`as ${name} is the blog's own, stays when it is copied and pasted again, keeps all words, and Galley finds nothing in it (settings ${index})`, async () => {
        const files = host({ 'galley.json': JSON.stringify(own) });
        const blog = await readBlog(files.files);
        const { post, offset } = makePost(body);
        await fc.assert(fc.asyncProperty(fragments, async html => {
          const { text: pasted } = await htmlToBody(html, post, blog, { offset });
          if (name === 'HTML') assertClean(pasted, blog);
          const { rendered, excused } = await assertSettled(pasted, post, offset, files, blog);
          if (!html.includes('mso-list')) assert.equal(toWords(rendered), toWords(html), 'words');
          const unnamed = load(html)('img:not([alt]), img[alt="图片"]');
          assert.ok(excused.filter(({ rule }) => rule === 'image-alt').length <= unnamed.length, 'alts');
          // Articles of its own for each blog: together 300.
        }), { ...runs(100), seed: toSeed(20210611) + index });
      }).timeout(atMost(120_000));
    }
  }

  it('is a paragraph for each line of a plain text', async () => {
    const blog = await readBlog(host().files);
    const { post, offset } = makePost('<p>一</p>');
    assert.equal(await textToBody('　　江岸\r\n\r\n夜色 < {{ x }}\n', post, blog, { offset }), '<p style="text-indent: 2em; text-align: left;">江岸</p>\n<p style="text-indent: 2em; text-align: left;">夜色 &lt; &#123;{ x }}</p>');
    assert.equal(await textToBody(' \n', post, blog, { offset }), '');
    const other = makePost('一');
    assert.equal(await textToBody('# 江岸\n- 夜色', other.post, blog, { offset: other.offset }), '\\# 江岸\n\n\\- 夜色');
  });

  it('any text is HTML', async () => {
    const blog = await readBlog(host().files);
    for (const [, body] of places) {
      const { post, offset } = makePost(body);
      await fc.assert(fc.asyncProperty(fc.string({ unit: fc.constantFrom('<', '>', '/', 'p', 'td', 'table', 'li', 'ul', '"', '\'', '=', 'style', ' ', '!', '-', '[', ']', 'svg', 'math', 'template', '\0', '\ud800', '江', '&', ';', '#', 'x'), maxLength: 60 }), async html => {
        const { text: pasted } = await htmlToBody(html, post, blog, { offset });
        assert.doesNotMatch(pasted, /<(?:script|style|svg|iframe|template)[\s>]| on\w+=/);
        await textToBody(html, post, blog, { offset });
      }), runs(300));
    }
  }).timeout(atMost(60_000));

  /** Pastes as HTML and as Markdown. */
  const pasteAll = async (html: string): Promise<void> => {
    const blog = await readBlog(host().files);
    for (const [, body] of places) {
      const { post, offset } = makePost(body);
      assert.ok((await htmlToBody(html, post, blog, { offset })).text.includes('一'));
    }
  };

  if (triesLarge) for (const [name, html] of Object.entries({
    boxes: '<div>'.repeat(10_000), quotes: '<blockquote>'.repeat(10_000), lists: '<ul><li>'.repeat(10_000), tables: '<table><tr><td>'.repeat(10_000), marks: '<b><i>'.repeat(10_000), code: `<pre>${'<div>'.repeat(10_000)}`, formulas: `<math>${'<mrow>'.repeat(10_000)}`,
  })) {
    it(`can be ten thousand levels deep: ${name}`, () => pasteAll(`${html}一`)).timeout(60_000);
  }

  for (const [name, draw] of Object.entries<(size: number) => string>({
    'paragraphs': size => '<p class=MsoNormal>一<o:p></o:p></p>\n'.repeat(size), 'list after list': size => '<ul><li>一</li></ul>'.repeat(size), 'lists in a list': size => '<ul><ul><li>一</li></ul></ul>'.repeat(size), 'lines': size => '一<br>'.repeat(3 * size),
    'blanks': size => `一${' '.repeat(20 * size)}`, 'blanks apart': size => '一 &nbsp;'.repeat(3 * size), 'words': size => '<b>一</b> '.repeat(2 * size), 'layout': size => `<table>${'<tr><td>一</td></tr>'.repeat(size)}</table>`,
    'passages': size => `<a href="https://link.zhihu.com/?${'&target'.repeat(3 * size)}">一</a>`, 'a long style': size => `<p style="${'mso-list:'.repeat(3 * size)}">一</p>`,
  })) {
    it(`takes as long as it is long: ${name}`, () => expectLinear(size => pasteAll(draw(size)), 1000)).timeout(60_000);
  }
});

/** What readers see of HTML, without white space. */
function toWords(html: string): string {
  const $ = load(html, null, false);
  $('script, style, .gutter, [style*="display:none"]').remove();
  return $.text().replaceAll(/[\s\u200b]/g, '');
}
