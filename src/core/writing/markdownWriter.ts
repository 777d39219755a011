import * as l10n from '@vscode/l10n';
import type { DefaultTreeAdapterTypes } from 'parse5';
import { isBlockElement } from '../post/flow';
import { voidElements } from '../post/htmlNames';
import { getText } from '../post/getText';
import { toSiteUrl } from '../render/hexoUrl';
import type { Settings } from '../settings';
import { escapeAttribute } from '../text/escape';
import { shorten } from '../text/shorten';
import { escapeLineStart, escapeMarkdown, type MarkdownMeaning } from './escapeMarkdown';
import { prefixLines, toFence, toRow } from './markdownLines';

type Element = DefaultTreeAdapterTypes.Element;
type Node = DefaultTreeAdapterTypes.ChildNode;

// UTF-16 units.
const LONGEST_QUOTED = 60;

const SIGNS: Readonly<Record<string, string>> = { strong: '**', em: '*', del: '~~' };
// Markdown passes them on within a line, and reads what is between their tags.
const TAGS: ReadonlySet<string> = new Set(('a abbr b bdi bdo big br cite code del dfn em font i img ins kbd mark nobr q ruby rb rt rp s samp small span strike strong sub sup time tt u var wbr').split(' '));
// No sign of Markdown among them, and nothing that would be encoded.
const PLAIN_ADDRESS = /^[\w\-.~:/?#@!$+,;=%&]+$/;

/** Writes HTML as Markdown, as the blog's site reads it. */
export class MarkdownWriter {
  readonly #settings: Settings;
  readonly #meaning: MarkdownMeaning & { /** A line break in a paragraph is one on the page. */ readonly breaks: boolean; readonly headerIds: boolean; readonly isPlainImage: boolean };
  readonly #hasSigns: boolean;
  #lost: string | undefined;

  constructor(settings: Settings, { hasSigns }: { readonly hasSigns: boolean }) {
    const { preset, site: { rendering: { marked } } } = settings;
    this.#settings = settings;
    this.#hasSigns = hasSigns;
    this.#meaning = preset === 'hexo'
      ? { ...marked, isTemplate: !marked.disableNunjucks, isPlainImage: !marked.lazyload && !marked.figcaption }
      : { breaks: false, smartypants: false, headerIds: false, isTemplate: false, isPlainImage: true };
  }

  /** What Markdown cannot say, in the author's words; `undefined` while it could say everything. */
  get lost(): string | undefined {
    return this.#lost;
  }

  /** Writes neighbours, an empty line between each two. */
  writeBlocks(nodes: readonly Node[]): string {
    const written: string[] = [];
    let lists = 0;
    for (const node of nodes) {
      if (isBlank(node)) continue;
      // Lists with the same sign would become one.
      lists = 'tagName' in node && /^[uo]l$/.test(node.tagName) ? lists + 1 : 0;
      written.push(this.#writeBlock(node, lists % 2 === 0));
    }
    return written.join('\n\n');
  }

  #writeBlock(node: Node, isOtherSign: boolean): string {
    if ('data' in node) return `<!--${node.data}-->`;
    if (!('tagName' in node)) return this.lose('value' in node ? l10n.t('"{0}" stands in no paragraph, and Markdown would make one of it.', shorten(node.value, LONGEST_QUOTED)) : '');
    if (/^h[1-6]$/.test(node.tagName)) return this.#writeHeading(node);
    if (isHighlighted(node)) return this.#writeFence(node);
    if (node.attrs.some(({ name }) => !(node.tagName === 'ol' && name === 'start'))) return this.#loseElement(node);
    switch (node.tagName) {
      case 'p': return this.#writeLines(node.childNodes) || this.#loseElement(node);
      case 'hr': return '***';
      case 'blockquote': return prefixLines(this.writeBlocks(node.childNodes), '> ', '> ');
      case 'ul':
      case 'ol': return this.#writeList(node, isOtherSign);
      case 'pre': return this.#writeIndentedCode(node);
      case 'table': return this.#writeTable(node);
      default: return this.#loseElement(node);
    }
  }

  #writeHeading(node: Element): string {
    const { tagName, attrs } = node;
    const [first, ...rest] = node.childNodes;
    const hasAddress = attrs.length === 1 && attrs[0]!.name === 'id' && first && 'tagName' in first && getAttribute(first, 'class') === 'headerlink';
    if (this.#meaning.headerIds && !hasAddress && attrs.length === 0) return this.lose(l10n.t('As Markdown, the heading "{0}" would get an address (id) from the site.', shorten(getText(node), LONGEST_QUOTED)));
    if (attrs.length > 0 && !hasAddress) return this.#loseElement(node);
    const line = this.#writeLine(hasAddress ? rest : node.childNodes);
    return line === '' ? this.#loseElement(node) : `${'#'.repeat(Number(tagName[1]))} ${line.replace(/#$/, '\\#')}`;
  }

  #writeList({ tagName, attrs, childNodes }: Element, isOtherSign: boolean): string {
    const start = Number(attrs[0]?.value ?? '1');
    const items = childNodes.filter(node => !isBlank(node)).map((item, index) => {
      if (!('tagName' in item) || item.tagName !== 'li' || item.attrs.length > 0) return 'tagName' in item ? this.#loseElement(item) : this.#writeBlock(item, false);
      const sign = tagName === 'ul' ? (isOtherSign ? '* ' : '- ') : `${start + index}${isOtherSign ? ')' : '.'} `;
      return prefixLines(this.#writeItem(item), sign);
    });
    const isLoose = childNodes.some(item => 'tagName' in item && item.childNodes.some(child => child.nodeName === 'p'));
    return items.join(isLoose ? '\n\n' : '\n');
  }

  /** Words without a paragraph, then blocks; or blocks alone. */
  #writeItem({ childNodes }: Element): string {
    const at = childNodes.findIndex(node => 'tagName' in node && isBlockElement(node));
    const words = this.#writeLines(at === -1 ? childNodes : childNodes.slice(0, at));
    const blocks = at === -1 ? '' : this.writeBlocks(childNodes.slice(at));
    return words === '' ? blocks : blocks === '' ? words : `${words}\n${blocks}`;
  }

  #writeIndentedCode(node: Element): string {
    const [code, ...others] = node.childNodes;
    if (!code || others.length > 0 || code.nodeName !== 'code' || !('tagName' in code) || code.attrs.length > 0 || code.childNodes.length !== 1) return this.#loseElement(node);
    const text = getText(code);
    return /^\S[^]*\S\n$/.test(text) ? text.slice(0, -1).replaceAll(/^(?=.)/gm, '    ') : this.#loseElement(node);
  }

  /** What Hexo makes of fenced code. */
  #writeFence(figure: Element): string {
    const language = (getAttribute(figure, 'class') ?? '').replace(/^highlight ?/, '');
    const lines = findAll(figure, ({ tagName, parentNode, attrs }) => tagName === 'span' && attrs.some(({ value }) => value === 'line') && !isInGutter(parentNode)).map(getText);
    const code = lines.join('\n');
    if (lines.length === 0 || findAll(figure, ({ tagName }) => tagName === 'figcaption').length > 0) return this.#loseElement(figure);
    return toFence(code, language === 'plaintext' ? '' : language);
  }

  #writeTable(table: Element): string {
    const rows = findAll(table, ({ tagName }) => tagName === 'tr');
    const cells = rows.map(row => row.childNodes.filter((node): node is Element => 'tagName' in node));
    const isSimple = (cell: Element): boolean => cell.attrs.every(({ name, value }) => name === 'align' && /^(?:left|center|right)$/.test(value));
    const strange = findAll(table, node => (/^(?:thead|tbody|tr)$/.test(node.tagName) ? node.attrs.length > 0 : /^t[dh]$/.test(node.tagName) ? !isSimple(node) : !TAGS.has(node.tagName)))[0];
    if (strange) return this.#loseElement(strange);
    const [head, ...others] = cells;
    if (!head?.every(({ tagName }) => tagName === 'th') || others.some(row => row.length !== head.length)) return this.lose(l10n.t('Markdown has tables only with a row of <th> above, and as many cells in each row.'));
    const written = cells.map(row => toRow(row.map(cell => this.#writeLine(cell.childNodes).replaceAll('|', '\\|'))));
    const signs = head.map(cell => ({ left: ':--', center: ':-:', right: '--:' })[getAttribute(cell, 'align') ?? ''] ?? '---');
    return [written[0], toRow(signs), ...written.slice(1)].join('\n');
  }

  /** Writes what stands in one line of Markdown. */
  #writeLine(nodes: readonly Node[]): string {
    return escapeLineStart(trim(this.#writeInline(nodes, '<br>')));
  }

  /** Writes a paragraph, a line for each line break. */
  #writeLines(nodes: readonly Node[]): string {
    const lines = trim(this.#writeInline(nodes, '\n')).split('\n').map(line => escapeLineStart(trim(line)));
    return lines.join(this.#meaning.breaks ? '\n' : '\\\n');
  }

  #writeInline(nodes: readonly Node[], lineBreak: string): string {
    return nodes.map(node => {
      if ('tagName' in node) return this.#writeInlineElement(node, lineBreak);
      if ('data' in node) return `<!--${node.data.replaceAll('\n', ' ')}-->`;
      return 'value' in node ? escapeMarkdown(node.value.replaceAll(/[ \t\n\f\r]+/g, ' '), this.#meaning) : '';
    }).join('');
  }

  #writeInlineElement(node: Element, lineBreak: string): string {
    const { tagName, attrs, childNodes } = node;
    if (!TAGS.has(tagName)) return this.#loseElement(node);
    if (tagName === 'br' && attrs.length === 0) return lineBreak;
    const tag = `<${tagName}${attrs.map(({ name, value }) => ` ${name}="${escapeAttribute(value).replaceAll('\n', ' ').replaceAll('{', '&#123;')}"`).join('')}>`;
    const inner = this.#writeInline(childNodes, lineBreak);
    const signed = this.#hasSigns ? this.#writeSigned(node, inner) : undefined;
    return signed ?? (voidElements.has(tagName) ? tag : `${tag}${inner}</${tagName}>`);
  }

  /** Writes an element by signs; `undefined` where there are none, or where they may not work. */
  #writeSigned(node: Element, inner: string): string | undefined {
    const { tagName, attrs } = node;
    const sign = SIGNS[tagName];
    if (sign !== undefined) return attrs.length === 0 && /^[\p{L}\p{N}](?:[^\n]*[\p{L}\p{N}])?$/u.test(inner) ? sign + inner + sign : undefined;
    if (tagName === 'code') return attrs.length === 0 && /^[^\s`{}](?:[^\n`{}]*[^\s`{}])?$/.test(getText(node)) && node.childNodes.every(({ nodeName }) => nodeName === '#text') ? `\`${getText(node)}\`` : undefined;
    if (tagName === 'a') return this.#writeLink(node, inner);
    return tagName === 'img' ? this.#writePicture(node) : undefined;
  }

  #writeLink(node: Element, inner: string): string | undefined {
    const href = getAttribute(node, 'href') ?? '';
    const hasOthers = node.attrs.some(({ name, value }) => name !== 'href' && name !== 'title' && !(name === 'target' && value === '_blank') && !(name === 'rel' && value === 'noopener'));
    return !hasOthers && PLAIN_ADDRESS.test(href) && inner !== '' ? `[${inner}](${toDestination(href, getAttribute(node, 'title'))})` : undefined;
  }

  #writePicture(node: Element): string | undefined {
    const [src, alt] = [getAttribute(node, 'src') ?? '', getAttribute(node, 'alt')];
    const hasOthers = node.attrs.some(({ name }) => name !== 'src' && name !== 'alt' && name !== 'title');
    const isSame = this.#meaning.isPlainImage && PLAIN_ADDRESS.test(src) && toSiteUrl(src, this.#settings.site.root) === src;
    return isSame && !hasOthers && alt !== '' && !/[[\]\\\n]/.test(alt ?? '') ? `![${escapeMarkdown(alt ?? '', { ...this.#meaning, smartypants: false })}](${toDestination(src, getAttribute(node, 'title'))})` : undefined;
  }

  #loseElement({ tagName, attrs }: Element): '' {
    return this.lose(l10n.t('Markdown has nothing for {0}.', shorten(`<${tagName}${attrs.map(({ name, value }) => ` ${name}="${value}"`).join('')}>`, LONGEST_QUOTED)));
  }

  /** Notes what cannot be written; the first thing counts. */
  lose(reason: string): '' {
    this.#lost ??= reason;
    return '';
  }
}

