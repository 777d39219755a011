// What hexo-renderer-marked 7 makes of marked; each piece of HTML says where it was made from.
import { Parser, Renderer, type Token, type Tokens } from 'marked';
import { BoundedLexer } from '../post/boundedLexer';
import { BoundedTokenizer } from '../post/boundedTokenizer';
import { visitTokens } from '../post/markdownTokens';
import type { MarkedOptions } from '../rendering';
import type { Span } from '../text/span';
import { escapeHexo, stripTags, toHeadingId, toTypographic } from './hexoText';
import { encodeUrl, isExternalLink, toSiteUrl } from './hexoUrl';
import { toOmittedText, type NoteOmission } from './omission';
import { markMade, markVerbatim, readMarks, stripMarks } from './originMarks';
import { findAsset, type PostAssets } from './postAssets';
import { type TracedText } from './tracedText';

/** How a Hexo site makes HTML of Markdown. */
export interface HexoMarkdown {
  readonly options: MarkedOptions;
  readonly siteUrl: string;
  /** What is put before the address of a Markdown picture on the own site; `undefined`: nothing. */
  readonly imageRoot: string | undefined;
  /** The post's own files, if Markdown pictures may name them. */
  readonly assets: PostAssets | undefined;
}

/** Renders a Markdown text with LF line breaks and without the characters of marks. What nobody can render is returned as it is. */
export function renderMarkdownOf(text: TracedText, hexo: HexoMarkdown | undefined, note: NoteOmission): TracedText {
  const noteIn: NoteOmission = omission => note({ ...omission, start: text.toSource(omission.start) });
  try {
    return renderMarkdown(text.text, hexo, noteIn).through(text);
  } catch (error) {
    // Quotes nested by the thousand exhaust the stack.
    if (!(error instanceof RangeError)) throw error;
    noteIn({ text: toOmittedText(text.text), start: 0, why: 'plain' });
    return text;
  }
}

/** @param hexo `undefined`: nothing of Hexo's, GitHub's Markdown as marked has it */
function renderMarkdown(source: string, hexo: HexoMarkdown | undefined, note: NoteOmission): TracedText {
  const { gfm = true, breaks = false, pedantic = false } = hexo?.options ?? {};
  const lexer = new BoundedLexer({ gfm, breaks, pedantic, tokenizer: hexo ? new HexoTokenizer(hexo.options) : new BoundedTokenizer() });
  const tokens = lexer.lex(source);
  const spans = new Map<object, readonly Span[]>();
  visitTokens(source, tokens, (token, found) => spans.set(token.type === 'cell' ? (token as Tokens.Generic).tokens! : token, found), rest => lexer.options.tokenizer?.def(rest)?.raw.length ?? 0);
  for (const token of lexer.leftPlain) {
    const [span] = spans.get(token) ?? [];
    if (span) note({ text: toOmittedText(token.raw), start: span.start, why: 'plain' });
  }
  return readMarks(Parser.parse(tokens, { renderer: hexo ? new HexoRenderer(source, spans, hexo) : new TracingRenderer(source, spans) }));
}

class HexoTokenizer extends BoundedTokenizer {
  readonly #hexo: MarkedOptions;

  constructor(options: MarkedOptions) {
    super();
    this.#hexo = options;
  }

  override url(source: string): Tokens.Link | undefined {
    return this.#hexo.autolink ? super.url(source) : undefined;
  }

  override inlineText(source: string): Tokens.Text | undefined {
    const [found] = this.rules.inline.text.exec(source) ?? [];
    if (found === undefined) return undefined;
    const { smartypants, quotes } = this.#hexo;
    const isRaw = this.lexer.state.inRawBlock || this.rules.inline.url.exec(source);
    return { type: 'text', raw: found, text: isRaw ? found : escapeHexo(smartypants ? toTypographic(found, quotes) : found) };
  }
}

