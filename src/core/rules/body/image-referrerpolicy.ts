// Many hosts refuse pictures to readers of other sites. The author, who has the host's cookies or no Referer, sees them all the same.
import * as l10n from '@vscode/l10n';
import { ARTICLE_HEAD, defineRule } from '../rule';

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
    refused: (host: string) => l10n.t('{0} refuses its pictures to readers of other sites. Add referrerpolicy="no-referrer".', host),
  },
  check({ blog, html, report }) {
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
  },
});

/** Returns the host of a picture when it is not the site's own. */
function findForeignHost(source: string, siteUrl: string | undefined): string | undefined {
  const host = /^\s*(?:https?:)?\/\/(?:[^/?#@]*@)?([^/?#:\s]+)/i.exec(source)?.[1]?.toLowerCase();
  const own = siteUrl === undefined ? undefined : /^https?:\/\/([^/?#:]+)/i.exec(siteUrl)?.[1]?.toLowerCase();
  return host === own ? undefined : host;
}
