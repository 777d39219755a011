import { isPostPath, type Blog } from '../blog';
import { findCodeFences, type CodeFence } from '../post/codeFences';
import type { Post } from '../post/post';
import type { Rendering } from '../rendering';
import { readFenceOptions } from './codeOptions';
import { highlightCode, type Highlighter } from './highlight';
import { escapeBraces } from './hexoText';
import { isExternalLink } from './hexoUrl';
import { toOmittedText, type NoteOmission } from './omission';
import { Placeholders } from './placeholders';
import type { PostAssets } from './postAssets';
import { findShielded, hasTemplate } from './template/shield';
import type { TracedEdit, TracedText } from './tracedText';

/** Makes HTML of a body in the steps of Hexo 8 (`render` of its lib/hexo/post.js), with nothing executed. */
export async function renderHexoBody(body: TracedText, post: Post, blog: Blog, assets: PostAssets | undefined, note: NoteOmission): Promise<TracedText> {
  const { site } = blog.settings;
  const { rendering } = site;
  const placeholders = new Placeholders();
  const fences = rendering.highlighter === undefined ? [] : findCodeFences(body.text);
  const highlighter = await loadHighlighter(body.text, fences, rendering);
  const withoutCode = body.replace(takeOutFences(body, fences, rendering, highlighter, placeholders));

  const isTemplate = !isTemplateDisabled(post, rendering) && hasTemplate(withoutCode.text);
  const shielded = isTemplate ? withoutCode.replace(takeOutTemplate(withoutCode, placeholders, note)) : withoutCode;

  const url = site.url ?? 'http://example.com';
  const root = isOfSite(post, blog) ? site.root : undefined;
  const markdown = { options: rendering.marked, siteUrl: url, imageRoot: rendering.marked.prependRoot && !rendering.relativeLink ? root : undefined, assets: rendering.marked.postAsset ? assets : undefined };
  const { renderMarkdownOf } = post.isMarkdown || isTemplate ? await import('./hexoMarkdown') : { renderMarkdownOf: (text: TracedText) => text };
  let html = post.isMarkdown ? renderMarkdownOf(shielded, markdown, note) : shielded;
  if (isTemplate) {
    const { renderTemplate } = await import('./template/renderTemplate');
    html = renderTemplate(placeholders.restore('swig', html), {
      rendering,
      root,
      siteUrl: url,
      assets,
      highlighter,
      renderMarkdown: text => renderMarkdownOf(text, markdown, note),
    }, note);
    html = placeholders.restore('comment', html);
  }
  return finish(placeholders.restore('code', html), url, rendering, isSaid(post, 'excerpt'));
}

/** Tells whether Hexo renders a file. What only lies in the same folder as the site, such as a README, is shown elsewhere: there, addresses count from the file. */
function isOfSite({ path }: Post, blog: Blog): boolean {
  const { publicDir } = blog.settings.site;
  return publicDir === '.' || path.startsWith(`${publicDir}/`) || isPostPath(blog, path);
}

function isSaid({ frontMatter }: Post, key: string): boolean {
  return frontMatter?.outcome === 'read' && frontMatter.values[key] !== undefined && frontMatter.values[key] !== null;
}

function isTemplateDisabled({ frontMatter, isMarkdown }: Post, { marked }: Rendering): boolean {
  const own = frontMatter?.outcome === 'read' ? frontMatter.values['disableNunjucks'] : undefined;
  return typeof own === 'boolean' ? own : isMarkdown && marked.disableNunjucks;
}

/** What Hexo's filter `backtick_code_block` does: code becomes HTML before all else. */
function takeOutFences(body: TracedText, fences: readonly CodeFence[], rendering: Rendering, highlighter: Highlighter, placeholders: Placeholders): TracedEdit[] {
  return fences.flatMap(fence => {
    const { start, end, prefix, info, codeStart, codeEnd, isInComment } = fence;
    const options = readFenceOptions(info);
    if (isInComment || !options.highlight) return [...body.text.slice(start, end).matchAll(/[{}]/g)].map(({ index, 0: brace }) => ({ start: start + index, end: start + index + 1, text: escapeBraces(brace) }));
    const code = withoutQuoteMarkers(body.slice(codeStart, codeEnd), prefix);
    return [{ start, end, text: placeholders.put('code', highlightCode(code, options, rendering, highlighter)) }];
  });
}

function withoutQuoteMarkers(code: TracedText, prefix: string): TracedText {
  const depth = prefix.split('>').length - 1;
  if (depth === 0) return code;
  return code.replace([...code.text.matchAll(new RegExp(`^([^\\S\\n]*>){0,${depth}}([^\\S\\n]|$)`, 'mg'))].map(({ index, 0: marker }) => ({ start: index, end: index + marker.length, text: '' })));
}

function takeOutTemplate(body: TracedText, placeholders: Placeholders, note: NoteOmission): TracedEdit[] {
  return findShielded(body.text).map(({ kind, start, end }) => {
    if (kind === 'dropped') note({ text: toOmittedText(body.text.slice(start, end)), start: body.toSource(start), why: 'site' });
    return { start, end, text: kind === 'dropped' ? '' : placeholders.put(kind === 'template' ? 'swig' : 'comment', body.slice(start, end)) };
  });
}

/** The colours are loaded only for code that may get some. */
async function loadHighlighter(text: string, fences: readonly CodeFence[], { highlighter, highlight }: Rendering): Promise<Highlighter> {
  const hasCode = fences.some(({ info }) => info !== '' || highlight.autoDetect) || /\{%-?\s*code/.test(text);
  return hasCode && highlighter === 'highlight.js' ? (await import('highlight.js/lib/common')).default : colourless;
}

const colourless: Highlighter = {
  getLanguage: () => undefined,
  highlight: () => ({ value: '' }),
  highlightAuto: () => ({ value: '' }),
};

/** What Hexo's filters behind rendering do: the mark of the excerpt, links to other sites. */
function finish(body: TracedText, siteUrl: string, { externalLink }: Rendering, hasExcerpt: boolean): TracedText {
  const edits: TracedEdit[] = [];
  const more = hasExcerpt ? undefined : /<!-- ?more ?-->/i.exec(body.text);
  if (more) edits.push({ start: more.index, end: more.index + more[0].length, text: '<span id="more"></span>' });
  if (externalLink.enable) edits.push(...toExternalLinks(body.text, siteUrl, externalLink.exclude));
  return body.replace(edits.sort((a, b) => a.start - b.start));
}

function toExternalLinks(html: string, siteUrl: string, exclude: readonly string[]): TracedEdit[] {
  const edits: TracedEdit[] = [];
  for (const { index, 0: tag, 1: href } of html.matchAll(/<a\s[^<>]*?href=["']((?:https?:|\/\/)[^<>"']+)["'][^<>]*>/gi)) {
    if (/target=/i.test(tag) || !isExternalLink(href!, siteUrl, exclude)) continue;
    const at = index + tag.indexOf('href=');
    if (!/rel=/i.test(tag)) edits.push({ start: at, end: at, text: 'target="_blank" rel="noopener" ' });
    else {
      edits.push({ start: at, end: at, text: 'target="_blank" ' });
      const rel = /rel=["']([^<>"']*)["']/i.exec(tag);
      if (rel && !rel[1]!.includes('noopener')) edits.push({ start: index + rel.index, end: index + rel.index + rel[0].length, text: `rel="${rel[1]} noopener"` });
    }
  }
  return edits;
}
