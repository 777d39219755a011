import { fc } from './fuzzing';

// Bodies as people write and break them: HTML and Markdown mixed, with what Hexo knows beside. Drawn by fast-check, so that a failing one shrinks.

const words = fc.constantFrom(
  '江岸', '夜色', '“引号”', '校样，', '付印。', '——', '……', '《书》', '全角：', 'Ｖｕｅ', 'proof', 'the', 'a_b_c', 'C++', '1984', '😀', 'café', 'it\'s', '"so"', '--', '---', '...', '1/2', '@', '#', '$5', '100%', 'x=1', 'don\'t', '(', ')', '[', ']',
  '&', '&amp;', '&copy;', '&#123;', '&#x4e2d;', '&nosuch;', '&lt;p&gt;', '<', '>', '\\*', '\\', '~', '|', '*', '_', '`', '!', '^', 'a < b', 'www.example.org', 'https://example.org/a?b=c&d=e', 'http://江.example/路', 'me@example.com', ':', '：', '\u3000', '\u00a0',
);

const inline = fc.letrec<{ inline: string; text: string }>(tie => ({
  text: fc.array(words, { minLength: 1, maxLength: 5 }).chain(parts => fc.constantFrom(' ', '', ' ').map(gap => parts.join(gap))),
  inline: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    { weight: 5, arbitrary: tie('text') },
    tie('inline').map(text => `**${text}**`), tie('inline').map(text => `*${text}*`), tie('inline').map(text => `_${text}_`), tie('inline').map(text => `~~${text}~~`), tie('text').map(text => `\`${text}\``), tie('text').map(text => `\`\`${text}\`\``),
    fc.tuple(tie('inline'), fc.constantFrom('https://example.org', '/about/', '#top', 'a b.html', '<a b.html>', 'https://example.com/in', '//cdn.example/x', 'mailto:me@example.com', 'javascript:alert(1)', '中文.html', 'a%20b', 'x "标题"', 'x \'a "b"\'', '')).map(([text, address]) => `[${text}](${address})`),
    fc.tuple(tie('text'), fc.constantFrom('a.png', '/images/a b.jpg', 'https://example.org/a.png', 'data:image/gif;base64,R0lGOD', '../b.png "题"', '图.png', 'a.png?x=1&y=2')).map(([text, address]) => `![${text}](${address})`),
    fc.tuple(fc.constantFrom('b', 'span', 'font color="red"', 'u', 'a href="https://example.org/x"', 'a href=\'//example.org\' rel="nofollow"', 'a target="_blank" href="https://example.org"', 'kbd', 'code', 'missing', '源路径'), tie('inline')).map(([tag, text]) => `<${tag}>${text}</${tag.split(' ')[0]!}>`),
    fc.constantFrom('<br>', '<br/>', '<img src="/a.jpg" alt>', '<img src=a.png alt="a > b">', '<!-- c -->', '<!---->', '<https://example.org>', '<me@example.com>', '[ref]', '[ref][ref]', '[^1]', '[x]', '</p>', '</div>', '<p', '<b>', '</b>', '<a href="https://example.org/"', '  \n', '\\\n', '\n'),
    fc.constantFrom('{{ "{{" }}', '{{ \'a b\' }}', '{{ 42 }}', '{% raw %}{{ x }}{% endraw %}', '`{% raw %}{{ x }}{% endraw %}`', '`{{ x }}`', '{# note #}', '{% link 文字 https://example.org/ true 题 %}', '{% img left /a.png 100 "t" "alt" %}', '{% a b.html %}', '{ x }', '{', '}', '{%', '}}', '<code>{{ y }}</code>', '{%- raw -%} z {%- endraw %}'),
    fc.tuple(tie('inline'), tie('inline')).map(pair => pair.join(' ')),
  ),
}));
const line = inline.inline.map(text => text.trim() || '文');

const code = fc.array(fc.constantFrom('let a = 1;', '  if (a < b && "c") {}', '\treturn `x`;', '', '{{ x }}', '{% y %}', '<p class="a">', '# 注释', '/* a', 'b */', '    deep', '中文', '&amp;', '> q', '\'', '`tick`'), { maxLength: 5 }).map(lines => lines.join('\n'));
const info = fc.constantFrom('', '', 'js', 'python', 'html', 'JSON', 'c++', 'plaintext', 'nosuch', 'js 标题', 'css a https://example.org/x 源', 'js /a/b', 'ts line_number:false', 'js mark:1,3-4', 'js first_line:5', 'js =7', 'js highlight:false', 'xml language_attr:true', 'sh line_threshold:3', 'diff');

