// Many hosts refuse pictures to readers of other sites. The author, who has the host's cookies or no Referer, sees them all the same.
import * as l10n from '@vscode/l10n';
import type { Fix } from '../../finding';
import { toHouseBlock } from '../../image/houseBlock';
import { findPostPictures, type PostPicture } from '../../image/postPictures';
import { namedBlocks } from '../../image/template';
import type { Post } from '../../post/post';
import { getLineStart } from '../../text/lines';
import { ARTICLE_HEAD, defineRule, type BodyContext } from '../rule';

// For a picture amid words.
const INLINE = '<img src="{src}" alt="{alt}" title="{title?}" referrerpolicy="no-referrer">';

// Hosts that are known to refuse a foreign Referer: Weibo, WeChat, Zhihu, Bilibili, Yuque, Toutiao, CSDN, Jianshu, Douban, Baidu.
const PROTECTED = /(?:^|\.)(?:sinaimg\.cn|qpic\.cn|zhimg\.com|hdslb\.com|cdn\.nlark\.com|pstatp\.com|byteimg\.com|toutiaoimg\.com|csdnimg\.cn|jianshu\.io|doubanio\.com|bdimg\.com|bcebos\.com)$/i;

export default defineRule({
  id: 'image-referrerpolicy',
  part: 'body',
  summary: () => l10n.t('A picture of another site that readers may not see'),
  docs: {
    why: () => l10n.t('A browser tells the host of a picture on which page it is shown, and many hosts then refuse it. With referrerpolicy="no-referrer" the browser does not tell, and the picture is shown.'),
    wrong: '---\ntitle: An article\n---\n\n<p><img src="https://wx1.sinaimg.cn/large/a.jpg" alt="A bridge"></p>\n',
    right: ARTICLE_HEAD + '<p><img src="https://wx1.sinaimg.cn/large/a.jpg" alt="A bridge" referrerpolicy="no-referrer"></p>\n',
  },
  severity: 'info',
  messages: {
    missing: (host: string) => l10n.t('{0} may refuse this picture to your readers. Add referrerpolicy="no-referrer".', host),
    refusedMarkdown: (host: string) => l10n.t('{0} refuses its pictures to readers of other sites, unless they have referrerpolicy="no-referrer", which Markdown cannot say. Write the picture as HTML.', host),
    refused: (host: string) => l10n.t('{0} refuses its pictures to readers of other sites. Add referrerpolicy="no-referrer".', host),
  },
  async check({ post, blog, html, report }) {
    for (const { attributes, startTag } of html.findAll('img')) {
      const source = attributes.get('src');
      if (!source || attributes.has('referrerpolicy')) continue;
      const host = findForeignHost(source.value, blog.settings.site.url);
      if (host === undefined) continue;
      const last = Math.max(...[...attributes.values()].map(({ span }) => span.end));
      const edits = [{ start: last, end: last, text: ' referrerpolicy="no-referrer"' }];
      const fixes = [{ title: l10n.t('Add referrerpolicy="no-referrer"'), safe: true, edits }];
      if (PROTECTED.test(host)) report({ message: 'refused', args: [host], span: startTag, fixes, severity: 'warning' });
      else report({ message: 'missing', args: [host], span: startTag, fixes });
    }
    for (const picture of await findPostPictures(post, blog.settings)) {
      const host = picture.element ? undefined : findForeignHost(picture.source, blog.settings.site.url);
      // Of other hosts nobody knows: whoever writes Markdown is not to be told of each.
      if (host !== undefined && PROTECTED.test(host)) report({ message: 'refusedMarkdown', args: [host], span: picture.span, fixes: toHtml(picture, post, blog), severity: 'warning' });
    }
  },
});

/** Writes a picture of Markdown as the house's block, or as a tag amid words; no fix where Markdown would take the words below for HTML, too. */
function toHtml(picture: PostPicture, post: Post, blog: BodyContext['blog']): Fix[] {
  const { settings } = blog;
  const blocks = [settings.image.block, namedBlocks.paragraph, ...(beginsHtml(picture, post) ? [] : [INLINE])];
  const edit = blocks.map(block => toHouseBlock({ ...picture, kind: 'markdown' }, post, { ...blog, settings: { ...settings, image: { ...settings.image, block } } })).find(made => made?.text.includes('referrerpolicy="no-referrer"'));
  return edit ? [{ title: l10n.t('Write it as HTML, with referrerpolicy="no-referrer"'), safe: false, edits: [edit] }] : [];
}

/** Tells whether a tag in the place of a picture would begin a block of HTML that goes on below. */
function beginsHtml({ span: { start, end } }: PostPicture, { text }: Post): boolean {
  const [before, after] = [text.slice(getLineStart(text, start), start), text.slice(end)];
  return /^[\s>*+\-\d.)]*$/.test(before) && /^[ \t]*\r?\n[ \t>]*[^\s>]/.test(after);
}

/** Returns the host of a picture when it is not the site's own. */
function findForeignHost(source: string, siteUrl: string | undefined): string | undefined {
  const host = /^\s*(?:https?:)?\/\/(?:[^/?#@]*@)?([^/?#:\s]+)/i.exec(source)?.[1]?.toLowerCase();
  const own = siteUrl === undefined ? undefined : /^https?:\/\/([^/?#:]+)/i.exec(siteUrl)?.[1]?.toLowerCase();
  return host === own ? undefined : host;
}
