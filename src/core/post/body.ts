import type { Filling } from '../readInSlices';
import type { Shielded } from '../render/template/shield';
import { takeSteps, takeStepsInSlices, type Steps } from '../steps';
import { makeAttachment } from '../text/attachment';
import type { Span } from '../text/span';
import type { Accident } from './accidents';
import { blankStretches } from './blankStretches';
import { emptyTree, makeHtmlTree, type HtmlTree } from './htmlTree';
import type { MarkdownMap, Stretch } from './markdown';
import type { Post } from './post';

/** A body, read once for all that look at it. All offsets are the file's. */
export interface Body {
  readonly html: HtmlTree;
  /** Empty for a body that is no Markdown. */
  readonly markdown: MarkdownMap;
  /** Blocks of code that nobody meant: indented HTML behind a blank line within HTML. `html` has them as HTML. */
  readonly accidents: readonly Accident[];
  /** What the site runs as a template, `{% raw %}` and the like included; empty where the site runs none. */
  readonly templates: readonly Span[];
  /** What the site takes for code before it looks at anything else; accidents are left out. */
  readonly code: readonly Span[];
  /** What `html` has as spaces: code, what Markdown takes for itself, and templates with marks of HTML in them. */
  readonly hidden: readonly Span[];
  /** The file's text as `html` has it: what is hidden is spaces. */
  readonly shown: string;
}

const emptyMap: MarkdownMap = { stretches: [], blocks: [], images: [], links: [] };
const bodies = makeAttachment<Post, Body>();
let reader: Promise<BodyReader> | BodyReader | undefined;

type BodyReader = (post: Post) => Steps<Body>;

/** Reads a post's body, once per post; a promise only until the parsers have been loaded. */
export function readBody(post: Post): Body | Promise<Body> {
  const known = bodies.get(post);
  if (known) return known;
  if (isPlain(post)) return keep(post, { html: emptyTree, markdown: emptyMap, accidents: [], templates: [], code: [], hidden: [], shown: post.text });
  const finish = (read: BodyReader): Body => bodies.get(post) ?? keep(post, takeSteps(read(post)));
  const read = getReader();
  return read instanceof Promise ? read.then(finish) : finish(read);
}

/** Reads a post's body ahead of those that ask for it, never for long without a pause. It stops once nobody wants it any more. */
export async function readBodyInSlices(post: Post, filling: Filling): Promise<void> {
  if (bodies.get(post) || isPlain(post)) return;
  const read = await getReader();
  const body = await takeStepsInSlices(read(post), filling);
  if (body && !bodies.get(post)) keep(post, body);
}

