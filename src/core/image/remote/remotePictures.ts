import * as l10n from '@vscode/l10n';
import type { Blog } from '../../blog';
import { findHeadPictures } from '../../post/headPictures';
import type { Post } from '../../post/post';
import type { Edit, Span } from '../../text/span';
import { replaceSource } from '../editPicture';
import { findPostPictures, getSourceSpan, type PostPicture } from '../postPictures';
import type { PictureAnswer } from './askPictures';

/** A picture of another site. */
export interface RemotePicture {
  /** As written. */
  readonly address: string;
  /** As browsers ask for it. */
  readonly url: string;
  readonly span: Span;
  /** In the body; `undefined` for one of the metadata. */
  readonly picture: PostPicture | undefined;
  /** Returns the edits that give it another address. */
  readonly replace: (address: string) => readonly Edit[];
}

/** Returns the pictures of other sites in a post's metadata and its body. */
export async function findRemotePictures(post: Post, blog: Blog): Promise<readonly RemotePicture[]> {
  const isRemote = (address: string): boolean => /^(?:https?:)?\/\/[^\s/]/i.test(address) && URL.canParse(toUrl(address));
  const heads = findHeadPictures(post, blog.schema).map(({ address, node, replace }): Omit<RemotePicture, 'url'> => ({ address, span: node.span, picture: undefined, replace: other => [replace(other)] }));
  const body = (await findPostPictures(post, blog.settings)).map((picture): Omit<RemotePicture, 'url'> => ({
    address: picture.source, span: getSourceSpan(picture), picture, replace: address => replaceSource(picture, address, post, blog),
  }));
  return [...heads, ...body].filter(({ address }) => isRemote(address)).map(remote => ({ ...remote, url: new URL(toUrl(remote.address)).href }));
}

function toUrl(address: string): string {
  return address.startsWith('//') ? `https:${address}` : address;
}

/** Returns what a browser tells another site of the page that shows a picture: its origin and no more (strict-origin-when-cross-origin). */
export function getReferer({ settings: { site: { url } } }: Blog): string | undefined {
  return url !== undefined && URL.canParse(url) ? `${new URL(url).origin}/` : undefined;
}

/** Says what cannot be found out of a blog whose address is not known, and what to do. */
export function explainNoReferer(): string {
  return l10n.t('Galley does not know the site\'s address, and has asked without saying for which page: pictures that other sites refuse to your readers go unnoticed. Write "site": { "url": "https://…" } in galley.json, or url in _config.yml.');
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
