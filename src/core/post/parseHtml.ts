import { defaultTreeAdapter, html, Parser, Tokenizer, type DefaultTreeAdapterMap, type DefaultTreeAdapterTypes, type ErrorCodes, type Token } from 'parse5';

type Fragment = DefaultTreeAdapterTypes.DocumentFragment;

/** What a browser's parser takes from HTML. Offsets are the source's. */
export interface ParsedHtml {
  readonly root: Fragment;
  /** End tags that end nothing, in the order of the text. */
  readonly strayEndTags: readonly Token.TagToken[];
  /** End tags of bold, links and the like that come behind the end of what these stand in, by the offset of the start tag. */
  readonly lateEndTags: ReadonlyMap<number, Token.Location>;
  /** What the tokenizer stumbles over, by the names of the HTML standard, in the order of the text. */
  readonly faults: readonly HtmlFault[];
}

/** A parse error of the HTML standard, and where it is noticed; of a tag or comment that the text ends in, where that begins. */
export interface HtmlFault {
  readonly code: `${ErrorCodes}`;
  readonly offset: number;
}

/** Parses HTML as `parseFragment` of parse5 8.1.1 does in a `<body>`, with source locations, in half the time: text in runs, locations in place. */
export function parseHtml(source: string): ParsedHtml {
  const parser = LocatingParser.getFragmentParser(body, { sourceCodeLocationInfo: true, treeAdapter }) as LocatingParser;
  parser.tokenizer.write(source, true);
  return { root: parser.getFragment() as Fragment, strayEndTags: parser.strayEndTags, lateEndTags: parser.lateEndTags, faults: parser.tokenizer.faults };
}

const body = defaultTreeAdapter.createElement('body', html.NS.HTML, []);

const treeAdapter: typeof defaultTreeAdapter = {
  ...defaultTreeAdapter,
  // The default one copies both locations into a new one, for every element and every text.
  updateNodeSourceCodeLocation(node, end) {
    const location: Partial<Token.ElementLocation> | null | undefined = node.sourceCodeLocation;
    if (!location) return;
    if (end.endTag) location.endTag = end.endTag;
    if (end.endLine !== undefined) location.endLine = end.endLine;
    if (end.endCol !== undefined) location.endCol = end.endCol;
    if (end.endOffset !== undefined) location.endOffset = end.endOffset;
  },
};

const FORMATTING: ReadonlySet<string> = new Set(['a', 'b', 'big', 'code', 'em', 'font', 'i', 'nobr', 's', 'small', 'strike', 'strong', 'tt', 'u']);

class LocatingParser extends Parser<DefaultTreeAdapterMap> {
  override tokenizer: RunTokenizer = new RunTokenizer(this.options, this);
  readonly strayEndTags: Token.TagToken[] = [];
  readonly lateEndTags = new Map<number, Token.Location>();
  /** How many elements of a name are open. */
  readonly #open = new Map<string, number>();

  override onItemPush(...[element, id, isTop]: Parameters<Parser<DefaultTreeAdapterMap>['onItemPush']>): void {
    this.#count(element, 1);
    super.onItemPush(element, id, isTop);
  }

  override onItemPop(...[element, isTop]: Parameters<Parser<DefaultTreeAdapterMap>['onItemPop']>): void {
    this.#count(element, -1);
    super.onItemPop(element, isTop);
  }

  #count(node: DefaultTreeAdapterTypes.ParentNode, change: number): void {
    if (!('tagName' in node)) return;
    const name = node.tagName.toLowerCase();
    this.#open.set(name, (this.#open.get(name) ?? 0) + change);
  }

  override onEndTag(token: Token.TagToken): void {
    const before = this.#open.get(token.tagName) ?? 0;
    // Bold, links and the like stay to be opened anew when what they stand in ends; their end tag ends that.
    const lasting = FORMATTING.has(token.tagName) ? this.activeFormattingElements.getElementEntryInScopeWithTagName(token.tagName) : null;
    if (lasting && token.location) this.lateEndTags.set(lasting.token.location?.startOffset ?? -1, token.location);
    super.onEndTag(token);
    const isStray = !lasting && (before === 0 || this.#open.get(token.tagName) === before);
    // A second call for the same tag comes from within the first.
    if (isStray && this.strayEndTags.at(-1) !== token) this.strayEndTags.push(token);
  }

  // The default one copies the location by spreading, and what ends it is added later: both are slow. This one has all its fields at once.
  override _attachElementToTree(...[element, location, place]: Parameters<Parser<DefaultTreeAdapterMap>['_attachElementToTree']>): void {
    super._attachElementToTree(element, null, place);
    if (!location) return;
    const { startLine, startCol, startOffset, endLine, endCol, endOffset, attrs } = location;
    element.sourceCodeLocation = { startLine, startCol, startOffset, endLine, endCol, endOffset, attrs, startTag: location, endTag: undefined } as unknown as Token.ElementLocation;
  }
}

/** Takes what can only be text as a whole, not by its characters. */
class RunTokenizer extends Tokenizer {
  readonly faults: HtmlFault[] = [];

  // A handler for errors would make the parser look at every character twice.
  protected override _err(code: ErrorCodes, shift = 0): void {
    const open = code.startsWith('eof-in-') ? this.currentToken?.location : undefined;
    this.faults.push({ code, offset: open?.startOffset ?? this.preprocessor.offset + shift });
  }

  protected override _stateData(cp: number): void {
    super._stateData(cp);
    if (isPlain(cp)) this.#extendRun();
  }

  protected override _stateAttributeValueDoubleQuoted(cp: number): void {
    super._stateAttributeValueDoubleQuoted(cp);
    if (isPlain(cp)) this.#extendRun();
  }

  protected override _stateAttributeValueSingleQuoted(cp: number): void {
    super._stateAttributeValueSingleQuoted(cp);
    if (isPlain(cp)) this.#extendRun();
  }

  #extendRun(): void {
    const { preprocessor } = this;
    const { html: text } = preprocessor;
    let end = this.runEnd;
    while (end < text.length && (isPlain(text.charCodeAt(end)) || text.charCodeAt(end) === SPACE)) end++;
    preprocessor.pos += end - this.runEnd;
    this.runEnd = end;
  }
}

// In a text that has begun with something else, it makes no difference to the tree.
const SPACE = 0x20;

/** In text and in quoted values: neither white space nor NUL, no reference, tag or quote, no half of a pair. */
function isPlain(cp: number): boolean {
  return cp > 0x27 && cp !== 0x3c && (cp < 0xd800 || (cp > 0xdfff && cp <= 0xffff));
}
