import type { DefaultTreeAdapterTypes } from 'parse5';
import type { Blog } from '../blog';
import type { Files } from '../host';
import { findPermalink } from '../permalink';
import { getText } from '../post/getText';
import { voidElements } from '../post/htmlNames';
import type { Post } from '../post/post';
import { renderHtml } from '../render/renderHtml';
import { escapeAttribute, escapeText } from '../text/escape';
import { articleStyles, codeColours, toSafeStyle } from './articleStyles';

type Element = DefaultTreeAdapterTypes.Element;
type Node = DefaultTreeAdapterTypes.ChildNode;

export interface RichTextOptions {
  /** `wechat`: links to other sites, which it takes out, become numbers with the addresses at the end. Default: `general`. */
  readonly target?: 'wechat' | 'general';
  /** What to write for a picture's address, by the address on the page: a data URL, for example. SVG is let in by no editor: the picture's own address is tried. */
  readonly pictures?: ReadonlyMap<string, string>;
  /** Addresses of pictures stay as they are on the page where the site's address is not known, for whoever puts the pictures in their place. */
  readonly keepsAddresses?: boolean;
  /** Tell which pictures the post has in its own folder. */
  readonly files?: Files;
}

export interface RichArticle {
  readonly html: string;
  /** How many pictures it had to leave out. */
  readonly lostPictures: number;
}

// With all that is in them.
const DROPPED: ReadonlySet<string> = new Set(('script style noscript template iframe frame frameset object embed applet form input button select textarea option svg math canvas audio video link meta base title head noembed noframes xmp plaintext').split(' '));
const KEPT: ReadonlySet<string> = new Set(('p h1 h2 h3 h4 h5 h6 blockquote ul ol li dl dt dd pre code table caption thead tbody tfoot tr th td hr br img a strong b em i u s del ins mark sub sup small span kbd samp var q cite abbr ruby rb rt rp section div figure figcaption').split(' '));
const ATTRIBUTES: Readonly<Record<string, readonly string[]>> = { img: ['alt', 'title', 'width', 'height', 'referrerpolicy'], a: ['title'], ol: ['start'], td: ['colspan', 'rowspan', 'align'], th: ['colspan', 'rowspan', 'align'] };
const NUMBER_STYLE = 'color: #57606a; font-size: 0.75em';

/** Returns the article as HTML for the clipboard: each element says for itself how it looks, addresses are whole, and nothing in it can run. */
export async function toRichText(post: Post, blog: Blog, options: RichTextOptions = {}): Promise<RichArticle> {
  const [{ parseHtml }, html] = await Promise.all([import('../post/parseHtml'), renderHtml(post, blog, options)]);
  const { url } = blog.settings.site;
  const base = url === undefined ? undefined : `${url.replace(/\/+$/, '')}/${findPermalink(post, blog) ?? ''}`;
  const article = new RichText(base, options);
  return { html: article.write(parseHtml(html).root.childNodes), lostPictures: article.lostPictures };
}

class RichText {
  readonly #base: string | undefined;
  readonly #options: RichTextOptions;
  /** Addresses whose links are numbers. */
  readonly #notes: string[] = [];
  lostPictures = 0;

  constructor(base: string | undefined, options: RichTextOptions) {
    this.#base = base;
    this.#options = options;
  }

