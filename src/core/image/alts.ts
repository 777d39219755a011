import type { HtmlElement } from '../post/htmlTree';
import { decodeUri } from '../text/decodeUri';
import type { BodyPicture } from './bodyPictures';

/**
 * What is wrong with the words of a picture: there are none, they are empty (`emptyLink`: and the picture is all that a link has),
 * they are what an editor puts there for the author to replace, or they are the name of a file or an address.
 */
export type AltFault = 'missing' | 'empty' | 'emptyLink' | 'filler' | 'fileName';

// What editors write for words that are still to come: CSDN, Typora and others.
const FILLER = /^(?:(?:在这里|在此处?|请)?(?:插入|添加|输入)图片(?:描述|说明)|图片(?:描述|说明)?|image description|alt[ -]?text|your alt text|image|img|pic)$/i;

// What cameras, phones and programs call their files, with a number or a time.
const CAMERA = /^(?=.*\d{3})(?:_?(?:IMG|MVIMG|PXL|DSC[FN]?|DJI|GOPR)|mmexport|wx_camera|snipaste|screen ?shot|微信(?:图片|截图)|QQ(?:图片|截图)|屏幕(?:截图|快照)|截屏|截图)[ _-]?\d(?:\d|[ _.:()-]|at|[ap]m|上午|下午)*(?:\.[a-z]{3,4})?$/i;

/** Says what is wrong with a picture's alt; `undefined` when it is words, or when the picture is said to be mere decoration. */
export function findAltFault({ alt, address, element }: Pick<BodyPicture, 'alt' | 'address'> & Partial<BodyPicture>): AltFault | undefined {
  const words = alt?.trim();
  if (!words && element && isDecoration(element)) return undefined;
  if (words === undefined) return 'missing';
  if (words === '') return element && isAllOfLink(element) ? 'emptyLink' : 'empty';
  if (FILLER.test(words)) return 'filler';
  const isName = /^[^\s/]+\.(?:png|jpe?g|gif|webp|avif|svg|bmp|heic|tiff?)$/i.test(words) || /^(?:https?:)?\/\/\S+$/i.test(words) || /^(?:undefined|null|NaN)$/.test(words) || CAMERA.test(words);
  return isName || (words.length > 8 && /\d/.test(words) && words === getFileName(address)) ? 'fileName' : undefined;
}

/** What may say in words what a picture shows. */
export interface AltSources {
  readonly caption?: string | undefined;
  readonly title?: string | undefined;
  /** Its address, or the name of its file. */
  readonly address?: string | undefined;
  readonly postTitle?: unknown;
}

/** Returns words that may do for a picture's alt, the likeliest first: its caption, its title, its file's words, the article's title. */
export function proposeAlts({ caption, title, address, postTitle }: AltSources): readonly string[] {
  const proposals = [caption, title, address === undefined ? undefined : getFileWords(address), typeof postTitle === 'string' ? postTitle : undefined];
  const words = proposals.map(proposal => proposal?.replaceAll(/\s+/g, ' ').trim() ?? '');
  return [...new Set(words)].filter(alt => findAltFault({ alt, address: address ?? '' }) === undefined);
}

function isDecoration({ attributes }: HtmlElement): boolean {
  return /^(?:none|presentation)$/i.test(attributes.get('role')?.value.trim() ?? '') || attributes.get('aria-hidden')?.value.trim() === 'true';
}

/** Tells whether a link has nothing but this picture: then its alt is the link's name. */
function isAllOfLink({ node }: HtmlElement): boolean {
  for (let inner = node, level = 0; level < 10; level++) {
    const { parentNode: parent } = inner;
    if (!parent || !('tagName' in parent) || parent.childNodes.some(child => child !== inner && !('value' in child && child.value.trim() === ''))) return false;
    if (parent.tagName === 'a') return parent.attrs.some(({ name }) => name === 'href') && !parent.attrs.some(({ name }) => name === 'aria-label' || name === 'title');
    inner = parent;
  }
  return false;
}

/** Returns a file's name as words when it is made of words, not of numbers and hashes. */
export function getFileWords(address: string): string | undefined {
  const words = getFileName(address)?.replaceAll(/[-_+]+/g, ' ').trim() ?? '';
  return /^(?:[\p{L} ]{4,}|[\p{Script=Han} ]{2,})$/u.test(words) && !/^(?:image|img|picture|photo|undefined|screenshot|untitled)$/i.test(words) ? words : undefined;
}

/** Returns the name of a picture's file without its extension; `undefined` when the address has none. */
function getFileName(address: string): string | undefined {
  const name = address.startsWith('data:') ? undefined : /([^/?#]+?)(?:\.[a-z]{3,4})?(?:[?#].*)?$/i.exec(address)?.[1];
  return name && decodeUri(name);
}
