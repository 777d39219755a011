// What hexo-renderer-marked 7 makes of marked, with its defaults; each piece of HTML says where it was made from.
import { Lexer, Parser, Renderer, type Token, type Tokens } from 'marked';
import { BoundedTokenizer } from '../post/boundedTokenizer';
import { visitTokens } from '../post/markdownTokens';
import type { Span } from '../text/span';
import { encodeUrl, escapeHexo, stripTags, toHeadingId, toTypographic } from './hexoText';
import { markMade, markVerbatim, readMarks, stripMarks } from './originMarks';
import type { TracedText } from './tracedText';

/** How a site makes HTML of Markdown. */
export interface MarkdownStyle {
  /** Hexo's additions: line breaks as written, typographic quotes, ids of headings, description lists. */
  readonly isHexo: boolean;
  /** What is put before the address of a Markdown picture on the own site; `undefined`: nothing. */
  readonly imageRoot: string | undefined;
}

/** Renders a Markdown text with LF line breaks and without the characters of marks. */
export function renderMarkdown(source: string, style: MarkdownStyle): TracedText {
  const lexer = new Lexer({ gfm: true, breaks: style.isHexo, tokenizer: style.isHexo ? new HexoTokenizer() : new BoundedTokenizer() });
  const tokens = lexer.lex(source);
  const spans = new Map<object, readonly Span[]>();
  visitTokens(source, tokens, (token, found) => spans.set(token.type === 'cell' ? (token as Tokens.Generic).tokens! : token, found), rest => lexer.options.tokenizer?.def(rest)?.raw.length ?? 0);
  return readMarks(Parser.parse(tokens, { renderer: new TracingRenderer(source, spans, style) }));
}

class HexoTokenizer extends BoundedTokenizer {
  override inlineText(source: string): Tokens.Text | undefined {
    const [found] = this.rules.inline.text.exec(source) ?? [];
    if (found === undefined) return undefined;
    const isRaw = this.lexer.state.inRawBlock || this.rules.inline.url.exec(source);
    return { type: 'text', raw: found, text: isRaw ? found : escapeHexo(toTypographic(found)) };
  }
}

/** Renders tokens, each piece behind a mark of where its token stands. */
class TracingRenderer extends Renderer {
  readonly #source: string;
  readonly #spans: ReadonlyMap<object, readonly Span[]>;
  readonly #style: MarkdownStyle;
  readonly #headingIds = new Map<string, number>();

  constructor(source: string, spans: ReadonlyMap<object, readonly Span[]>, style: MarkdownStyle) {
    super();
    this.#source = source;
    this.#spans = spans;
    this.#style = style;
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
    if (!this.#style.isHexo) return this.#mark(token) + super.heading(token);
    const content = this.parser.parseInline(token.tokens);
    const plain = stripMarks(content);
    const id = this.#toUniqueId(toHeadingId(plain));
    return `${this.#mark(token)}<h${token.depth} id="${id}"><a href="#${id}" class="headerlink" title="${stripTags(plain)}"></a>${content}</h${token.depth}>`;
  }

  override paragraph(token: Tokens.Paragraph): string {
    if (!this.#style.isHexo) return this.#mark(token) + super.paragraph(token);
    const content = this.parser.parseInline(token.tokens);
    const plain = stripMarks(content);
    const DEFINITION = /(?:^|\s)(\S.+)<br>:\s+(\S.+)/;
    if (plain.includes('<br>:') && DEFINITION.test(plain)) return this.#mark(token) + plain.replace(DEFINITION, '<dl><dt>$1</dt><dd>$2</dd></dl>');
    return `${this.#mark(token)}<p>${content}</p>\n`;
  }

  override link(token: Tokens.Link): string {
    if (!this.#style.isHexo) return this.#mark(token) + super.link(token);
    const title = token.title ? ` title="${escapeHexo(token.title)}"` : '';
    return `${this.#mark(token)}<a href="${encodeUrl(token.href)}"${title}>${this.parser.parseInline(token.tokens)}</a>`;
  }

  override image(token: Tokens.Image): string {
    if (!this.#style.isHexo) return this.#mark(token) + super.image(token);
    const alt = token.text ? ` alt="${escapeHexo(token.text)}"` : '';
    const title = token.title ? ` title="${escapeHexo(token.title)}"` : '';
    return `${this.#mark(token)}<img src="${encodeUrl(this.#toImageUrl(token.href))}"${alt}${title}>`;
  }

  #toImageUrl(href: string): string {
    const { imageRoot } = this.#style;
    if (imageRoot === undefined || /^(?:#|\/\/|[a-z][a-z0-9+.-]*:)/i.test(href)) return href;
    return (imageRoot + href).replace(/\/{2,}/g, '/');
  }

  #toUniqueId(id: string): string {
    const count = this.#headingIds.get(id);
    this.#headingIds.set(id, (count ?? 0) + 1);
    return count === undefined ? id : `${id}-${count}`;
  }

  #mark(token: Token | object): string {
    const [span] = this.#spans.get(token) ?? [];
    return span ? markMade(span.start) : '';
  }
}