  write(nodes: readonly Node[]): string {
    const parts: string[] = [];
    // Without recursion: posts nest deeper than a stack.
    const waiting: (Node | string)[] = nodes.toReversed();
    let code = 0;
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      if (typeof next === 'string') {
        if (next.endsWith('</pre>')) code--;
        parts.push(next);
      } else if ('tagName' in next) {
        const [open, close, children] = this.#writeTags(next);
        if (close.endsWith('</pre>')) code++;
        parts.push(open);
        waiting.push(close);
        for (const child of children.toReversed()) waiting.push(child);
      } else if (next.nodeName === '#text' && 'value' in next) parts.push(code > 0 ? toCodeText(next.value) : escapeText(next.value));
    }
    return parts.join('').trim() + this.#writeNotes();
  }

  #writeTags(node: Element): readonly [open: string, close: string, children: readonly Node[]] {
    const { tagName, childNodes } = node;
    if (DROPPED.has(tagName) || isUseless(node)) return ['', '', []];
    const code = tagName === 'figure' ? findCode(node) : undefined;
    if (code) return [`${writeCaption(node)}<pre style="${articleStyles['pre']}"><code style="${articleStyles['pre code']}">`, '</code></pre>', code];
    const [tag, note] = tagName === 'a' ? this.#writeLink(node) : tagName === 'img' ? [this.#writePicture(node), ''] : [KEPT.has(tagName) ? tagName : '', ''];
    if (tag === '') return ['', note, tagName === 'img' ? [] : childNodes];
    return [`<${tag}${this.#writeAttributes(node)}>`, voidElements.has(tagName) ? '' : `</${tagName}>`, childNodes];
  }

  #writeAttributes({ tagName, attrs, parentNode }: Element): string {
    const inPre = tagName === 'code' && parentNode?.nodeName === 'pre' ? 'pre code' : tagName;
    const classes = getAttribute(attrs, 'class')?.split(' ') ?? [];
    const colour = tagName === 'span' ? classes.map(name => codeColours[name.replace(/^hljs-/, '')]).find(found => found !== undefined) : undefined;
    // What the author says of an element comes last, and wins.
    const style = [articleStyles[inPre], colour, toSafeStyle(getAttribute(attrs, 'style') ?? '')].filter(part => part !== undefined && part !== '').join('; ');
    const kept = attrs.filter(({ name }) => ATTRIBUTES[tagName]?.includes(name));
    return kept.map(({ name, value }) => ` ${name}="${escapeAttribute(value)}"`).join('') + (style === '' ? '' : ` style="${escapeAttribute(style)}"`);
  }

  #writeLink({ attrs }: Element): readonly [tag: string, note: string] {
    const href = this.#toAddress(getAttribute(attrs, 'href') ?? '');
    if (href === undefined || !/^(?:https?|mailto|tel):/i.test(href)) return ['', ''];
    if (this.#options.target !== 'wechat' || /^https?:\/\/mp\.weixin\.qq\.com\//i.test(href)) return [`a href="${escapeAttribute(href)}"`, ''];
    const known = this.#notes.indexOf(href);
    const number = known === -1 ? this.#notes.push(href) : known + 1;
    return ['', `<sup style="${NUMBER_STYLE}">[${number}]</sup>`];
  }

  #writePicture({ attrs }: Element): string {
    const written = getAttribute(attrs, 'src')?.trim() ?? '';
    if (written === '') return '';
    const whole = [this.#options.pictures?.get(written), this.#toAddress(written)].find(address => address !== undefined && /^(?:https?:|data:image\/(?!svg))/i.test(address));
    const src = whole ?? (this.#options.keepsAddresses === true && !/^[^/?#]*:/.test(written) ? written : undefined);
    if (src === undefined) this.lostPictures++;
    return src === undefined ? '' : `img src="${escapeAttribute(src)}"`;
  }

  #writeNotes(): string {
    return this.#notes.map((address, index) => `<p style="${articleStyles['p']}; ${NUMBER_STYLE}">[${index + 1}] ${escapeText(address)}</p>`).join('');
  }

  /** Returns an address that holds anywhere; `undefined` for none, and for a place in the article itself. */
  #toAddress(address: string): string | undefined {
    const trimmed = address.trim();
    if (trimmed === '' || trimmed.startsWith('#') || !URL.canParse(trimmed, this.#base)) return undefined;
    return new URL(trimmed, this.#base).href;
  }
}

/** Hexo's links of headings to themselves, numbers of lines of code. */
function isUseless({ tagName, attrs }: Element): boolean {
  const name = getAttribute(attrs, 'class');
  return (tagName === 'a' && name === 'headerlink') || (tagName === 'td' && name === 'gutter');
}

/** Returns the lines of what Hexo makes of fenced code, which is a table. */
function findCode({ attrs, childNodes }: Element): readonly Node[] | undefined {
  if (!/^highlight(?: |$)/.test(getAttribute(attrs, 'class') ?? '')) return undefined;
  const waiting: Node[] = [...childNodes];
  for (let node = waiting.shift(); node; node = waiting.shift()) {
    if (!('tagName' in node)) continue;
    if (getAttribute(node.attrs, 'class') === 'code') return node.childNodes.flatMap(pre => ('tagName' in pre ? pre.childNodes : []));
    waiting.push(...node.childNodes);
  }
  return undefined;
}

/** Writes what stands above fenced code, such as the name of a file. */
function writeCaption({ childNodes }: Element): string {
  const text = childNodes.map(node => ('tagName' in node && node.tagName === 'figcaption' ? getText(node) : '')).join('').trim();
  return text === '' ? '' : `<p style="${articleStyles['figcaption']}">${escapeText(text)}</p>`;
}

/** Editors collapse white space even in code. */
function toCodeText(text: string): string {
  return escapeText(text).replaceAll('\t', '    ').replaceAll(/^ | (?= )/gm, '&nbsp;').replaceAll('\n', '<br>');
}

function getAttribute(attrs: Element['attrs'], wanted: string): string | undefined {
  return attrs.find(({ name }) => name === wanted)?.value;
}
