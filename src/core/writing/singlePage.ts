import type { DefaultTreeAdapterTypes } from 'parse5';

type Element = DefaultTreeAdapterTypes.Element;
type Node = DefaultTreeAdapterTypes.ChildNode;

/** What an address holds. */
export interface Resource {
  readonly bytes: Uint8Array;
  /** Its media type, such as `image/png`. */
  readonly type: string;
}

// With all that is in them. What is no HTML can hide something else in each of its elements.
const DROPPED: ReadonlySet<string> = new Set(('script noscript template iframe frame frameset object embed applet base svg math noembed noframes xmp plaintext portal').split(' '));
const ADDRESSES: ReadonlySet<string> = new Set(['href', 'src', 'action', 'formaction', 'poster', 'cite', 'background', 'longdesc', 'data', 'ping']);
const HTML = 'http://www.w3.org/1999/xhtml' as Element['namespaceURI'];
const POLICY = 'default-src \'none\'; img-src data: https: http:; style-src \'unsafe-inline\' https:; font-src data: https:; media-src data: https:; base-uri \'none\'; form-action \'none\'';

/** A page as one HTML file. */
export interface SinglePage {
  readonly html: string;
  /** Addresses of pictures that other sites are still asked for when the file is read. */
  readonly remotePictures: readonly string[];
  /** Addresses of pictures that lead nowhere from the file. */
  readonly lostPictures: readonly string[];
}

/**
 * Returns a page as one HTML file: its pictures as data URLs and its style sheets in it, and nothing that can run.
 *
 * @param readResource returns what an address of the page holds; `undefined` when it cannot be had: the address then stays,
 * and a picture of another site is asked for without saying from where, which many refuse
 */
export async function toSinglePage(page: string, readResource: (address: string) => Promise<Resource | undefined>): Promise<SinglePage> {
  const { parse, serialize } = await import('parse5');
  const document = parse(page);
  const pictures: { readonly node: Element; readonly name: string }[] = [];
  const sheets: Element[] = [];
  const waiting: DefaultTreeAdapterTypes.ParentNode[] = [document];
  for (let parent = waiting.pop(); parent; parent = waiting.pop()) {
    parent.childNodes = parent.childNodes.filter(isHarmless);
    for (const node of parent.childNodes) {
      if (!('tagName' in node)) continue;
      node.attrs = node.attrs.filter(isHarmlessAttribute);
      if (node.tagName === 'img' || node.tagName === 'video') pictures.push({ node, name: node.tagName === 'img' ? 'src' : 'poster' });
      else if (node.tagName === 'link') sheets.push(node);
      waiting.push(node);
    }
  }
  const known = new Map<string, Promise<Resource | undefined>>();
  const read = (address: string): Promise<Resource | undefined> => {
    if (!known.has(address)) known.set(address, readResource(address).catch(() => undefined));
    return known.get(address)!;
  };
  const left = await Promise.all(pictures.map(({ node, name }) => putIn(node, name, read)));
  await Promise.all(sheets.map(node => putInSheet(node, read)));
  addPolicy(document);
  const addresses = [...new Set(left)].filter(address => address !== '');
  return { html: serialize(document), remotePictures: addresses.filter(isRemote), lostPictures: addresses.filter(address => !isRemote(address)) };
}

function isHarmless(node: Node): boolean {
  if (!('tagName' in node)) return node.nodeName !== '#comment';
  if (DROPPED.has(node.tagName) || node.namespaceURI !== HTML) return false;
  const get = (wanted: string): string => node.attrs.find(({ name }) => name === wanted)?.value.toLowerCase() ?? '';
  if (node.tagName === 'meta') return get('http-equiv') === '';
  // A <source> would win over the picture that is put in.
  if (node.tagName === 'source') return node.parentNode?.nodeName !== 'picture';
  return node.tagName !== 'link' || get('rel').split(/\s+/).includes('stylesheet');
}

function isHarmlessAttribute({ name, value }: Element['attrs'][number]): boolean {
  if (name.startsWith('on') || name === 'srcdoc' || name === 'srcset' || name === 'ping') return false;
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(value.replaceAll(/[\u0000-\u0020]/g, ''))?.[1]?.toLowerCase();
  if (!ADDRESSES.has(name) || scheme === undefined) return true;
  return /^(?:https?|mailto|tel)$/.test(scheme) || ((name === 'src' || name === 'poster') && /^\s*data:(?:image|audio|video|text\/vtt)\b/i.test(value));
}

/** Returns the address that a picture still has, empty when it is in the page or has none. */
async function putIn(node: Element, wanted: string, read: (address: string) => Promise<Resource | undefined>): Promise<string> {
  const attribute = node.attrs.find(({ name }) => name === wanted);
  const address = attribute?.value.trim() ?? '';
  if (!attribute || address === '' || /^data:/i.test(address)) return '';
  const resource = await read(address);
  if (resource && /^image\/[\w.+-]+$/.test(resource.type)) {
    attribute.value = toDataUrl(resource);
    return '';
  }
  if (node.tagName === 'img' && isRemote(address) && !node.attrs.some(({ name }) => name === 'referrerpolicy')) node.attrs.push({ name: 'referrerpolicy', value: 'no-referrer' });
  return address;
}

function isRemote(address: string): boolean {
  return /^(?:https?:)?\/\//i.test(address);
}

async function putInSheet(node: Element, read: (address: string) => Promise<Resource | undefined>): Promise<void> {
  const address = node.attrs.find(({ name }) => name === 'href')?.value ?? '';
  const resource = address === '' ? undefined : await read(address);
  if (resource?.type !== 'text/css') return;
  // Nothing but its own end tag ends a style.
  const text = new TextDecoder('utf-8', { fatal: false, ignoreBOM: false }).decode(resource.bytes).replaceAll(/<(?=\/style)/gi, '\\3c ');
  const media = node.attrs.filter(({ name }) => name === 'media');
  node.tagName = node.nodeName = 'style';
  node.attrs = media;
  node.childNodes = [{ nodeName: '#text', value: text, parentNode: node } as DefaultTreeAdapterTypes.TextNode];
}

/** The second net: a browser that keeps to it runs and loads nothing else. */
function addPolicy(document: DefaultTreeAdapterTypes.Document): void {
  const root = document.childNodes.find((node): node is Element => 'tagName' in node && node.tagName === 'html');
  const head = root?.childNodes.find((node): node is Element => 'tagName' in node && node.tagName === 'head');
  head?.childNodes.unshift({
    nodeName: 'meta', tagName: 'meta', namespaceURI: HTML, parentNode: head, childNodes: [],
    attrs: [{ name: 'http-equiv', value: 'Content-Security-Policy' }, { name: 'content', value: POLICY }],
  } as Element);
}

/** Returns an address that holds what it leads to. */
export function toDataUrl({ type, bytes }: Resource): string {
  return `data:${type};base64,${toBase64(bytes)}`;
}

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

function toBase64(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += 3) {
    const [a = 0, b = 0, c = 0] = bytes.subarray(at, at + 3);
    const four = DIGITS[a >> 2]! + DIGITS[((a & 3) << 4) | (b >> 4)]! + DIGITS[((b & 15) << 2) | (c >> 6)]! + DIGITS[c & 63]!;
    parts.push(at + 1 >= bytes.length ? `${four.slice(0, 2)}==` : at + 2 >= bytes.length ? `${four.slice(0, 3)}=` : four);
  }
  return parts.join('');
}
