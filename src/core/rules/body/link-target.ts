// A link that leads nowhere is found by readers, one by one, long after its author could have mended it.
import * as l10n from '@vscode/l10n';
import type { Fix } from '../../finding';
import { findBodyLinks, type BodyLink } from '../../post/bodyLinks';
import type { HtmlTree } from '../../post/htmlTree';
import { findNearFiles, locateSiteFile } from '../../post/siteFiles';
import { decodeUri } from '../../text/decodeUri';
import { getDistance } from '../../text/distance';
import { ARTICLE_HEAD, defineRule } from '../rule';

export default defineRule({
  id: 'link-target',
  part: 'body',
  summary: () => l10n.t('A link that leads nowhere'),
  docs: {
    why: () => l10n.t('Files are renamed, and addresses are typed in a hurry. Galley looks at what can be told without a network: places in the article itself, files of the site, and addresses without https://, which browsers take for a page beside the article.'),
    wrong: '---\ntitle: An article\n---\n\n<p><a href="#lamps">The lamps</a></p>\n<p id="lamp">Along the quay.</p>\n',
    right: ARTICLE_HEAD + '<p><a href="#lamps">The lamps</a></p>\n<p id="lamps">Along the quay.</p>\n',
  },
  severity: 'info',
  messages: {
    anchor: (name: string) => l10n.t('There is no place "{0}" in this article: the link does nothing.', name),
    file: (path: string) => l10n.t('There is no file {0} in the site.', path),
    scheme: (address: string) => l10n.t('Browsers take this for a page beside the article. Write {0}.', address),
  },
  async check({ html, body, post, blog, host, report }) {
    let names: ReadonlySet<string> | undefined;
    let headings: ReadonlySet<string> | undefined;
    const hasOtherHeadings = body.markdown.blocks.some(({ kind }) => kind === 'heading' || kind === 'list' || kind === 'blockquote');
    for (const link of await findBodyLinks(post)) {
      const { address, addressSpan: span } = link;
      if (/[{}]/.test(address)) continue;
      const replace = (better: string): Fix[] => toFix(link, better);
      const whole = completeAddress(address);
      if (whole !== undefined) report({ message: 'scheme', args: [whole], span, severity: 'warning', fixes: replace(whole) });
      else if (address.startsWith('#')) {
        const name = decodeUri(address.slice(1));
        // Headings of Markdown, and the theme, make places of their own.
        if (name === '' || hasOtherHeadings || THEMES.test(name)) continue;
        names ??= collectNames(html);
        headings ??= collectHeadings(html, post.text);
        if (!names.has(name) && !headings.has(toPlace(name))) report({ message: 'anchor', args: [name], span, fixes: findNear(name, names).flatMap(near => replace(`#${near}`)) });
      } else if (DOWNLOADS.test(address) && (await locateSiteFile(address, post.path, blog, host)) === 'missing') {
        report({ message: 'file', args: [address], span, fixes: (await findNearFiles(address, blog, host)).flatMap(near => replace(near)) });
      }
    }
  },
});

const THEMES = /^(?:top|more|content|main|comments?|respond|footer|header|toc|(?:fn|fnref|footnote)\W?.*|!.*|\/.*|.*:~:.*)$/i;
// Others are made by the site: pages, feeds, scripts.
const DOWNLOADS = /^(?!\w+:|\/\/)[^?#]+\.(?:pdf|docx?|xlsx?|pptx?|epub|zip|rar|7z|gz|mp3|m4a|ogg|wav|mp4|webm|mov|png|jpe?g|gif|webp|avif)(?:[?#].*)?$/i;

// Beyond so many, one of them is always near, and looking takes long.
const MOST_NAMES = 200;

/** Returns an address of the wide world with its `https://`, when that is missing or mistyped. */
function completeAddress(address: string): string | undefined {
  if (/^www\.[\w-]+\.[a-z]{2,}(?:[/?#].*)?$/i.test(address)) return `https://${address}`;
  const typed = /^(h?t?tps?)(?:[:：;]\s*[/／]{0,3}|\/\/)(?=[\w-]+\.[a-z])(.*)$/i.exec(address);
  if (!typed || /^https?:\/\//i.test(address)) return undefined;
  return `${/s$/i.test(typed[1]!) ? 'https' : 'http'}://${typed[2]!}`;
}

function collectNames({ elements }: HtmlTree): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { node: { attrs } } of elements) {
    for (const { name, value } of attrs) if (name === 'id' || name === 'name') names.add(value);
  }
  return names;
}

/** Themes give headings names after their words. */
function collectHeadings(html: HtmlTree, text: string): ReadonlySet<string> {
  const headings = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].flatMap(name => html.findAll(name));
  return new Set(headings.map(({ startTag, span }) => toPlace(text.slice(startTag.end, span.end).replaceAll(/<[^>]*>|&\w+;/g, ''))));
}

/** What a heading's words and the name that is made of them have in common; a number behind tells those of the same words apart. */
function toPlace(words: string): string {
  return words.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '').replace(/\d+$/, '');
}

function findNear(name: string, names: ReadonlySet<string>): readonly string[] {
  if (names.size > MOST_NAMES) return [];
  return [...names].map(near => ({ near, distance: getDistance(near.toLowerCase(), name.toLowerCase()) }))
    .filter(({ near, distance }) => near !== '' && distance <= Math.max(1, name.length / 3))
    .sort((a, b) => a.distance - b.distance).slice(0, 3).map(({ near }) => near);
}

function toFix(link: BodyLink, address: string): Fix[] {
  const edit = link.writeAddress(address);
  return edit ? [{ title: l10n.t('Replace by {0}', address), safe: false, edits: [edit] }] : [];
}