function toDestination(address: string, title: string | undefined): string {
  return address.replaceAll('&', '&amp;') + (title === undefined ? '' : ` "${title.replaceAll('&', '&amp;').replaceAll('"', '\\"')}"`);
}

function getAttribute({ attrs }: Element, wanted: string): string | undefined {
  return attrs.find(({ name }) => name === wanted)?.value;
}

function isHighlighted(node: Element): boolean {
  return node.tagName === 'figure' && /^highlight(?: [\w+#-]+)?$/.test(getAttribute(node, 'class') ?? '') && node.attrs.length === 1;
}

function isInGutter(node: DefaultTreeAdapterTypes.ParentNode | null): boolean {
  const cell = node && 'parentNode' in node ? node.parentNode : null;
  return !!cell && 'tagName' in cell && getAttribute(cell, 'class') === 'gutter';
}

function isBlank(node: Node): boolean {
  return node.nodeName === '#text' && 'value' in node && /^[ \t\n\f\r]*$/.test(node.value);
}

/** Without recursion: posts nest deeper than a stack. */
function findAll(root: Element, isWanted: (node: Element) => boolean): readonly Element[] {
  const found: Element[] = [];
  const waiting: Node[] = root.childNodes.toReversed();
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (!('tagName' in node)) continue;
    if (isWanted(node)) found.push(node);
    for (const child of node.childNodes.toReversed()) waiting.push(child);
  }
  return found;
}

function trim(text: string): string {
  return text.replaceAll(/^[ \n]+|[ \n]+$/g, '').replaceAll(/ {2,}/g, ' ');
}
