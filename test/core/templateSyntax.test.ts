import assert from 'node:assert/strict';
import { readBlog } from '../../src/core/blog';
import { parsePost } from '../../src/core/post/post';
import { renderArticle } from '../../src/core/render/renderArticle';
import { renderHtml } from '../../src/core/render/renderHtml';
import { atMost, fc, runs, triesLarge } from './fuzzing';
import { bodies } from './generatedBodies';
import { MemoryHost } from './memoryHost';

// Template syntax in bodies: what Hexo makes of its own tags is held to a real one in hexoBodies.test.ts; here is what only Galley does.

const blog = await readBlog(new MemoryHost({ '_config.yml': 'url: https://example.com\n' }).files);

const parse = (body: string, path = 'a.md') => parsePost(`---\ntitle: 题\n---\n${body}`, { path, reader: 'hexo' });
const render = (body: string, path?: string): Promise<string> => renderHtml(parse(body, path), blog);
/** HTML with boxes drawn as `[words]` and their references read. */
const draw = async (body: string, path?: string): Promise<string> =>
  (await render(body, path)).replace(/<span class="galley-tag"[^>]*>(.*?)<\/span>/g, '[$1]').replace(/<div class="galley-tag"[^>]*>/g, '<box>').replace(/<div class="galley-tag-name"[^>]*>(.*?)<\/div>/g, '[$1]').replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code))).trim();

