import type { Blog } from '../blog';
import { findCodeFences, maskCodeFences, type CodeFence } from '../post/codeFences';
import { LineBreaks } from '../post/lineBreaks';
import type { Post } from '../post/post';
import type { Edit } from '../text/span';
import { highlightFence, type Highlighter } from './highlight';
import { isExternalLink } from './hexoText';
import { FILLER, withoutMarkCharacters } from './originMarks';
import { TracedText } from './tracedText';

/** A body as HTML, and the way from its offsets to the file's. */
export interface SiteBody {
  readonly html: string;
  /** Returns the file's offset of an offset in `html`. */
  toFile(offset: number): number;
}

export interface SiteBodyOptions {
  /** True: Markdown pictures such as `a.png` get the site's root before them, as Hexo does; false: they stay as written. */
  readonly prependRoot: boolean;
}

/** Makes HTML of a body in the steps of the site: fenced code, Markdown, then what Hexo does with the result. Template syntax stays as text. */
export async function renderBody(post: Post, { settings }: Blog, { prependRoot }: SiteBodyOptions): Promise<SiteBody> {
  const lines = new LineBreaks(post.text.slice(post.body.start, post.body.end));
  const isHexo = settings.preset === 'hexo';
  const fences = isHexo ? findCodeFences(lines.text) : [];
  const masked = maskCodeFences(withoutMarkCharacters(lines.text), fences).replace(/<!-- *-->/g, found => found.replaceAll(' ', FILLER));
  const rendered = post.isMarkdown
    ? await renderMarkdownText(masked, { isHexo, imageRoot: prependRoot ? settings.site.root : undefined })
    : new TracedText(masked, [{ at: 0, source: 0, verbatim: true }]);
  const withCode = rendered.replace(restoreComments(rendered, fences, await loadHighlighter(fences)));
  const finished = isHexo ? finish(withCode, settings.site.url) : withCode;
  return { html: finished.text, toFile: offset => post.body.start + lines.toOriginal(finished.toSource(offset)) };
}

async function renderMarkdownText(text: string, style: { readonly isHexo: boolean; readonly imageRoot: string | undefined }): Promise<TracedText> {
  const { renderMarkdown } = await import('./hexoMarkdown');
  try {
    return renderMarkdown(text, style);
  } catch (error) {
    // Quotes nested by the thousand exhaust the stack; the text is then shown as it is.
    if (error instanceof RangeError) return new TracedText(text, [{ at: 0, source: 0, verbatim: true }]);
    throw error;
  }
}

/** Puts the code back where its placeholder stands, and empty comments as they were. */
function restoreComments(rendered: TracedText, fences: readonly CodeFence[], highlighter: Highlighter | undefined): Edit[] {
  if (!rendered.text.includes('!--')) return [];
  const byStart = new Map(fences.map(fence => [fence.start, fence]));
  let previous = -1;
  return [...rendered.text.matchAll(/(?:<|&lt;)!--(\uFDD2*)--(?:>|&gt;)/g)].flatMap(({ index: start, 0: found, 1: filler }) => {
    // Where Markdown took the placeholder for text, only order and length tell which it is.
    const known = byStart.get(rendered.toSource(start));
    const fence = known ?? fences.find(next => next.start > previous && next.end - next.start - '<!---->'.length === filler!.length);
    if (fence) previous = fence.start;
    const end = start + found.length;
    return fence ? toFigureEdits(fence, start, end, highlighter) : [{ start, end, text: found.replaceAll(FILLER, ' ') }];
  });
}

/** A placeholder is as long as its fence, so each line of the code is put where it stands in the source. */
function toFigureEdits(fence: CodeFence, start: number, end: number, highlighter: Highlighter | undefined): Edit[] {
  const { before, lines, after } = highlightFence(fence, highlighter);
  const lengths = fence.code.split('\n').map(line => line.length + 1);
  const edits: Edit[] = [];
  let position = start;
  let next = start + fence.codeStart - fence.start;
  edits.push({ start: position, end: (position = Math.min(next, end)), text: before });
  lines.forEach((line, index) => {
    next += lengths[index] ?? 0;
    edits.push({ start: position, end: (position = Math.min(next, end)), text: line });
  });
  return [...edits, { start: position, end, text: after }];
}

async function loadHighlighter(fences: readonly CodeFence[]): Promise<Highlighter | undefined> {
  return fences.some(({ info }) => info !== '') ? (await import('highlight.js/lib/common')).default : undefined;
}

/** What Hexo's `after_post_render` and `after_render` filters do by default: the mark of the excerpt, links to other sites. */
function finish(body: TracedText, siteUrl = 'http://example.com'): TracedText {
  const edits: Edit[] = [];
  const more = /<!-- ?more ?-->/i.exec(body.text);
  if (more) edits.push({ start: more.index, end: more.index + more[0].length, text: '<span id="more"></span>' });
  for (const { index, 0: tag, 1: href } of body.text.matchAll(/<a\s[^<>]*?href=["']((?:https?:|\/\/)[^<>"']+)["'][^<>]*>/gi)) {
    if (/target=/i.test(tag) || !isExternalLink(href!, siteUrl)) continue;
    const rel = /rel=["']([^<>"']*)["']/i.exec(tag);
    const at = index + tag.indexOf('href=');
    if (!rel) edits.push({ start: at, end: at, text: 'target="_blank" rel="noopener" ' });
    else {
      edits.push({ start: at, end: at, text: 'target="_blank" ' });
      const end = index + rel.index + rel[0].length - 1;
      if (!rel[1]!.includes('noopener')) edits.push({ start: end, end, text: ' noopener' });
    }
  }
  return body.replace(edits.sort((a, b) => a.start - b.start));
}
