import type { Rendering } from '../../rendering';
import { readCodeTag } from '../codeOptions';
import { escapeHexo } from '../hexoText';
import { encodeUrlOfTag, toRelativeUrl, toSiteUrl } from '../hexoUrl';
import { highlightCode, type Highlighter } from '../highlight';
import type { PostAssets } from '../postAssets';
import { toTitleCase } from '../titleCase';
import { TracedText } from '../tracedText';

/** What tags need of the site. */
export interface TagContext {
  readonly rendering: Rendering;
  /** The site's root before addresses; `undefined`: they stay as written. */
  readonly root: string | undefined;
  readonly siteUrl: string;
  /** The post's own files. */
  readonly assets: PostAssets | undefined;
  readonly highlighter: Highlighter;
  renderMarkdown(text: TracedText): TracedText;
}

type InlineTag = (args: readonly string[], context: TagContext) => string | undefined;
type BlockTag = (args: readonly string[], content: TracedText, context: TagContext) => TracedText;

/** Hexo 8's own tags without content that need nothing but what they are given (its lib/plugins/tag); `undefined` where only the site knows. */
export const inlineTags: ReadonlyMap<string, InlineTag> = new Map([
  ['iframe', toIframe], ['img', toPicture], ['image', toPicture], ['a', toLink], ['link', toLink], ['anchor', toLink],
  ['asset_img', toOwnPicture], ['asset_image', toOwnPicture], ['asset_path', toOwnPath], ['asset_link', toOwnLink],
]);

/** Hexo 8's own tags that ask the site's database or configuration. */
export const databaseTags: ReadonlySet<string> = new Set(['post_link', 'post_path', 'include_code', 'include-code', 'url_for', 'full_url_for']);

/** Hexo 8's own tags with content. */
export const blockTags: ReadonlyMap<string, BlockTag> = new Map([
  ['quote', toQuote], ['blockquote', toQuote], ['pullquote', toPullQuote], ['code', toCode], ['codeblock', toCode],
]);

