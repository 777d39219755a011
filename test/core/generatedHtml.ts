import { fc } from './fuzzing';

// Bodies of HTML as editors and their authors leave them: blocks on one line and on many, nested, open, with Markdown between.

const words = fc.constantFrom('江岸夜色', '校样，付印。', 'the proof', '“引号”', '"straight"', 'it\'s', 'a -- b', '...', '*星*', 'a_b_c', '1. 一', '# 井', '&amp;', '&nbsp;', '\u3000\u3000缩进', 'x < y', '`tick`', '[a](b)', 'www.example.org', 'https://example.org/a?b=c', 'me@example.org', '😀', '- 短', '+ 加', '> 引', '~~删~~', '| 竖', '![图]', '\\', '{ x }', '&lt;b&gt;', '1984', '=', '\n', ' ');

const inline = fc.letrec<{ inline: string }>(tie => ({
  inline: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    { weight: 6, arbitrary: fc.array(words, { minLength: 1, maxLength: 4 }).map(parts => parts.join('')) },
    fc.tuple(fc.constantFrom('strong', 'em', 'b', 'u', 'del', 'code', 'span style="color: red"', 'a href="https://example.org/x"', 'a href="/about/" title="题"', 'sup'), tie('inline')).map(([tag, text]) => `<${tag}>${text}</${tag.split(' ')[0]!}>`),
    fc.constantFrom('<br>', '<img src="https://example.org/a.png" alt="桥">', '<img src="/a.png">', '<!-- c -->', '<br/>'),
    fc.tuple(tie('inline'), tie('inline')).map(pair => pair.join('')),
  ),
}));

const gap = fc.constantFrom('', '', '', ' ', '\n', '\n', '\n  ', '\n\n', '    ');

const block = fc.letrec<{ block: string; blocks: string }>(tie => ({
  blocks: fc.array(fc.tuple(tie('block'), gap), { minLength: 1, maxLength: 5 }).map(parts => parts.flat().join('')),
  block: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    { weight: 7, arbitrary: fc.tuple(fc.constantFrom('p', 'p', 'p', 'p style="text-indent: 2em"', 'p class="a"'), inline.inline).map(([tag, text]) => `<${tag}>${text}</p>`) },
    fc.tuple(fc.constantFrom('h2', 'h3'), inline.inline).map(([tag, text]) => `<${tag}>${text}</${tag}>`),
    fc.tuple(fc.constantFrom('ul', 'ol', 'ol start="3"'), fc.array(fc.oneof(inline.inline, tie('blocks')), { minLength: 1, maxLength: 3 }), gap).map(([tag, items, between]) => `<${tag}>${items.map(item => `<li>${item}</li>`).join(between)}</${tag.split(' ')[0]!}>`),
    fc.tuple(fc.constantFrom('div', 'div', 'section', 'blockquote', 'article', 'center', 'div style="white-space: pre"', 'section style="display: inline-block"', 'span', 'td'), gap, tie('blocks'), gap).map(([tag, before, text, after]) => `<${tag}>${before}${text}${after}</${tag.split(' ')[0]!}>`),
    fc.array(inline.inline, { minLength: 2, maxLength: 2 }).map(([a, b]) => `<table><thead><tr><th>${a!}</th><th>${b!}</th></tr></thead><tbody><tr><td>${b!}</td><td>${a!}</td></tr><tr><td>1</td><td>2</td></tr></tbody></table>`),
    fc.constantFrom('<hr>', '<hr>', '<p><img src="/a.jpg" alt="桥"></p>', '<pre><code>a\n\n  b\n</code></pre>', '<pre>x <p>y</p><p>z</p></pre>', '<style>p { color: red }</style>', '<script>1</script>', '<p>', '</div>', '<b>', '</p>', '<div>', '<!-- more -->', '<!--\n\n-->', '<p></p>', '<textarea><p>a</p><p>b</p></textarea>', '<svg><p>a</p><p>b</p></svg>', '文字', '{% raw %}<p>a</p><p>b</p>{% endraw %}'),
    fc.constantFrom('\n\n**粗** 文\n\n', '\n\n- <p>a</p><p>b</p>\n\n', '\n\n> <p>a</p><p>b</p>\n\n', '\n\n## 标题\n\n', '\n\n```html\n<p>a</p><p>b</p>\n```\n\n', '\n\n    <p>a</p><p>b</p>\n\n', '\n\n<span><p>a</p><p>b</p></span>\n', '\n文 <p>a</p><p>b</p>\n'),
  ),
}));

