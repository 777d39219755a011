/** How a Hexo site makes HTML of a body: what its `_config.yml` says of it, with Hexo's defaults where it says nothing usable. */
export interface Rendering {
  readonly marked: MarkedOptions;
  /** `undefined`: no highlighter, fenced code stays Markdown's. */
  readonly highlighter: 'highlight.js' | 'prismjs' | undefined;
  readonly highlight: HighlightOptions;
  readonly prism: PrismOptions;
  /** Which links to other sites open in a new tab: those of posts and pages alike. */
  readonly externalLink: { readonly enable: boolean; readonly exclude: readonly string[] };
  /** Addresses of pictures stay relative. */
  readonly relativeLink: boolean;
  readonly titleCase: boolean;
}

/** Options of hexo-renderer-marked 7, below `marked:`. Those that run code (`dompurify`) or are of no effect are left out. */
export interface MarkedOptions {
  readonly gfm: boolean;
  readonly pedantic: boolean;
  readonly breaks: boolean;
  readonly smartypants: boolean;
  /** The four quotes that `smartypants` puts. */
  readonly quotes: string | undefined;
  /** 1: ids of headings in lower case, 2: in upper case. */
  readonly modifyAnchors: number;
  readonly autolink: boolean;
  readonly mangle: boolean;
  readonly sanitizeUrl: boolean;
  readonly headerIds: boolean;
  readonly anchorAlias: boolean;
  readonly lazyload: boolean;
  readonly figcaption: boolean;
  readonly prependRoot: boolean;
  /** Addresses of Markdown pictures count from the post's own folder first, where it has one. */
  readonly postAsset: boolean;
  readonly descriptionLists: boolean;
  readonly disableNunjucks: boolean;
  readonly externalLink: { readonly enable: boolean; readonly nofollow: boolean; readonly exclude: readonly string[] };
}

/** Hexo's `highlight:`. */
export interface HighlightOptions {
  readonly autoDetect: boolean;
  readonly lineNumber: boolean;
  readonly tabReplace: string;
  readonly wrap: boolean;
  readonly excludeLanguages: readonly string[];
  readonly languageAttribute: boolean;
  readonly hljs: boolean;
  readonly lineThreshold: number;
  /** Numbers begin where the fence says (`=12`), and there are none where it says nothing. */
  readonly numbersFromFence: boolean;
  readonly stripIndent: boolean;
}

/** Hexo's `prismjs:`. */
export interface PrismOptions {
  readonly preprocess: boolean;
  readonly lineNumber: boolean;
  readonly tabReplace: string;
  readonly excludeLanguages: readonly string[];
  readonly lineThreshold: number;
  readonly stripIndent: boolean;
}

/** Reads what a `_config.yml` says of rendering. A value of another type than Hexo's documentation names counts as absent. */
export function readRendering(config: Readonly<Record<string, unknown>>): Rendering {
  const marked = toGroup(config['marked']);
  const links = toGroup(marked['external_link']);
  const highlight = toGroup(config['highlight']);
  const prism = toGroup(config['prismjs']);
  const external = toGroup(config['external_link']);
  return {
    marked: {
      gfm: toSwitch(marked['gfm'], true),
      pedantic: toSwitch(marked['pedantic'], false),
      breaks: toSwitch(marked['breaks'], true),
      smartypants: toSwitch(marked['smartypants'], true),
      quotes: typeof marked['quotes'] === 'string' && marked['quotes'].length === 4 ? marked['quotes'] : undefined,
      modifyAnchors: toNumber(marked['modifyAnchors'], 0),
      autolink: toSwitch(marked['autolink'], true),
      mangle: toSwitch(marked['mangle'], true),
      sanitizeUrl: toSwitch(marked['sanitizeUrl'], false),
      headerIds: toSwitch(marked['headerIds'], true),
      anchorAlias: toSwitch(marked['anchorAlias'], false),
      lazyload: toSwitch(marked['lazyload'], false),
      figcaption: toSwitch(marked['figcaption'], false),
      prependRoot: toSwitch(marked['prependRoot'], true),
      postAsset: toSwitch(marked['postAsset'], false),
      descriptionLists: toSwitch(marked['descriptionLists'], true),
      disableNunjucks: toSwitch(marked['disableNunjucks'], false),
      externalLink: { enable: toSwitch(links['enable'], false), nofollow: toSwitch(links['nofollow'], false), exclude: toTexts(links['exclude']) },
    },
    highlighter: toHighlighter('syntax_highlighter' in config ? config['syntax_highlighter'] : 'highlight.js'),
    highlight: {
      autoDetect: toSwitch(highlight['auto_detect'], false),
      lineNumber: toSwitch(highlight['line_number'], true),
      tabReplace: toText(highlight['tab_replace']),
      wrap: toSwitch(highlight['wrap'], true),
      excludeLanguages: toList(highlight['exclude_languages']),
      languageAttribute: toSwitch(highlight['language_attr'], false),
      hljs: toSwitch(highlight['hljs'], false),
      lineThreshold: toNumber(highlight['line_threshold'], 0),
      numbersFromFence: highlight['first_line_number'] === 'inline',
      stripIndent: toSwitch(highlight['strip_indent'], true),
    },
    prism: {
      preprocess: toSwitch(prism['preprocess'], true),
      lineNumber: toSwitch(prism['line_number'], true),
      tabReplace: toText(prism['tab_replace']),
      excludeLanguages: toList(prism['exclude_languages']),
      lineThreshold: toNumber(prism['line_threshold'], 0),
      stripIndent: toSwitch(prism['strip_indent'], true),
    },
    externalLink: {
      // Hexo looks at `enable` of whatever stands there: `external_link: true`, as Hexo 3 had it, says nothing any more.
      enable: 'external_link' in config && config['external_link'] !== null && !isGroup(config['external_link']) ? false : toSwitch(external['enable'], true),
      exclude: toTexts(external['exclude']),
    },
    relativeLink: toSwitch(config['relative_link'], false),
    titleCase: toSwitch(config['titlecase'], false),
  };
}

type Group = Readonly<Record<string, unknown>>;

function isGroup(value: unknown): value is Group {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function toGroup(value: unknown): Group {
  return isGroup(value) ? value : {};
}

function toSwitch(value: unknown, otherwise: boolean): boolean {
  return typeof value === 'boolean' ? value : otherwise;
}

function toNumber(value: unknown, otherwise: number): number {
  return typeof value === 'number' && Number.isFinite(value) ? value : otherwise;
}

function toText(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function toList(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter(item => typeof item === 'string') : [];
}

/** A text, or a list of texts. */
function toTexts(value: unknown): readonly string[] {
  return typeof value === 'string' && value !== '' ? [value] : toList(value);
}

function toHighlighter(value: unknown): Rendering['highlighter'] {
  return value === 'highlight.js' || value === 'prismjs' ? value : undefined;
}

/** How a site renders that says nothing. */
export const defaultRendering: Rendering = readRendering({});