const block = fc.letrec<{ block: string; blocks: string }>(tie => ({
  blocks: fc.array(tie('block'), { minLength: 1, maxLength: 3 }).chain(blocks => fc.constantFrom('\n', '\n\n', '\n \n', '\n\n\n').map(gap => blocks.join(gap))),
  block: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    { weight: 4, arbitrary: line },
    { weight: 2, arbitrary: fc.array(line, { minLength: 2, maxLength: 4 }).map(lines => lines.join('\n')) },
    fc.tuple(fc.constantFrom('#', '##', '### ', '######', '####### '), line).map(([marks, text]) => `${marks} ${text}`),
    fc.tuple(line, fc.constantFrom('===', '---', '--')).map(pair => pair.join('\n')),
    fc.constantFrom('## constructor', '## 标题', '## 标题', '## Ａ & B', '# [a](#b) c', '## <b>x</b> "y"'),
    fc.tuple(fc.array(line, { minLength: 1, maxLength: 4 }), fc.constantFrom('- ', '* ', '1. ', '- [ ] ', '+   ', '2) ', '  - '), fc.constantFrom('\n', '\n\n')).map(([lines, mark, gap]) => lines.map(text => mark + text.replaceAll('\n', '\n  ')).join(gap)),
    fc.tuple(tie('blocks'), fc.constantFrom('> ', '>', '- ', '1. ', '  ')).map(([text, mark]) => text.split('\n').map((each, index) => (mark.startsWith('>') ? mark + each : (index === 0 ? mark : ' '.repeat(mark.length)) + each)).join('\n')),
    fc.tuple(fc.array(line, { minLength: 2, maxLength: 3 }), fc.boolean()).map(([cells, isAligned]) => { const row = cells.map(cell => cell.replace(/[|\n]/g, ' ')).join(' | '); return `| ${row} |\n|${cells.map(() => (isAligned ? ':-:' : '---')).join('|')}|\n| ${row} |\n| ${row}`; }),
    fc.tuple(code, info, fc.constantFrom('```', '~~~', '````'), fc.constantFrom('', '', '  ', '> ', '- ', '   ')).map(([text, about, fence, prefix]) => [fence + about, ...text.split('\n'), fence].map((each, index) => (prefix === '- ' && index > 0 ? `  ${each}` : prefix + each)).join('\n')),
    code.map(text => text.split('\n').map(each => `    ${each}`).join('\n')),
    fc.tuple(fc.constantFrom('div', 'p style="text-align: center"', 'section class="a"', 'table', 'ul', 'pre', 'style', 'blockquote', 'details', 'article', 'script type="text/plain"', 'textarea', 'center', 'svg'), tie('blocks'), fc.constantFrom('', '\n', '\n\n', '\n   \n        ')).map(([tag, text, gap]) => `<${tag}>${gap}${text}${gap}</${tag.split(' ')[0]!}>`),
    fc.tuple(line, fc.constantFrom('\n\n            ', '\n   \n                ', '\n\n\t', '\n  ')).map(([text, gap]) => `<div>${gap}<p>${text}</p>\n</div>`),
    fc.constantFrom('<style>p &#123; color: red &#125;</style>', '<style>\np { a: b }\n\nq { c: "d--e" }\n</style>', '<!-- 多行\n\n```js\n{{ x }}\n```\n-->', '<!--', '-->', '<!-- more -->', '<!--more-->', '***', '---', '[ref]: https://example.org "题"', '[ref]: <a b> \'c\'', 'Term\n: Definition', '词<br>: 义', '<br>', '<hr/>', '<li>独行</li>', '<p style="font-family: "Courier New"">x</p>', '&nbsp;', '\u3000\u3000缩进', '<table><tr><td>\n\n**a**\n\n</td></tr></table>', '<iframe src="https://example.org"></iframe>'),
    fc.tuple(fc.constantFrom('blockquote', 'quote 李白, 《静夜思》', 'blockquote A https://example.org/a/ the title of it', 'quote A http://example.org', 'pullquote', 'pullquote right'), tie('blocks')).map(([tag, text]) => `{% ${tag} %}\n${text}\n{% end${tag.split(' ')[0]!} %}`),
    fc.tuple(fc.constantFrom('codeblock', 'codeblock lang:js', 'code 标题 https://example.org/x 源 lang:css', 'codeblock line_number:false mark:2', 'code highlight:false', 'codeblock lang:nosuch first_line:3 "a b"'), code).map(([tag, text]) => `{% ${tag} %}\n{% raw %}${text}{% endraw %}\n{% end${tag.split(' ')[0]!} %}`),
    fc.constantFrom('{% iframe https://example.org/x 100 default %}', '{% img /a.png "只有题" %}', '{% img a b https://example.org/c.png 1 2 \'t\' \'a\' %}', '{% link https://example.org %}', '{% anchor a b c.d/e false "x y" %}', '{% raw %}\n<p>{{ a }}</p>\n\n**b** {% c %}\n{% endraw %}', '{% raw %}', '{% verbatim %}{{ x }}{% endverbatim %}', '{% iframe %}', '{% image %}', '{# 说明\n\n{{ x }} #}'),
  ),
}));

/** What is put into a finished body, anywhere. */
const scrap = fc.constantFrom('\n', '\n\n', ' ', '    ', '\t', '<', '>', '"', '\'', '`', '```', '*', '**', '_', '[', '](', ')', '&', '<p>', '</p>', '<div>', '</div>', '<!--', '-->', '|', '#', '> ', '- ', '\\', '{%', '%}', '{{', '}}', '{#', '<code>', '</code>', '：', '“');

/** Draws a body; a part of them is cut and has something put in where it does not belong. */
export const bodies: fc.Arbitrary<string> = fc.tuple(
  fc.array(block.block, { minLength: 1, maxLength: 7 }),
  fc.infiniteStream(fc.constantFrom('\n\n', '\n\n', '\n', '\n   \n', '\n\n\n', '\n    \n')),
  fc.option(fc.record({ at: fc.nat({ max: 400 }), length: fc.nat({ max: 6 }), text: scrap }), { freq: 3 }),
).map(([blocks, gaps, change]) => {
  let text = '';
  for (const each of blocks) text += (text === '' ? '' : gaps.next().value) + each;
  if (change) {
    const at = change.at % (text.length + 1);
    text = text.slice(0, at) + change.text + text.slice(at + change.length);
  }
  return `${text}\n`;
});
