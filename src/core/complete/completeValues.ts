import * as l10n from '@vscode/l10n';
import { findPictureAddresses } from '../image/bodyPictures';
import { formatMoment, isDateKey } from '../post/date';
import { getHouseDateStyle } from '../post/dateStyle';
import { getDateZone } from '../post/dates';
import { findNeighbours } from '../post/neighbours';
import { proposeEntries } from '../post/newFrontMatter';
import { toScalarIn } from '../post/quoting';
import { toPicture } from '../post/siteAddress';
import { listPublicPictures, toPublicAddress } from '../post/siteFiles';
import { findSchemas, getAllowedValues, getTypes, isPicture } from '../schema/lookUp';
import type { Completion, Completions, Writing } from './completion';
import { narrow } from './narrow';
import type { ValuePlace } from './place';

const MOST = 500;

interface Proposal {
  readonly label: string;
  readonly kind: Completion['kind'];
  /** True when it is YAML already; else it is a text. */
  readonly isYaml?: boolean;
  readonly detail?: string;
}

/**
 * Proposes values: what the schema allows, what the blog's posts have, dates, pictures. Names that are in the list already are left out.
 *
 * @param typed what stands in front of the caret
 */
export async function completeValues(writing: Writing, place: ValuePlace, typed: string, prefix = ''): Promise<Completions> {
  const { post, blog } = writing;
  const present = new Set([...place.before, ...place.behind]);
  const seen = new Set<string>();
  const proposals = (await propose(writing, place)).filter(({ label }) => !present.has(label) && !seen.has(label) && seen.add(label));
  const toFilter = ({ label }: Proposal): string => `${place.quote}${label}`;
  const { kept, isCut } = narrow(proposals, toFilter, typed, MOST);
  // A comment right behind the value needs its blank.
  const suffix = post.text[place.span.end] === '#' ? ' ' : '';
  const items = kept.map((proposal): Completion => {
    const { label, kind, isYaml = false, detail } = proposal;
    const text = isYaml && place.quote === '' ? label : toScalarIn(place.quote, isYaml ? label.replace(/^'(.*)'$/, '$1') : label, place.isFlow);
    return {
      label, kind, edit: { ...place.span, text: `${place.needsBlank ? ' ' : ''}${prefix}${text}${suffix}` }, filter: toFilter(proposal),
      placeholder: undefined, detail, meaning: undefined, picture: kind === 'picture' ? toPicture(label, post, blog.settings) : undefined, goesOn: false,
    };
  });
  return { items, isIncomplete: isCut };
}

async function propose(writing: Writing, { path, before }: ValuePlace): Promise<readonly Proposal[]> {
  const { blog, index, post, host } = writing;
  const [key = ''] = path;
  const isNested = path.slice(1).some(step => step !== '[]');
  const schemas = findSchemas(blog.schema, path);
  const allowed = getAllowedValues(schemas);
  if (allowed.length > 0) return allowed.map(value => ({ label: typeof value === 'string' ? value : JSON.stringify(value), kind: 'value', isYaml: typeof value !== 'string' }));
  if (!isNested && isDateKey(key)) return proposeDates(writing);
  const proposals: Proposal[] = getTypes(schemas).has('boolean') ? ['true', 'false'].map(label => ({ label, kind: 'value', isYaml: true })) : [];
  if (isPicture(schemas)) proposals.push(...(await proposePictures(writing)));
  if (!isNested && key === 'title') proposals.push({ label: (await proposeEntries(['title'], { path: post.path, reader: post.reader, eol: post.eol }, blog, host)).slice('title: '.length), kind: 'value', isYaml: true });
  if (!isNested && proposals.length === 0) proposals.push(...proposeNames(key, before, index));
  return proposals;
}

/** Names that other posts have, the most frequent first; of categories, those that follow the ones before. What a single post has is nobody's name but that post's. */
function proposeNames(key: string, before: readonly string[], index: Writing['index']): readonly Proposal[] {
  const isVocabulary = /^(?:categor(?:ies|y)|tags?|author)$/.test(key);
  const all = [...index.countNames(key)].filter(([, count]) => isVocabulary || count > 1);
  const first = /^categor/.test(key) ? [...index.countNames(key, before)] : [];
  return [...first, ...all].map(([label]) => ({ label, kind: 'name', detail: l10n.t('posts: {0}', index.countNames(key).get(label) ?? 0) }));
}

/** Now, and when the file was made, as the blog writes its dates. */
async function proposeDates({ post, blog, index, host }: Writing): Promise<readonly Proposal[]> {
  const style = getHouseDateStyle(blog) ?? index.getDateStyle() ?? (await findNeighbours(post, host)).dateStyle ?? 'http';
  const created = await host.files.created(post.path);
  const toProposal = (moment: Date, detail: string): Proposal => ({ label: formatMoment(moment, style, getDateZone(blog)), kind: 'date', isYaml: true, detail });
  return [toProposal(host.now(), l10n.t('now')), ...(created ? [toProposal(created, l10n.t('when this file was made'))] : [])];
}

async function proposePictures({ post, blog, host }: Writing): Promise<readonly Proposal[]> {
  const ofBody = (await findPictureAddresses(post)).map((label): Proposal => ({ label, kind: 'picture', detail: l10n.t('in this article') }));
  const ofSite = (await listPublicPictures(blog, host)).map((file): Proposal => ({ label: toPublicAddress(file, blog), kind: 'picture' }));
  return [...ofBody, ...ofSite];
}