/** Renders tokens, each piece behind a mark of where its token stands. */
class TracingRenderer extends Renderer {
  readonly #source: string;
  readonly #spans: ReadonlyMap<object, readonly Span[]>;

  constructor(source: string, spans: ReadonlyMap<object, readonly Span[]>) {
    super();
    this.#source = source;
    this.#spans = spans;
  }

  override html(token: Tokens.HTML | Tokens.Tag): string {
    const spans = this.#spans.get(token) ?? [];
    const [first] = spans;
    if (!first) return token.text;
    const last = spans.at(-1)!;
    if (spans.length === 1 && this.#source.startsWith(token.text, first.start)) return markVerbatim(first.start) + token.text + markMade(last.start);
    // In a quote or list the lines stand apart in the source.
    let next = 0;
    const lines = token.text.split('\n').map(line => {
      const text = line.trim();
      const span = spans[next];
      if (text === '' || !span || !this.#source.startsWith(text, span.start)) return line;
      next++;
      return line.slice(0, line.indexOf(text)) + markVerbatim(span.start) + line.trimStart();
    });
    return lines.join('\n') + markMade(last.start);
  }

  override code(token: Tokens.Code): string {
    return this.#mark(token) + super.code(token);
  }

  override blockquote(token: Tokens.Blockquote): string {
    return this.#mark(token) + super.blockquote(token);
  }

  override hr(token: Tokens.Hr): string {
    return this.#mark(token) + super.hr(token);
  }

  override list(token: Tokens.List): string {
    return this.#mark(token) + super.list(token);
  }

  override listitem(token: Tokens.ListItem): string {
    return this.#mark(token) + super.listitem(token);
  }

  override table(token: Tokens.Table): string {
    return this.#mark(token) + super.table(token);
  }

  override tablerow(row: Tokens.TableRow): string {
    const mark = /^\uFDD0[^\uFDD1]*\uFDD1/.exec(row.text)?.[0] ?? '';
    return mark + super.tablerow(row);
  }

  override tablecell(token: Tokens.TableCell): string {
    return this.#mark(token.tokens) + super.tablecell(token);
  }

  override strong(token: Tokens.Strong): string {
    return this.#mark(token) + super.strong(token);
  }

  override em(token: Tokens.Em): string {
    return this.#mark(token) + super.em(token);
  }

  override codespan(token: Tokens.Codespan): string {
    return this.#mark(token) + super.codespan(token);
  }

  override br(token: Tokens.Br): string {
    return this.#mark(token) + super.br(token);
  }

  override del(token: Tokens.Del): string {
    return this.#mark(token) + super.del(token);
  }

  override heading(token: Tokens.Heading): string {
    return this.#mark(token) + this.toHeading(token);
  }

  override paragraph(token: Tokens.Paragraph): string {
    return this.#mark(token) + this.toParagraph(token);
  }

  override link(token: Tokens.Link): string {
    return this.#mark(token) + this.toLink(token);
  }

  override image(token: Tokens.Image): string {
    return this.#mark(token) + this.toImage(token);
  }

  protected toHeading(token: Tokens.Heading): string {
    return super.heading(token);
  }

  protected toParagraph(token: Tokens.Paragraph): string {
    return super.paragraph(token);
  }

  protected toLink(token: Tokens.Link): string {
    return super.link(token);
  }

  protected toImage(token: Tokens.Image): string {
    return super.image(token);
  }

  #mark(token: Token | object): string {
    const [span] = this.#spans.get(token) ?? [];
    return span ? markMade(span.start) : '';
  }
}

const DEFINITION = /(?:^|\s)(\S.+)<br>:\s+(\S.+)/;
const LINK_TO_HEADING = /<a(?:\s+?|\s+?[^<>]+\s+?)?href=["'](?:#)([^<>"']+)["'][^<>]*>/i;

/** hexo-renderer-marked 7 lib/renderer.js. */
class HexoRenderer extends TracingRenderer {
  readonly #hexo: HexoMarkdown;
  // A plain object as Hexo's: the first heading "constructor" finds something in it.
  readonly #headingIds: Record<string, number> = {};

