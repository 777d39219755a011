import assert from 'node:assert/strict';
import { isHtmlBody, parsePost } from '../../src/core/index';

const head = '---\ntitle: A\n---\n';

describe('where HTML is written', () => {
  // H and M stand where it is asked, and for the answer.
  for (const [name, marked] of [
    ['an empty body', '«H»'],
    ['a body of blank lines', '\n\n«H»\n'],
    ['words of the model post', '<div>\n<p>江岸«H»的桥</p><p>«H»x</p>«H»\n«H»</div>«H»'],
    ['behind the model post', '<div>\n<p>江岸的桥</p>\n</div>\n\n«H»'],
    ['between its blocks', '<p>江岸的桥</p>\n\n«H»\n\n<p>灯</p>\n'],
    ['words without anything else', 'The «M»bridge.\n\n«M»\n'],
    ['words of Markdown', '# 桥«M»\n\n江«M»岸\n\n- 一«M»\n\n«M»'],
    ['a picture of HTML in Markdown', '江岸\n\n<p style="text-align:center"><img src="https://example.com/a-very-long-address.jpg" alt="一" «H»></p>\n\n«M»'],
    ['a table of HTML in Markdown', '江岸\n\n<table><tr><td>一«H»</td></tr></table>\n\n«M»\n二«M»'],
    ['a picture alone', '<p><img src="/a.jpg" alt=""></p>\n\n«H»'],
    ['HTML that Markdown takes for code by accident', '<div>\n<p>江岸</p>\n  \n      <p>灯«H»</p>\n</div>'],
    ['code', '```html\n<p>«M»</p>\n```\n'],
    ['HTML amid a line of Markdown', '江岸 <b>桥«M»</b>'],
  ] as const) {
    it(name, async () => {
      const text = head + marked.replaceAll(/«[HM]»/g, '');
      const post = parsePost(text, { path: 'a.md', reader: 'hexo' });
      for (const { index, 1: answer } of marked.matchAll(/«([HM])»/g)) {
        const offset = head.length + marked.slice(0, index).replaceAll(/«[HM]»/g, '').length;
        assert.equal(await isHtmlBody(post, offset), answer === 'H', JSON.stringify(`${text.slice(0, offset)}|${text.slice(offset)}`));
      }
    });
  }

  it('everywhere in a .html post', async () => assert.equal(await isHtmlBody(parsePost('桥', { path: 'a.html', reader: 'hexo' }), 1), true));
});
