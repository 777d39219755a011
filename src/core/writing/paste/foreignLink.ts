import { decodeUri } from '../../text/decodeUri';

// Pages that only lead on, and the parameter that says where.
const PASSAGES = /^https?:\/\/(?:link\.zhihu\.com|link\.juejin\.cn|link\.csdn\.net|link\.segmentfault\.com|link\.jianshu\.com|www\.jianshu\.com\/go-wild|links\.jianshu\.com\/go|sspai\.com\/link|gitee\.com\/link|xie\.infoq\.cn\/link|www\.oschina\.net\/action\/GoToLink|(?:www\.)?google\.[a-z.]+\/url|mp\.weixin\.qq\.com\/(?:mp\/(?:wap)?redirect|cgi-bin\/redirect)|c\.pc\.qq\.com\/[a-z]+\.html|weibo\.cn\/sinaurl|[\w.-]+\.safelinks\.protection\.outlook\.com|lm?\.facebook\.com\/l\.php|www\.yuque\.com\/r\/goto|www\.douban\.com\/link2?)\/?\?(?:[^#]*&)?(?:target|url|u|q|t|to|pfurl)=([^&#]+)/i;
const MOST_PASSAGES = 5;

/** Returns where a link of another page leads readers of this one; `undefined` when nowhere: a script, a file, a place in the other page. */
export function readForeignLink(href: string): string | undefined {
  let address = href.replaceAll(/[\t\n\r\u0000]/g, '').trim();
  for (let passages = 0; passages < MOST_PASSAGES; passages++) {
    const target = decodeUri(PASSAGES.exec(address)?.[1] ?? '');
    if (!/^https?:\/\/./i.test(target)) break;
    address = target;
  }
  if (/^(?:https?:\/\/[^/]|mailto:.|tel:.)/i.test(address)) return address;
  return address === '' || /^(?:[#\\]|\/\/?$|[^/?#]*:)/.test(address) ? undefined : address;
}