/** Draws an HTML body; one in four with CRLF. */
export const htmlBodies: fc.Arbitrary<string> = fc.tuple(fc.array(fc.tuple(block.block, gap), { minLength: 2, maxLength: 7 }), fc.nat({ max: 3 }))
  .map(([parts, breaks]) => `${parts.flat().join('')}\n`.replaceAll('\n', breaks === 0 ? '\r\n' : '\n'));

// What Markdown has a sign for, with a few tags that it passes on.
const simpleInline = fc.letrec<{ inline: string }>(tie => ({
  inline: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    { weight: 6, arbitrary: fc.array(words, { minLength: 1, maxLength: 4 }).map(parts => parts.join('').trim() || '文') },
    fc.tuple(fc.constantFrom('strong', 'em', 'b', 'u', 'del', 'code', 'a href="https://example.org/x"', 'a href="/about/" title="题"', 'sup'), tie('inline')).map(([tag, text]) => `<${tag}>${text}</${tag.split(' ')[0]!}>`),
    fc.tuple(tie('inline'), fc.constantFrom('', '，', ' ', '<br>', '<img src="/a.png" alt="桥">', '<!-- c -->'), tie('inline')).map(parts => parts.join('')),
  ),
})).inline;

const simpleBlock = fc.letrec<{ html: string; blocks: string }>(tie => ({
  blocks: fc.array(fc.tuple(tie('html'), fc.constantFrom('', '\n')), { minLength: 1, maxLength: 3 }).map(parts => parts.flat().join('')),
  html: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    { weight: 5, arbitrary: simpleInline.map(text => `<p>${text}</p>`) },
    fc.tuple(fc.constantFrom('ul', 'ol', 'ol start="3"'), fc.oneof(fc.array(simpleInline, { minLength: 1, maxLength: 3 }), fc.array(tie('blocks'), { minLength: 1, maxLength: 3 })), fc.constantFrom('', '\n')).map(([tag, items, between]) => `<${tag}>${items.map(item => `<li>${item}</li>`).join(between)}</${tag.split(' ')[0]!}>`),
    tie('blocks').map(text => `<blockquote>${text}</blockquote>`),
    fc.array(simpleInline, { minLength: 2, maxLength: 2 }).map(([a, b]) => `<table><thead><tr><th>${a!}</th><th align="right">${b!}</th></tr></thead><tbody><tr><td>${b!}</td><td align="right">${a!}</td></tr></tbody></table>`),
    fc.constantFrom('<hr>', '<p><img src="/a.jpg" alt="桥"></p>', '<pre><code>a\n  b*\n</code></pre>', '<!-- more -->'),
  ),
}));

/** Draws a body that mostly can be written in Markdown as well as in HTML: blocks of HTML, here and there one of Markdown. */
export const convertibleBodies: fc.Arbitrary<string> = fc.array(fc.oneof(
  { weight: 3, arbitrary: fc.tuple(simpleBlock.html, fc.constantFrom('\n', '\n\n', '')).map(parts => parts.join('')) },
  fc.constantFrom('\n\n**粗** 文\n\n', '\n\n- 一\n- 二\n\n', '\n\n> 引 *斜*\n\n', '\n\n1. 一\n\n2. [链](https://example.org/)\n\n', '\n\n| a | b |\n| --- | :-: |\n| 1 | 2 |\n\n', '\n\n    a\n      b\n\n'),
), { minLength: 1, maxLength: 6 }).map(parts => `${parts.join('')}\n`);
