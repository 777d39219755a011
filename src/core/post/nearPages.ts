import type { Blog } from '../blog';
import { makeAnswers } from '../text/attachment';
import { decodeUri } from '../text/decodeUri';
import { getDistance } from '../text/distance';
import { withoutDots } from '../text/withoutDots';
import { toPublicAddress } from './siteFiles';
import type { SitePage } from './siteMap';

// What themes and plugins make without a file in the blog's source.
const GENERATED = /^(?:archives?|tags?|categor(?:y|ies)|page|pages|authors?|series|topics?|search|feed|atom|rss|sitemap)$/i;
// Of shorter names, one letter more or less makes another.
const SHORTEST_NAME = 4;

/** Returns the path on the site to which a link leads, without root, query and name of an index, with `/` behind a folder; `undefined` for another site's, and for a file that is no page. */
export function toPagePath(address: string, from: string | undefined, { settings: { site: { root } } }: Blog): string | undefined {
  if (/^(?:[a-z][\w+.-]*:|\/\/|[?#])/i.test(address)) return undefined;
  const written = decodeUri(address.replace(/[?#].*$/, ''));
  if (!written.startsWith('/') && from === undefined) return undefined;
  const inSite = written.startsWith(root) ? written.slice(root.length) : written.startsWith('/') ? written.slice(1) : from!.replace(/[^/]*$/, '') + written;
  const path = withoutDots(inSite).replace(/(^|\/)index\.html$/, '$1');
  return path === '' || !/(?:^|\/)(?:[^/.]*|[^/]*\.html)$/i.test(path) ? undefined : path;
}

const answers = makeAnswers<readonly SitePage[], ReadonlyMap<string, SitePage>>();

/** Returns the page at a path. Hosts see no difference between `a`, `a/` and `a.html`, and some none between capitals and small letters. */
export function findPage(path: string, pages: readonly SitePage[]): SitePage | undefined {
  // Of two pages at one path, the first counts.
  const byPath = answers(pages, () => new Map(pages.toReversed().map(page => [toComparable(page.address), page])));
  return byPath.get(toComparable(path));
}

/** Returns the addresses of the pages that a path without one must have meant: all but one step of it are theirs, and that is misspelt, or the wrong day. */
export function findNearPages(path: string, pages: readonly SitePage[], blog: Blog): readonly string[] {
  const steps = toComparable(path).split('/');
  if (steps.some(step => GENERATED.test(step))) return [];
  const near = pages.map(({ address }) => ({ address, distance: rate(steps, toComparable(address).split('/')) }))
    .filter(({ distance }) => Number.isFinite(distance)).sort((a, b) => a.distance - b.distance);
  return [...new Set(near.map(({ address }) => address))].slice(0, 3).map(address => toPublicAddress(address, blog));
}

function rate(steps: readonly string[], others: readonly string[]): number {
  if (steps.length !== others.length) return Number.POSITIVE_INFINITY;
  const pairs = steps.map((step, index) => [step, others[index]!] as const).filter(([step, other]) => step !== other);
  const isNumber = (text: string): boolean => /^\d+$/.test(text);
  const words = pairs.filter(([step, other]) => !isNumber(step) || !isNumber(other));
  // A number alone tells one page from the next.
  if (words.length === 0) return isNumber(steps.at(-1)!) ? Number.POSITIVE_INFINITY : 0;
  const [step, other] = words[0]!;
  if (words.length > 1 || pairs.length > 1 || step.length < SHORTEST_NAME || step.replaceAll(/\D/g, '') !== other.replaceAll(/\D/g, '') || Math.abs(step.length - other.length) > 3) return Number.POSITIVE_INFINITY;
  const distance = getDistance(step, other);
  return distance <= Math.max(1, step.length / 5) ? distance : Number.POSITIVE_INFINITY;
}

function toComparable(path: string): string {
  return path.toLowerCase().replace(/(?:\/|\.html)$/, '');
}
