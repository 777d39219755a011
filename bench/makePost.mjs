const paragraphs = [
  '校样是文章付印之前的最后一道关口。字句、标点、图片与版式，都要在这一页上看个清楚，因为印出来以后，读者看到的就是它，再也没有改动的余地。',
  'A galley is the proof of an article before it is printed. Whatever is still wrong on it, the readers will see; whatever is put right on it, nobody will ever know of.',
  '编辑部的人都记得那一期：标题里多了一个冒号，整本杂志晚了一天。从那以后，每一篇稿子都要由两个人分头看过，一个人看意思，另一个人只看符号。',
  '好的工具不替人写文章，只把人容易看漏的地方指出来，并且说明白该怎么改。剩下的时间，作者可以用来想一想这篇文章究竟要说什么。',
];
const picture = '<p style="text-align:center"><img src="https://images.example.com/2021/06/galley-0001.jpg" alt="一页校样" referrerpolicy="no-referrer"></p>';

/** Seven keys, as the posts of a Hexo blog have them; nothing is wrong with them. */
export const frontMatter = `title: '校样：文章付印之前'
categories:
 - 新媒体
 - 编辑
headimg: 'https://images.example.com/2021/06/galley-0001.jpg'
author: 编辑部
comments: false
date: Fri, 11 Jun 2021 01:29:00 GMT
thumbnail: 'https://images.example.com/2021/06/galley-0001.jpg'
`;

/** The same keys, four of which have values of the wrong type. */
export const faultyFrontMatter = frontMatter
  .replace(/title: .*/, 'title: 1984')
  .replace(/author: .*/, 'author: false')
  .replace(/comments: .*/, "comments: 'no'")
  .replace(/thumbnail: .*/, 'thumbnail: 12');

/**
 * Makes a post with nothing wrong in it: HTML paragraphs in one long line, a bold section title and a picture now and then.
 *
 * @param {number} length in UTF-16 units, at least
 */
export function makePost(length) {
  let body = '';
  for (let count = 0; body.length < length; count++) {
    const text = paragraphs[count % paragraphs.length];
    if (count % 12 === 4) body += picture;
    if (count % 12 === 5) body += `<p style="text-indent: 2em; text-align: left;"><strong>第 ${count} 节</strong></p>`;
    body += `<p style="text-indent: 2em; text-align: left;">${text}</p>`;
  }
  return `\n---\n${frontMatter}---\n\n<div>   \n${body} \n  \n</div>\n            `;
}

/**
 * Makes a post of Markdown with nothing wrong in it: headings, paragraphs with bold words and links, lists, quotes, code and pictures.
 *
 * @param {number} length in UTF-16 units, at least
 */
export function makeMarkdownPost(length) {
  let body = '';
  for (let count = 0; body.length < length; count++) {
    const text = paragraphs[count % paragraphs.length];
    if (count % 12 === 0) body += `## 第 ${count / 12 + 1} 节\n\n`;
    if (count % 12 === 4) body += '![一页校样](https://images.example.com/2021/06/galley-0001.jpg)\n\n';
    if (count % 12 === 6) body += '- 先看**标题**\n- 再看[页码](/pages/)\n\n> 错一个字就重来。\n\n';
    if (count % 12 === 8) body += '```js\nif (a < b) print("<p>");\n```\n\n';
    body += `${text} **要紧** 的话见[旧文](/old/)，\`a < b\` 不算。\n\n`;
  }
  return `---\n${frontMatter}---\n\n${body}`;
}

/**
 * Makes a post with a thousand findings, spread over it.
 *
 * @param {number} length in UTF-16 units, about
 */
export function makeFaultyPost(length) {
  const filler = Math.max(0, Math.floor(length / 1000) - 20);
  let body = '';
  for (let count = 0; count < 1000; count++) body += `<p>${paragraphs[count % paragraphs.length].repeat(Math.ceil(filler / 60)).slice(0, filler)}&nbps;</p>\n`;
  return `---\n${frontMatter}---\n\n${body}`;
}