  constructor(source: string, spans: ReadonlyMap<object, readonly Span[]>, hexo: HexoMarkdown) {
    super(source, spans);
    this.#hexo = hexo;
  }

  protected override toHeading({ tokens, depth }: Tokens.Heading): string {
    const { headerIds, modifyAnchors, anchorAlias } = this.#hexo.options;
    const content = this.parser.parseInline(tokens);
    if (!headerIds) return `<h${depth}>${content}</h${depth}>`;
    const plain = stripMarks(content);
    const alias = anchorAlias && plain.startsWith('<a href="#') ? LINK_TO_HEADING.exec(plain)?.[1] : undefined;
    const id = this.#toUniqueId(toHeadingId(alias ?? plain, modifyAnchors));
    const named = alias === undefined ? content : content.replace(LINK_TO_HEADING, link => link.replace(alias, () => id));
    const title = alias === undefined ? plain : stripMarks(named);
    return `<h${depth} id="${id}"><a href="#${id}" class="headerlink" title="${stripTags(title)}"></a>${named}</h${depth}>`;
  }

  #toUniqueId(id: string): string {
    const known = this.#headingIds[id];
    this.#headingIds[id] = known ? Number(known) + 1 : 1;
    return known ? `${id}-${Number(known)}` : id;
  }

  protected override toParagraph({ tokens }: Tokens.Paragraph): string {
    const content = this.parser.parseInline(tokens);
    if (this.#hexo.options.descriptionLists && content.includes('<br>')) {
      const plain = stripMarks(content);
      if (plain.includes('<br>:') && DEFINITION.test(plain)) return plain.replace(DEFINITION, '<dl><dt>$1</dt><dd>$2</dd></dl>');
    }
    return `<p>${content}</p>\n`;
  }

  protected override toLink({ tokens, href, title }: Tokens.Link): string {
    const { sanitizeUrl, mangle } = this.#hexo.options;
    const content = this.parser.parseInline(tokens);
    const safe = sanitizeUrl && /^(?:javascript|vbscript|data):/.test(href) ? '' : href;
    const address = mangle && safe.startsWith('mailto:') ? `mailto:${toReferences(safe.slice('mailto:'.length))}` : safe;
    return `<a href="${encodeUrl(address)}"${title ? ` title="${escapeHexo(title)}"` : ''}${this.#toLinkAttributes(address)}>${content}</a>`;
  }

  #toLinkAttributes(href: string): string {
    const { enable, nofollow, exclude } = this.#hexo.options.externalLink;
    if ((!enable && !nofollow) || !isExternalLink(href, this.#hexo.siteUrl, exclude)) return '';
    return `${enable ? ' target="_blank"' : ''} rel="noopener${nofollow ? ' external nofollow noreferrer' : ''}"`;
  }

  protected override toImage({ href, title, text }: Tokens.Image): string {
    const { lazyload, figcaption } = this.#hexo.options;
    const alt = text ? ` alt="${escapeHexo(text)}"` : '';
    const picture = `<img src="${encodeUrl(this.#toImageUrl(href))}"${alt}${title ? ` title="${escapeHexo(title)}"` : ''}${lazyload ? ' loading="lazy"' : ''}>`;
    return figcaption && text ? `<figure>${picture}<figcaption aria-hidden="true">${text}</figcaption></figure>` : picture;
  }

  #toImageUrl(href: string): string {
    const { imageRoot, assets } = this.#hexo;
    return imageRoot === undefined ? href : toSiteUrl((assets && findAsset(href, assets)) ?? href, imageRoot);
  }
}

/** Against collectors of addresses; Hexo mixes decimal and hexadecimal references at random. */
function toReferences(text: string): string {
  return Array.from({ length: text.length }, (_, index) => `&#${text.charCodeAt(index)};`).join('');
}