describe('template syntax', () => {
  for (const [name, body, expected] of [
    ['a tag of a theme', '{% note info "a b" %}', '[note info "a b"]'],
    ['in a line', '一 {% emoji smile %} 二', '<p>一 [emoji smile] 二</p>'],
    ['a tag of a theme with content', '{% note info %}\n**粗**\n{% endnote %}', '<box>[note info]<p><strong>粗</strong></p>\n</div>'],
    ['in another', '{% tabs a %}\n{% note %}\n- 一\n{% endnote %}\n{% endtabs %}', '<box>[tabs a]<box>[note]<ul>\n<li>一</li>\n</ul>\n</div></div>'],
    ['in a quote', '{% quote %}\n`{% emoji a_b %}` *{{ c }}*\n{% endquote %}', '<blockquote><p><code>[emoji a_b]</code> <em>[c]</em></p>\n</blockquote>'],
    ['a tag that asks the database', '{% post_link some-post \'标题\' %}', '[post_link some-post \'标题\']'],
    ['a picture of the post', '{% asset_img a.jpg 说明 %}', '[asset_img a.jpg 说明]'],
    ['a variable', '{{ page.title | upper }}', '[page.title | upper]'],
    ['a text in writing', '文 {{ "{{" }} {{ \'a"b\\n\' }}{{ 1.50 }}', '<p>文 {{ a"b\n1.5</p>'],
    ['a statement', '{% if a %}**一**{% else %}二{% endif %}', '<box>[if a]**一**[else]二</div>'],
    ['an end of nothing', '文 {% endnote %}', '<p>文 [endnote]</p>'],
    ['a tag within what ends before it', '{% quote %}\n{% note %}\n{% endquote %}', '<blockquote><p>[note]</p>\n</blockquote>'],
    ['an opening that nothing closes', '一 {{ a }} 二 {{ b', '<p>一 [a] 二 {{ b</p>'],
    ['a tag that nothing closes', '一 {{ a }} 二 {% note', '<p>一 [a] 二 {% note</p>'],
    ['markup in arguments', '{% note <img src=x onerror=alert(1)> %}', '[note <img src=x onerror=alert(1)>]'],
    ['in an attribute', '<a href="{% post_path x y %}">文</a>', '<p><a href="post_path x y">文</a></p>'],
    ['in a link\'s address', '{% quote %}\n[文]({{ a.b }})\n{% endquote %}', '<blockquote><p><a href="a.b">文</a></p>\n</blockquote>'],
    ['in a script', '<script>let a = {{ alert(1) }};</script>', '<script>let a = alert(1);</script>'],
    ['in a comment', '<!-- {% note %} --> {{ a }}', '<!-- {% note %} --> [a]'],
    ['in code', '`{% note %}` 与 `{{ a }}`', '<p><code>{% note %}</code> 与 <code>{{ a }}</code></p>'],
    ['code and a theme\'s tag', '{% codeblock %}\n{{ a }}\n{% endcodeblock %}', '<figure class="highlight plaintext"><table><tr><td class="gutter"><pre><span class="line">1</span><br></pre></td><td class="code"><pre><span class="line">[a]</span><br></pre></td></tr></table></figure>'],
    ['nothing but a lone opening', '一 {{ 二', '<p>一 {{ 二</p>'],
  ] as const) {
    it(name, async () => assert.equal(await draw(body), expected));
  }

  it('is never markup of a stranger\'s, wherever it stands', async () => {
    assert.doesNotMatch(await render('{% note <img src=x onerror=alert(1)> %}\n\n<p title={{ a onclick=b }}>\n\n{% note \'"><script>x</script>\' %}\na\n{% endnote %}\n\n[{{ " onclick=x" ~ y }}](a)'), /<img|<script|\sonclick=|\sonerror=/);
    assert.match(await render('<p title={{ a onclick=b }} {{ onclick=c }}>', 'a.html'), /^<p title=a&#32;onclick&#61;b onclick&#61;c>/);
    assert.doesNotMatch(await render('<script>let a = {{ alert(1) }};</script>'), /alert\(/);
  });

  it('is never executed', async () => {
    const mark = 'galleyWasHere';
    for (const code of ['constructor.constructor("globalThis.galleyWasHere = true")()', '"".constructor.constructor("globalThis.galleyWasHere = true")()', 'range.constructor("globalThis.galleyWasHere = true")()']) await render(`{{ ${code} }} {% set a = ${code} %} {% if ${code} %}{% endif %}`);
    assert.equal(mark in globalThis, false);
  });

  it('in an .html post is the same, without Markdown', async () => assert.equal(await draw('<p>**一** {{ a }}</p>\n{% note %}\n**b**\n{% endnote %}', 'a.html'), '<p>**一** [a]</p>\n<box>[note]<p><strong>b</strong></p>\n</div>'));

  it('in a plain blog is text', async () => {
    const plain = await readBlog(new MemoryHost({ 'galley.json': '{ "preset": "plain" }' }).files);
    assert.equal((await renderHtml(parse('{% note %} {{ a }}'), plain)).trim(), '<p>{% note %} {{ a }}</p>');
    assert.equal(await renderHtml(parsePost('<p>{% raw %}</p>', { path: 'a.html', reader: 'gray-matter' }), plain), '<p>{% raw %}</p>');
  });

  it('is text where front matter or settings turn Nunjucks off', async () => {
    assert.equal((await renderHtml(parsePost('---\ndisableNunjucks: true\n---\n{{ a }}\n', { path: 'a.md', reader: 'hexo' }), blog)).trim(), '<p>{{ a }}</p>');
    const off = await readBlog(new MemoryHost({ '_config.yml': 'marked:\n  disableNunjucks: true\n' }).files);
    assert.equal((await renderHtml(parse('{{ a }}'), off)).trim(), '<p>{{ a }}</p>');
  });
});

describe('source offsets of bodies', () => {
  /** Every `<b id="…">` of a post, with what stands at its offset. */
  const findPlaces = async (body: string, path?: string): Promise<string[]> => {
    const post = parse(body, path);
    const { blocks, shell } = await renderArticle(post, blog);
    return [shell, ...blocks].flatMap(({ start, html }) => [...html.matchAll(/<b id="(\w+)" data-source-start="(-?\d+)">/g)].map(([, id, offset]) => `${id}: ${post.text.slice(start + Number(offset)).slice(0, 10 + id!.length)}`));
  };

  for (const [name, wrap] of [
    ['behind template comments', (text: string) => `{# 说明 #}${text}`],
    ['behind a raw part', (text: string) => `{% raw %}{{ x }}{% endraw %} ${text}`],
    ['in a raw part', (text: string) => `{% raw %}{{ x }} ${text}{% endraw %}`],
    ['in a quote tag', (text: string) => `{% quote A, B %}\n一\n\n  ${text}\n{% endquote %}`],
    ['in a theme\'s tag', (text: string) => `{% note info %}\n- ${text}\n{% endnote %}`],
    ['in tags in tags', (text: string) => `{% tabs %}\n{% note %}\n{% quote %}\n    x\n\n${text}\n{% endquote %}\n{% endnote %}\n{% endtabs %}`],
    ['behind fenced code', (text: string) => `\`\`\`js\nlet a = {{ b }};\n\`\`\`\n\n${text}`],
    ['behind a box', (text: string) => `{{ a }} {% note %} ${text}`],
    ['behind a heading and an external link', (text: string) => `## [a](https://x.y)\n\n${text}`],
    ['behind comments', (text: string) => `{{ x }}<!-- more --><!-- c -->\n\n${text}`],
    ['in a quote behind a fence in it', (text: string) => `> ~~~\n> a\n> ~~~\n> ${text}`],
  ] as const) {
    it(name, async () => {
      for (const path of ['a.md', 'a.html']) assert.deepEqual(await findPlaces(`${wrap('<b id="one">一</b>')}\n\n${wrap('<b id="two">二</b>')}\n`, path), ['one: <b id="one">一', 'two: <b id="two">二']);
    });
  }

  it('of code are those of its lines', async () => {
    const post = parse('{{ x }}\n\n> ```js\n> let a;\n> let b;\n> ```\n\n{% codeblock %}\n  let c;\n  let d;\n{% endcodeblock %}\n');
    const { blocks } = await renderArticle(post, blog);
    const starts = blocks.flatMap(({ start, html }) => [...html.matchAll(/<span class="line" data-source-start="(\d+)">(?:<span[^>]*>)?let/g)].map(([, offset]) => post.text.slice(start + Number(offset)).slice(0, 5)));
    assert.deepEqual(starts, ['let a', 'let b', 'let c', 'let d']);
  });

  it('are the body\'s, for any body', () => fc.assert(fc.asyncProperty(bodies, async body => {
    const post = parse(body);
    const { blocks, shell } = await renderArticle(post, blog);
    for (const { start, html } of [shell, ...blocks]) {
      for (const offset of [0, ...[...html.matchAll(/ data-source-start="(-?\d+)"/g)].map(([, found]) => Number(found))]) assert.ok(start + offset >= post.body.start && start + offset <= post.text.length, `${start} + ${offset} in ${html}`);
    }
    assert.doesNotMatch(html(blocks), /[\uFDD0-\uFDD3\uFFFC]/);
  }), runs(300))).timeout(atMost(60_000));

  const html = (blocks: readonly { readonly html: string }[]): string => blocks.map(block => block.html).join('');
});

if (triesLarge) describe('a body that is made to take long', () => {
  const length = 60_000;
  const many = (text: string): string => text.repeat(Math.ceil(length / text.length));
  const each = (count: number, draw: (index: number) => string): string => Array.from({ length: count }, (_, index) => draw(index)).join('');
  for (const [name, body] of Object.entries({
    'variables that nothing closes': many('{{ a '), 'quotes in them': `${many('{{ \' ')}}}`, 'tags that nothing closes': `${many('{% a ')}%}{{ x }}`, 'an end tag before all': `enda ${many('{% a %}')}`,
    'different tags': each(6000, index => `{% t${index} %} endt${index} `), 'tags in tags': `${each(3000, index => `{% t${index} %}\n`)}${each(3000, index => `{% endt${2999 - index} %}\n`)}`, 'quotes in quotes': many('{% quote %}\n') + many('{% endquote %}\n'),
    'raw': many('{% raw %}'), 'ends of raw': many('{% endraw %}'), 'raw in code': many('`{% raw %}'), 'fewer and fewer backticks': `${each(400, index => `${'`'.repeat(400 - index)} a `)}{{ x }}`, 'template comments': `${many('{# ')}{{ x }}`, 'comments': `${many('<!-- ')}{{ x }}`,
    'code elements': `${many('<code>')}{{ x }}`, 'fences': many('```a\n'), 'longer and longer fences': each(300, index => `${'`'.repeat(303 - index)}a\n`), 'links': many('[a]('), 'tags in a paragraph': many('a<b>'), 'boxes': many('{{ x }} '), 'boxes in an attribute': `<p ${many('a="{{ x }}" ')}>`,
    'arguments': `{% link ${many('a.b ')}%}`, 'a caption': `\`\`\`${many(' a http://b')}\nb\n\`\`\`\n`, 'marked lines': `\`\`\`js mark:${many('1-9999999,')}\nb\n\`\`\`\n`, 'an author': `{% quote ${many('a, ')}%}x{% endquote %}`, 'stars': many('*a '), 'quoted lines': many('> > > a\n'),
  })) {
    it(name, async () => assert.equal(typeof (await render(body)), 'string')).timeout(60_000);
  }
});
