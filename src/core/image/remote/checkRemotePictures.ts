import * as l10n from '@vscode/l10n';
import type { Blog } from '../../blog';
import type { Finding, Fix, Severity } from '../../finding';
import { toYamlText } from '../../post/quoting';
import type { Post } from '../../post/post';
import type { Edit, Span } from '../../text/span';
import { replaceSource, setReferrerPolicy } from '../editPicture';
import { findPostPictures, getSourceSpan, type PostPicture } from '../postPictures';
import type { AskPicture, PictureAnswer } from './askPictures';

/** A picture of another site. */
export interface RemotePicture {
  /** As written. */
  readonly address: string;
  /** As browsers ask for it. */
  readonly url: string;
  readonly span: Span;
  /** In the body; `undefined` for one of the metadata. */
  readonly picture: PostPicture | undefined;
  /** Returns the edits that give it another address; `undefined` where it stands elsewhere, under a name. */
  readonly replace: (address: string) => readonly Edit[] | undefined;
}

/**
 * Asks for each picture of another site as readers' browsers do, and without saying for which page, and returns which of them readers will not see.
 * The post is only looked at; findings are in the order of the text, their rule is `remote-picture`.
 */
export async function checkRemotePictures(post: Post, blog: Blog, ask: AskPicture): Promise<readonly Finding[]> {
  const pictures = await findRemotePictures(post, blog);
  const findings = await Promise.all(pictures.map(picture => checkPicture(picture, post, blog, ask)));
  return findings.filter(finding => finding !== undefined).sort((a, b) => a.span.start - b.span.start);
}

/** Returns the pictures of other sites in a post's metadata and its body. */
export async function findRemotePictures(post: Post, { schema, settings }: Blog): Promise<readonly RemotePicture[]> {
  const isRemote = (address: string): boolean => /^(?:https?:)?\/\/[^\s/]/i.test(address) && URL.canParse(toUrl(address));
  const heads = (post.frontMatter?.entries ?? []).flatMap(({ key, node }): Omit<RemotePicture, 'url'>[] => {
    if (schema.properties?.[key]?.['x-galley-image'] !== true || typeof node.value !== 'string') return [];
    return [{ address: node.value.trim(), span: node.span, picture: undefined, replace: address => [{ ...node.span, text: toYamlText(address) }] }];
  });
  const body = (await findPostPictures(post, settings)).map((picture): Omit<RemotePicture, 'url'> => ({
    address: picture.source, span: getSourceSpan(picture), picture, replace: address => replaceSource(picture, address, post),
  }));
  return [...heads, ...body].filter(({ address }) => isRemote(address)).map(remote => ({ ...remote, url: new URL(toUrl(remote.address)).href }));
}

function toUrl(address: string): string {
  return address.startsWith('//') ? `https:${address}` : address;
}

async function checkPicture(remote: RemotePicture, post: Post, blog: Blog, ask: AskPicture): Promise<Finding | undefined> {
  const { url, span, picture } = remote;
  const find = (message: string, fixes: readonly Fix[] = [], severity: Severity = 'warning'): Finding => ({ rule: 'remote-picture', severity, message, span, fixes });
  const { host } = new URL(url);
  const referer = getReferer(blog);
  const [bare, shown] = await Promise.all([ask(url, undefined), ask(url, referer)]);
  const isHidden = /^(?:no-referrer|same-origin)$/i.test(picture?.element?.attributes.get('referrerpolicy')?.value.trim() ?? '');
  const seen = isHidden ? bare : shown;

  if (seen.outcome === 'picture') {
    // Of two that differ, one may be what the host shows to strangers; but some hosts show another one each time.
    const isReplaced = !isHidden && bare.outcome === 'picture' && bare.mark !== seen.mark && (await isSteady(url, bare, ask));
    if (isReplaced) return find(l10n.t('{0} shows readers of your site another picture than this one. Add referrerpolicy="no-referrer".', host), toPolicyFixes(remote, post));
    return checkProtocol(remote, url, referer, blog, ask, find);
  }
  if (!isHidden && bare.outcome === 'picture') return find(l10n.t('{0} refuses this picture to readers of your site ({1}). Add referrerpolicy="no-referrer".', host, describeAnswer(seen)), toPolicyFixes(remote, post));
  if (isHidden && shown.outcome === 'picture') return find(l10n.t('{0} shows this picture only to readers of your site who say where they come from, and referrerpolicy keeps them from it. Take it away.', host), toPolicyFixes(remote, post, true));
  if (seen.outcome === 'private') return find(l10n.t('{0} is an address that only your own network knows. Bring the picture into the blog.', host));
  return find(l10n.t('Readers do not see this picture: {0}.', describeAnswer(seen)));
}

/** A page by `https:` does not show pictures by `http:`, or asks for them by `https:`. */
async function checkProtocol(remote: RemotePicture, url: string, referer: string | undefined, { settings }: Blog, ask: AskPicture, find: (message: string, fixes?: readonly Fix[], severity?: Severity) => Finding): Promise<Finding | undefined> {
  if (!url.startsWith('http:') || settings.site.url?.startsWith('http:')) return undefined;
  const secure = url.replace(/^http:/, 'https:');
  const answer = await ask(secure, referer);
  if (answer.outcome !== 'picture') return find(l10n.t('Browsers do not show a picture by http: on a page by https:, and {0} has none by https:. Bring the picture into the blog.', new URL(url).host));
  const edits = remote.replace(remote.address.replace(/^http:/i, 'https:'));
  return find(l10n.t('Browsers do not show a picture by http: on a page by https:. Write https:.'), edits ? [{ title: l10n.t('Replace by {0}', secure), safe: false, edits }] : [], 'info');
}

async function isSteady(url: string, first: PictureAnswer & { readonly outcome: 'picture' }, ask: AskPicture): Promise<boolean> {
  const again = await ask(url, undefined, true);
  return again.outcome === 'picture' && again.mark === first.mark;
}

/** Returns what a browser tells another site of the page that shows a picture: its origin and no more (strict-origin-when-cross-origin). */
export function getReferer({ settings: { site: { url } } }: Blog): string | undefined {
  return url !== undefined && URL.canParse(url) ? `${new URL(url).origin}/` : undefined;
}

function toPolicyFixes({ picture }: RemotePicture, { text }: Post, isRemoval = false): Fix[] {
  const edits = picture && setReferrerPolicy(picture, isRemoval ? undefined : 'no-referrer', text);
  if (!edits) return [];
  return [{ title: isRemoval ? l10n.t('Take referrerpolicy away') : l10n.t('Add referrerpolicy="no-referrer"'), safe: false, edits }];
}

/** Says what came of asking, to go on with a sentence. */
export function describeAnswer(answer: PictureAnswer): string {
  switch (answer.outcome) {
    case 'picture': return answer.type;
    case 'refused': return answer.status === 404 || answer.status === 410 ? l10n.t('there is none at this address any more') : l10n.t('the answer is {0}', answer.status);
    case 'other': return l10n.t('there is something else at this address');
    case 'silent': return l10n.t('there is no answer');
    case 'endless': return l10n.t('it is heavier than 20 MB');
    case 'private': return l10n.t('it leads to an address that only your own network knows');
  }
}
