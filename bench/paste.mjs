import TurndownService from 'turndown';
import { measure } from './measure.mjs';
import { atMost, atMostPart } from './row.mjs';

const LENGTH = 1_000_000;

/** A million characters of an article as Word puts it into the clipboard, pasted; Turndown makes Markdown of the same. */
export async function measurePaste({ blog, getReaderName, htmlToBody, parsePost }) {
  const html = makeWordHtml(LENGTH);
  const [inHtml, inMarkdown] = ['<p>一</p>', '一'].map(body => parsePost(`---\ntitle: A\n---\n${body}\n`, { path: 'source/_posts/a.md', reader: getReaderName(blog) }));
  const paste = post => htmlToBody(html, post, blog, { offset: post.text.length });
  const turndown = new TurndownService();
  const times = await measure({ galley: () => paste(inHtml), markdown: () => paste(inMarkdown), turndown: () => turndown.turndown(html) }, { rounds: 5, warmUps: 1 });
  return [
    atMost(1000, 'ms', 'paste 1 MB of Word', times.galley),
    atMostPart(1, 'paste 1 MB of Word as Markdown', times.markdown, 'turndown', times.turndown),
  ];
}

/** @param {number} length in UTF-16 units, at least */
function makeWordHtml(length) {
  const parts = ['<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><!--[if gte mso 9]><xml><w:WordDocument></w:WordDocument></xml><![endif]--><style><!-- p.MsoNormal {margin:0cm;} --></style></head><body lang=ZH-CN>\n<!--StartFragment-->'];
  let written = 0;
  for (let count = 0; written < length; count++) {
    const paragraph = count % 10 === 0
      ? `<h2><span style='font-family:黑体'>第<span lang=EN-US>${count}</span>节</span><span lang=EN-US><o:p></o:p></span></h2>\n`
      : count % 10 === 5
        ? `<p class=MsoListParagraph style='margin-left:21.0pt;text-indent:-21.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span lang=EN-US style='font-family:Wingdings'><span style='mso-list:Ignore'>l<span style='font:7.0pt "Times New Roman"'>&nbsp; </span></span></span><![endif]><span style='font-family:宋体'>校样</span></p>\n`
        : `<p class=MsoNormal style='text-indent:21.0pt;mso-char-indent-count:2.0'><span style='font-family:宋体;mso-ascii-font-family:Calibri;mso-hansi-font-family:Calibri'>校样是文章付印之前的最后一道关口。字句、标点、图片与\n版式，都要在这一页上看个清楚，</span><b style='mso-bidi-font-weight:normal'><span lang=EN-US>the readers</span></b><span style='font-family:宋体'>看到的就是它。</span><span lang=EN-US><o:p></o:p></span></p>\n\n<p class=MsoNormal><span lang=EN-US><o:p>&nbsp;</o:p></span></p>\n`;
    parts.push(paragraph);
    written += paragraph.length;
  }
  return `${parts.join('')}<!--EndFragment--></body></html>`;
}
