import * as l10n from '@vscode/l10n';
import type { Blog } from '../blog';
import { readBody } from '../post/body';
import type { MarkdownBlock, MarkdownMap } from '../post/markdown';
import { parsePost, type Post } from '../post/post';
import { findRootBlocks } from '../post/rootBlocks';
import { renderBody } from '../render/siteBody';
import { getLineStart } from '../text/lines';
import { applyEdits, type Edit, type Span } from '../text/span';
import { refuseChange, type Conversion } from './conversion';
import { readShownPage } from './shownPage';

/**
 * Writes the Markdown blocks that a selection touches as the HTML that the site makes of them; HTML among them stays as it is. The DOM of the page stays the
 * same but for white space that no browser shows: where it would not, the answer is why.
 *
 * @param selection of the file; an empty one means the block that it stands in
 */
export async function convertToHtml(post: Post, blog: Blog, selection: Span): Promise<Conversion> {
  if (!post.isMarkdown) return { refusal: l10n.t('This body is HTML already.') };
  const [{ templates }, { mapMarkdown }] = await Promise.all([readBody(post), import('../post/markdown')]);
  const markdown = mapMarkdown(post.text, post.body);
  const blocks = findRootBlocks(markdown).filter(block => (block.kind !== 'html' || isFence(block, markdown)) && block.start <= selection.end && selection.start <= block.end)
    .map(({ start, end }) => ({ start: Math.max(getLineStart(post.text, start), post.body.start), end }));
  if (blocks.length === 0) return { refusal: l10n.t('There is no Markdown in the selection.') };
  // A heading's link has its words as a title, in which the site runs what is code in the heading.
  const titles = markdown.blocks.filter(({ kind }) => kind === 'heading').flatMap(({ start, end }) => [...post.text.slice(start, end).matchAll(/\{[{%#].*/g)].map(({ index, 0: code }) => ({ start: start + index, end: start + index + code.length })));
  const template = [...templates, ...titles].find(({ start, end }) => blocks.some(block => block.start < end && start < block.end));
  if (template) return { refusal: l10n.t('{0} is filled in when the site is built. Leave it out of the selection.', post.text.slice(template.start, template.end).slice(0, 60)) };
  const edits = await renderBlocks(blocks, post, blog);
  const change = edits && await (await readShownPage(post, blog)).findChange(edits);
  return edits && !change ? { edits } : { refusal: refuseChange(change) };
}

/** To Markdown, what Hexo makes of fenced code is HTML. */
function isFence(block: MarkdownBlock, { stretches }: MarkdownMap): boolean {
  return stretches.some(({ kind, start, end }) => kind === 'code' && start <= block.start + 3 && block.end <= end);
}

/** Renders blocks amid the whole body, each between two comments; `undefined` when they cannot be told from what stands around them, or are filled in by the site. */
async function renderBlocks(blocks: readonly Span[], post: Post, blog: Blog): Promise<readonly Edit[] | undefined> {
  const { text, path, reader, eol } = post;
  const marked = applyEdits(text, blocks.flatMap(({ start, end }, index) => [
    { start, end: start, text: `<!--galley:${index}-->\n\n` }, { start: end, end, text: `\n\n<!--/galley:${index}-->\n\n` },
  ]));
  const { html } = await renderBody(parsePost(marked, { path, reader }), blog);
  const edits: Edit[] = [];
  for (const [index, { start, end }] of blocks.entries()) {
    const [from, to] = [`<!--galley:${index}-->`, `<!--/galley:${index}-->`].map(mark => html.indexOf(mark));
    // What only the site can fill in is a box, whatever the template syntax that it was made from.
    if (from! < 0 || to! < from! || html.slice(from, to).includes('galley-tag')) return undefined;
    const made = withoutBlankLines(html.slice(html.indexOf('-->', from) + 3, to).trim());
    // The HTML ends with the next empty line.
    const isApart = /^[ \t]*(?:\r?\n[ \t]*(?:\r?\n|$)|$)/.test(text.slice(end));
    edits.push({ start, end, text: made.replaceAll('\n', eol) + (isApart ? '' : eol) });
  }
  return edits;
}

/** An empty line ends HTML within Markdown, and Hexo takes fences for code in HTML as well: in code, both are written as references. */
function withoutBlankLines(html: string): string {
  return html.split(/(<pre[\s>][^]*?<\/pre>)/).map((part, index) => index % 2 === 0
    ? part.replaceAll(/\n(?=[ \t]*\n)/g, '')
    : part.replaceAll(/\n(?=[ \t]*\n)/g, '&#10;').replaceAll('```', '&#96;``').replaceAll('~~~', '&#126;~~')).join('');
}
