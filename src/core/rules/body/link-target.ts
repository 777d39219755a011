// A link that leads nowhere is found by readers, one by one, long after its author could have mended it.
import * as l10n from '@vscode/l10n';
import type { Fix } from '../../finding';
import type { Host } from '../../host';
import { findPermalink } from '../../permalink';
import { findBodyLinks, type BodyLink } from '../../post/bodyLinks';
import { findNearPages, findPage, toPagePath } from '../../post/nearPages';
import { locatePageFile } from '../../post/pageFile';
import { findNearNames, findPlaces } from '../../post/places';
import type { Post } from '../../post/post';
import { findNearFiles } from '../../post/siteFiles';
import { findTarget, mapPages } from '../../post/siteMap';
import { findLostTags } from '../../post/tagTargets';
import { decodeUri } from '../../text/decodeUri';
import { ARTICLE_HEAD, defineRule, type RuleContext } from '../rule';

export default defineRule({
  id: 'link-target',
  part: 'body',
  summary: () => l10n.t('A link that leads nowhere'),
  docs: {
    why: () => l10n.t('Files are renamed, and addresses are typed in a hurry. Galley looks at what can be told without a network: places in the article itself, files of the site, posts that a tag of Hexo names, pages whose address is all but that of another, and addresses without https://, which browsers take for a page beside the article.'),
    wrong: '---\ntitle: An article\n---\n\n<p><a href="#lamps">The lamps</a></p>\n<p id="lamp">Along the quay.</p>\n',
    right: ARTICLE_HEAD + '<p><a href="#lamps">The lamps</a></p>\n<p id="lamps">Along the quay.</p>\n',
  },
  severity: 'info',
  messages: {
    anchor: (name: string) => l10n.t('There is no place "{0}" in this article: the link does nothing.', name),
    place: (name: string, path: string) => l10n.t('There is no place "{0}" in {1}.', name, path),
    file: (path: string) => l10n.t('There is no file {0} in the site.', path),
    page: (path: string) => l10n.t('The site has no page {0}.', path),
    post: (name: string) => l10n.t('There is no post "{0}", by the name of its file or its title: Hexo stops the build of the whole site.', name),
    noPost: (name: string) => l10n.t('There is no post "{0}", by the name of its file or its title: Hexo writes no address here.', name),
    asset: (name: string) => l10n.t('This post has no file "{0}" of its own: Hexo writes nothing here.', name),
    scheme: (address: string) => l10n.t('Browsers take this for a page beside the article. Write {0}.', address),
  },
  async check({ body, post, blog, host, report }) {
    for (const link of await findBodyLinks(post)) {
      const { address, addressSpan: span } = link;
      if (/[{}]/.test(address)) continue;
      const replace = (better: string): Fix[] => toFix(link, better);
      const whole = completeAddress(address);
      if (whole !== undefined) report({ message: 'scheme', args: [whole], span, severity: 'warning', fixes: replace(whole) });
      else if (address.startsWith('#')) {
        const name = decodeUri(address.slice(1));
        if (name === '' || THEMES.test(name)) continue;
        const places = await findPlaces(post, blog, host.files);
        if (places && !places.has(name)) report({ message: 'anchor', args: [name], span, fixes: findNearNames(name, places).flatMap(near => replace(`#${near}`)) });
      } else if (DOWNLOADS.test(address)) {
        if ((await locatePageFile(address, 'page', post, blog, host)) === 'missing') report({ message: 'file', args: [address], span, fixes: (await findNearFiles(address, blog, host)).flatMap(near => replace(near)) });
      } else {
        const lost = await findLostPage(address, post, blog, host);
        if (lost) report({ ...lost, span, fixes: lost.near.flatMap(near => replace(near)) });
      }
    }
    for (const { kind, tag, name, span, near } of await findLostTags(post, body, blog, host)) {
      const fixes = near.map((better): Fix => ({ title: l10n.t('Replace by {0}', better), safe: false, edits: [{ ...span, text: better }] }));
      if (kind === 'file') report({ message: 'asset', args: [name], span, fixes, severity: 'warning' });
      else if (tag === 'post_link') report({ message: 'post', args: [name], span, fixes, severity: 'error' });
      else report({ message: 'noPost', args: [name], span, fixes, severity: 'warning' });
    }
  },
});