// Without any of these there is no HTML, no template, and no Markdown that a rule looks at.
const SPECIAL = /[<&{#*[\]_`\u00a0\u3000]|[^\S\n]{4}|\t|\p{Script=Han}/u;

function isPlain({ text, body }: Post): boolean {
  return !SPECIAL.test(text.slice(body.start));
}

/** Returns the HTML tree of a body. */
export function parseHtmlTree(post: Post): HtmlTree | Promise<HtmlTree> {
  const body = readBody(post);
  return body instanceof Promise ? body.then(({ html }) => html) : body.html;
}

/** Tells whether a place is passed on as HTML, whatever the Markdown around it. */
export function isHtmlBlock({ markdown, accidents }: Body, { isMarkdown }: Post, offset: number): boolean {
  if (!isMarkdown || findAround(accidents, offset)) return true;
  // Hexo takes fenced code out of HTML, too.
  return findAround(markdown.blocks, offset)?.kind === 'html' && findAround(markdown.stretches, offset)?.kind !== 'code';
}

/** Returns the last of some spans, in the order of the text, that begins before a place, if the place is in it. */
export function findAround<Found extends Span>(spans: readonly Found[], offset: number): Found | undefined {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (spans[middle]!.start <= offset) low = middle + 1;
    else high = middle;
  }
  const found = spans[low - 1];
  return found && offset < found.end ? found : undefined;
}

function keep(post: Post, body: Body): Body {
  bodies.set(post, body);
  return body;
}

function getReader(): Promise<BodyReader> | BodyReader {
  return (reader ??= loadReader().then(loaded => (reader = loaded)));
}

async function loadReader(): Promise<BodyReader> {
  const [{ parseHtml }, { mapMarkdownInSteps }, { findShielded, hasTemplate }, { findAccidents }, { findCodeFences }] = await Promise.all([
    import('./parseHtml'), import('./markdown'), import('../render/template/shield'), import('./accidents'), import('./codeFences'),
  ]);
  return function* (post) {
    const { text, body, isMarkdown, reader: name } = post;
    const source = text.slice(body.start, body.end);
    const templates = name === 'hexo' && hasTemplate(source) ? findShielded(source).filter(({ kind }) => kind !== 'comment').map(span => move(span, body.start)) : [];
    const markdown = isMarkdown ? yield* mapMarkdownInSteps(text, body) : emptyMap;
    yield;
    const accidents = isMarkdown ? findAccidents(text, markdown) : [];
    const taken: readonly Stretch[] = isMarkdown || name !== 'hexo' ? leaveOut(markdown.stretches, accidents)
      : findCodeFences(source).filter(({ isInComment }) => !isInComment).map(({ start, end }) => ({ kind: 'code', start: body.start + start, end: body.start + end }));
    const code = taken.filter(({ kind }) => kind === 'code');
    const quotes = isMarkdown || templates.length === 0 ? [] : findQuotes(source).map(span => move(span, body.start));
    const hidden = [...taken, ...quotes, ...templates.flatMap(template => (hidesHtml(text, template) ? [template] : findCodeWithin(text, template)))].sort((a, b) => a.start - b.start);
    const blanked = hidden.length === 0 ? source : blankStretches(text, body, hidden);
    yield;
    return { html: makeHtmlTree(parseHtml(blanked), text, body.start), markdown, accidents, templates, code, hidden, shown: hidden.length === 0 ? text : text.slice(0, body.start) + blanked };
  };
}

/** Leaves out the spans that meet others; both in the order of the text. */
function leaveOut<Kept extends Span>(spans: readonly Kept[], others: readonly Span[]): readonly Kept[] {
  let next = 0;
  return spans.filter(({ start, end }) => {
    while (next < others.length && others[next]!.end <= start) next++;
    return !(next < others.length && others[next]!.start < end);
  });
}

function move<Moved extends Span>(span: Moved, by: number): Moved {
  return { ...span, start: span.start + by, end: span.end + by };
}

/** Finds what Hexo's tags for quotes hold, which is Markdown in a post of HTML, too; a quote in a quote by itself as well. */
function findQuotes(source: string): readonly Span[] {
  const found: Span[] = [];
  const open: { readonly name: string; readonly start: number }[] = [];
  QUOTE_TAG.lastIndex = 0;
  for (let tag = QUOTE_TAG.exec(source); tag; tag = QUOTE_TAG.exec(source)) {
    const { index: start, 1: isEnd, 2: name } = tag;
    const end = source.indexOf('%}', start) + 2;
    if (end < 2) break;
    QUOTE_TAG.lastIndex = end;
    if (isEnd === undefined) open.push({ name: name!, start });
    else {
      const last = open.findLastIndex(other => other.name === name);
      if (last >= 0) found.push({ start: open[last]!.start, end });
      open.length = Math.max(last, 0);
    }
  }
  return found;
}

/** Template syntax with marks of HTML in it is none; what stands between two tags may well be, unless they are those of code. */
function hidesHtml(text: string, { kind, start, end }: Shielded): boolean {
  const code = text.slice(start, end);
  if (kind === 'template' && code.startsWith('{%') && code.indexOf('%}') < code.length - 2 && !CODE.test(code)) return false;
  return /[<>&]/.test(code);
}

/** Code tags between two other tags, and what else is code of the template there with marks of HTML in it, the two tags included. */
function findCodeWithin(text: string, { start, end }: Span): readonly Span[] {
  const content = text.slice(start, end);
  const found = content.matchAll(content.includes('endcode') ? CODE_WITHIN : TAGS_WITHIN);
  return [...found].filter(([code, name]) => name !== undefined || /[<>&]/.test(code)).map(({ index, 0: code }) => ({ start: start + index, end: start + index + code.length }));
}

// The last tag ends in `%}`, so each that is begun ends.
const TAGS_WITHIN = /\{%[^]*?%\}|\{\{(?:(?!\{\{)[^])*?\}\}/g;
const CODE_WITHIN = new RegExp(String.raw`\{%-?\s*(code(?:block)?)\b[^]*?\{%-?\s*end\1\s*-?%\}|${TAGS_WITHIN.source}`, 'g');

const CODE = /^\{%-?\s*code/;
const QUOTE_TAG = /\{%-?\s*(end)?((?:pull|block)?quote)\b/g;