// Nobody writes more into a tag, and Hexo's expressions take quadratic time for it.
const LONGEST = 1000;
const ADDRESS = /((([A-Za-z]{3,9}:(?:\/\/)?)(?:[-;:&=+$,\w]+@)?[A-Za-z0-9.-]+|(?:www.|[-;:&=+$,\w]+@)[A-Za-z0-9.-]+)((?:\/[+~%/.\w-_]*)?\??(?:[-+=&;%@.\w_]*)#?(?:[.!/\\w]*))?)/;

/** hexo-util's `htmlTag`: `true` stands alone, what is `undefined` is left out. */
function toHtml(name: string, attributes: Readonly<Record<string, string | true | undefined>>, text?: string): string {
  const written = Object.entries(attributes).map(([key, value]) => {
    if (value === undefined) return '';
    if (/(?:cite|download|href|src|url)$/i.test(key)) return ` ${key}="${encodeUrlOfTag(String(value))}"`;
    return value === true || value === key ? ` ${key}` : ` ${key}="${escapeHexo(value)}"`;
  });
  return `<${name}${written.join('')}>${text === undefined ? '' : `${escapeHexo(text)}</${name}>`}`;
}

function toIframe([src, width, height]: readonly string[]): string {
  const size = (value: string | undefined, usual: string): string => (value && value !== 'default' ? value : usual);
  return toHtml('iframe', { src, width: size(width, '100%'), height: size(height, '300'), frameborder: '0', loading: 'lazy', allowfullscreen: true }, '');
}

function toPicture(args: readonly string[], { rendering, root }: TagContext): string {
  const at = args.findIndex(arg => ADDRESS.test(arg) || arg.startsWith('/'));
  const address = args[at];
  const src = address === undefined || root === undefined ? address : rendering.relativeLink ? toRelativeUrl(address) : toSiteUrl(address, root);
  const rest = address === undefined ? [] : args.slice(at + 1);
  const readSize = (): string | undefined => (rest.length > 0 && !/\D/.test(rest[0]!) ? rest.shift() : undefined);
  const width = readSize();
  const height = width === undefined ? undefined : readSize();
  const [, title, alt] = readTitleAndAlt(rest.join(' ').slice(0, LONGEST));
  return toHtml('img', { src, class: (address === undefined ? args : args.slice(0, at)).join(' '), width, height, title, alt });
}

/** Of what the post has not, the author's words stand in a box; readers get nothing. */
function toOwnPicture(args: readonly string[], context: TagContext): string | undefined {
  const { assets, siteUrl } = context;
  const at = args.findIndex(arg => assets?.names.has(arg));
  if (!assets || at === -1) return undefined;
  const { pathname } = new URL(assets.path + args[at]!, URL.canParse(siteUrl) ? siteUrl : 'http://example.com');
  return toPicture(args.with(at, encodeUrlOfTag(pathname)), context);
}

function toOwnPath([name = '']: readonly string[], { assets, rendering, root = '/' }: TagContext): string | undefined {
  if (!assets?.names.has(name)) return undefined;
  const path = assets.path + name;
  return rendering.relativeLink ? toRelativeUrl(path) : toSiteUrl(path, root);
}

function toOwnLink([name = '', ...words]: readonly string[], context: TagContext): string | undefined {
  const address = toOwnPath([name], context);
  if (address === undefined) return undefined;
  const isSwitch = words.at(-1) === 'true' || words.at(-1) === 'false';
  const title = words.slice(0, isSwitch ? -1 : undefined).join(' ') || name;
  return `<a href="${address}" title="${escapeHexo(title)}">${words.at(-1) === 'false' ? title : escapeHexo(title)}</a>`;
}

function readTitleAndAlt(text: string): readonly (string | undefined)[] {
  const double = '"?([^"]+)?"?';
  const single = '\'?([^\']+)?\'?';
  return new RegExp(`${text.startsWith('"') ? double : single}\\s*${text.endsWith('"') ? double : single}`).exec(text) ?? [];
}

function toLink(args: readonly string[]): string {
  const found = args.findIndex(arg => ADDRESS.test(arg));
  const at = found === -1 ? args.length : found;
  const rest = args.slice(at + 1);
  const isSwitch = rest[0] === 'true' || rest[0] === 'false';
  const target = rest[0] === 'true' ? '_blank' : '';
  return toHtml('a', { href: args[at] ?? '', title: rest.slice(isSwitch ? 1 : 0).join(' '), target }, args.slice(0, at).join(' '));
}

function toQuote(args: readonly string[], content: TracedText, { rendering, renderMarkdown }: TagContext): TracedText {
  const footer = toFooter(args.join(' ').slice(0, LONGEST), rendering.titleCase);
  return wrap('<blockquote>', renderMarkdown(content), `${footer === '' ? '' : `<footer>${footer}</footer>`}</blockquote>`);
}

function toFooter(text: string, isTitleCase: boolean): string {
  const [, author = text, source, title] = /(\S.*)\s+(https?:\/\/\S+)\s+(.+)/i.exec(text) ?? /(\S.*)\s+(https?:\/\/\S+)/i.exec(text) ?? withoutSource(text);
  const work = title !== undefined && isTitleCase ? toTitleCase(title) : title;
  const name = author === '' ? '' : `<strong>${author}</strong>`;
  if (source !== undefined) return `${name}<cite><a href="${source}">${work || source.replace(/^https?:\/\/|\/(index.html?)?$/g, '')}</a></cite>`;
  return work ? `${name}<cite>${work}</cite>` : name;
}

function withoutSource(text: string): readonly (string | undefined)[] {
  const [whole, author, title] = /([^,]+),\s*([^,]+)/.exec(text) ?? [];
  return [whole, author, undefined, title];
}

function toPullQuote(args: readonly string[], content: TracedText, { renderMarkdown }: TagContext): TracedText {
  return wrap(`<blockquote class="${['pullquote', ...args].join(' ')}">`, renderMarkdown(content), '</blockquote>');
}

function toCode(args: readonly string[], content: TracedText, { rendering, highlighter }: TagContext): TracedText {
  const options = readCodeTag(args);
  if (rendering.highlighter !== undefined && options.highlight) return highlightCode(content, options, rendering, highlighter);
  return wrap('<pre><code>', TracedText.made(escapeHexo(content.text), content.toSource(0)), '</code></pre>');
}

/** Puts HTML around a text; it comes from where the text begins. */
function wrap(before: string, content: TracedText, after: string): TracedText {
  return TracedText.join([TracedText.made(before, content.toSource(0)), content, TracedText.made(after, content.toSource(content.text.length))]);
}
