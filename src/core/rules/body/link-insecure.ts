// What a page by https: loads by http: does not come at all; a link by http: sends readers past a warning.
import * as l10n from '@vscode/l10n';
import type { Fix } from '../../finding';
import { findBodyLinks } from '../../post/bodyLinks';
import type { HtmlElement } from '../../post/htmlTree';
import { isPrivateAddress } from '../../text/privateAddress';
import { ARTICLE_HEAD, defineRule } from '../rule';

export default defineRule({
  id: 'link-insecure',
  part: 'body',
  summary: () => l10n.t('An address by http: that should be https:'),
  docs: {
    why: () => l10n.t('Browsers refuse frames, scripts and styles by http: on a page by https:, and warn of pages by http:. Nearly every site can be had by https: now. Addresses of machines at home, and those with a port, are left alone.'),
    wrong: '---\ntitle: An article\n---\n\n<iframe src="http://player.example.com/bridge"></iframe>\n',
    right: ARTICLE_HEAD + '<iframe src="https://player.example.com/bridge"></iframe>\n',
  },
  severity: 'hint',
  messages: {
    blocked: () => l10n.t('Browsers do not load this by http: on a page by https:. Write https:.'),
    own: () => l10n.t('This is your own site, which is published by https:. Write https:.'),
    link: () => l10n.t('This link is by http:, and browsers warn of such pages. If the site can be had by https:, write that.'),
  },
  async check({ html, post, blog: { settings: { site } }, report }) {
    if (/^http:/i.test(site.url ?? '')) return;
    const { text } = post;
    const host = getHost(site.url ?? '');
    for (const link of await findBodyLinks(post)) {
      const other = getHost(link.address);
      if (!link.markdown || !other || !/^http:/i.test(link.address) || isByHand(other) || isPrivateAddress(link.address)) continue;
      const { addressSpan: span } = link;
      const at = span.start + /http/i.exec(text.slice(span.start, span.end))!.index + 'http'.length;
      const fixes = [{ title: l10n.t('Write https:'), safe: false, edits: [{ start: at, end: at, text: 's' }] }];
      report({ message: other === host ? 'own' : 'link', span, fixes, ...(other === host ? { severity: 'info' } : {}) });
    }
    for (const [name, attribute] of ADDRESSES) {
      for (const element of html.findAll(name)) {
        const address = element.attributes.get(attribute);
        const other = address && getHost(address.value);
        if (!other || !/^\s*http:/i.test(address.value) || isByHand(other) || isPrivateAddress(address.value.trim())) continue;
        if (name === 'link' && !/stylesheet/i.test(element.attributes.get('rel')?.value ?? '')) continue;
        const message = other === host ? 'own' : name === 'a' ? 'link' : 'blocked';
        report({ message, span: address.span, ...(message === 'link' ? {} : { severity: message === 'own' ? 'info' : 'warning' }), fixes: toFixes(element, attribute, text) });
      }
    }
  },
});

const ADDRESSES = [['a', 'href'], ['iframe', 'src'], ['embed', 'src'], ['script', 'src'], ['link', 'href'], ['object', 'data']] as const;

function getHost(address: string): string | undefined {
  return /^\s*https?:\/\/([^/?#\s]+)/i.exec(address)?.[1]?.toLowerCase();
}

/** Servers that somebody set up by hand: a port, a number, a name that only one network knows. */
function isByHand(host: string): boolean {
  return /[:@]|^[\d.]+$|^[^.]+$|\.(?:lan|test)$/.test(host);
}

function toFixes({ written }: HtmlElement, name: string, text: string): Fix[] {
  const value = written.find(attribute => attribute.name === name)?.value;
  const scheme = value && /^\s*http(?=:)/i.exec(text.slice(value.start, value.end));
  if (!scheme) return [];
  const at = value.start + scheme[0].length;
  return [{ title: l10n.t('Write https:'), safe: false, edits: [{ start: at, end: at, text: 's' }] }];
}