// Names of places that themes and plugins make.
const THEMES = /^(?:top|more|content|main|comments?|respond|footer|header|toc|(?:fn|fnref|footnote)\W?.*|!.*|\/.*|.*:~:.*)$/i;
// Others are made by the site: pages, feeds, scripts.
const DOWNLOADS = /^(?!\w+:|\/\/)[^?#]+\.(?:pdf|docx?|xlsx?|pptx?|epub|zip|rar|7z|gz|mp3|m4a|ogg|wav|mp4|webm|mov|png|jpe?g|gif|webp|avif)(?:[?#].*)?$/i;

/** Returns an address of the wide world with its `https://`, when that is missing or mistyped. */
function completeAddress(address: string): string | undefined {
  if (/^www\.[\w-]+\.[a-z]{2,}(?:[/?#].*)?$/i.test(address)) return `https://${address}`;
  const typed = /^(h?t?tps?)(?:[:：;]\s*[/／]{0,3}|\/\/)(?=[\w-]+\.[a-z])(.*)$/i.exec(address);
  if (!typed || /^https?:\/\//i.test(address)) return undefined;
  return `${/s$/i.test(typed[1]!) ? 'https' : 'http'}://${typed[2]!}`;
}

type Lost = { readonly near: readonly string[] } & ({ readonly message: 'page'; readonly args: [string] } | { readonly message: 'place'; readonly args: [string, string] });

/** Tells what a link to another page of the site misses. A theme or plugin may make any page and place: only what is all but the name of another is told. */
async function findLostPage(address: string, post: Post, blog: RuleContext['blog'], host: Host): Promise<Lost | undefined> {
  const path = blog.settings.preset === 'hexo' ? toPagePath(address, findPermalink(post, blog), blog) : undefined;
  const pages = path === undefined ? undefined : await mapPages(post, blog, host);
  if (!pages) return undefined;
  const [, target = '', rest = ''] = /^([^?#]*)(.*)$/s.exec(address)!;
  const page = findPage(path!, pages);
  if (!page) {
    const near = findNearPages(path!, pages, blog);
    return near.length === 0 || await isLedOn(path!, blog, host) ? undefined : { message: 'page', args: [target], near: near.map(found => found + rest) };
  }
  const name = decodeUri(/#(.*)$/.exec(rest)?.[1] ?? '');
  if (name === '' || THEMES.test(name)) return undefined;
  const other = page.path === post.path ? post : await findTarget(page.path, blog, host);
  const places = other && await findPlaces(other, blog, host.files);
  const near = places && !places.has(name) ? findNearNames(name, places) : [];
  return near.length === 0 ? undefined : { message: 'place', args: [name, page.path], near: near.map(found => address.replace(/#.*$/, () => `#${found}`)) };
}

/** Tells whether the site's settings speak of a path: a plugin or the host may lead readers on from there. */
async function isLedOn(path: string, { settings: { site: { publicDir } } }: RuleContext['blog'], { files }: Host): Promise<boolean> {
  const texts = await Promise.all(['_config.yml', 'package.json', `${publicDir}/_redirects`].map(file => files.read(file)));
  return texts.some(bytes => bytes && new TextDecoder().decode(bytes).includes(path.replace(/\/$/, '')));
}

function toFix(link: BodyLink, address: string): Fix[] {
  const edit = link.writeAddress(address);
  return edit ? [{ title: l10n.t('Replace by {0}', address), safe: false, edits: [edit] }] : [];
}
