import type { Blog } from '../../blog';
import { escapeFor, getTemplate, linkPicture, toImageBlock } from '../../image/block';
import { readForm, type Form } from '../form';
import type { Part } from './arrange';
import { isBold, withoutBold } from './boldLine';
import type { Block, Cell, List, Run, Table } from './foreignArticle';
import { escapeHtml, toInlineHtml } from './htmlText';
import { toLines } from './toLines';

type Picture = Extract<Part, { readonly kind: 'picture' }>;

/** Writes parts as HTML in the blog's form. No line is empty, since an empty one ends a block of HTML in Markdown; lines end in `\n`. */
export function writeHtml(parts: readonly Part[], blog: Blog): string {
  const paragraph = readHtmlForm(blog.settings.paragraph.block, '<p>{text}</p>');
  const section = readHtmlForm(blog.settings.section.block, '<h2>{text}</h2>');
  return parts.map(part => {
    switch (part.kind) {
      // As the head of a section would be, for which it may be taken the next time.
      case 'paragraph': return fill(paragraph, isBold(part.runs) ? `<strong>${toInlineHtml(withoutBold(part.runs))}</strong>` : toInlineHtml(part.runs));
      case 'section': return fill(toLevel(section, part.level), toInlineHtml(part.runs));
      case 'picture': return toHousePicture(part, blog, false, runs => fill(paragraph, toInlineHtml(runs)));
      default: return toBareHtml(part);
    }
  }).join('\n');
}

/** Returns a block of HTML that has no form of the blog's: bare elements. */
export function toBareHtml(block: Block): string {
  switch (block.kind) {
    case 'words': return toLines(block).map(line => `<p>${toInlineHtml(line)}</p>`).join('\n');
    case 'list': return toList(block);
    case 'item': return toList({ kind: 'list', start: block.start, items: [block.blocks] });
    case 'quote': return `<blockquote>\n${block.blocks.map(toBareHtml).join('\n')}\n</blockquote>`;
    case 'table': return toTable(block);
    case 'code': return `<pre><code>${escapeCode(block.text)}</code></pre>`;
    case 'rule': return '<hr>';
  }
}

/**
 * Returns the block of a picture, with its link, and below it the caption when the block has no place for one.
 *
 * @param writeCaption writes the caption as a paragraph
 */
export function toHousePicture({ picture, href, caption }: Picture, { settings }: Blog, isMarkdown: boolean, writeCaption: (runs: readonly Run[]) => string, gap = '\n'): string {
  const isShown = caption.length > 0 && caption.every(run => run.href === undefined && !run.picture) && getTemplate(settings, { isMarkdown }).slots.some(({ name }) => name === 'caption');
  const block = toImageBlock({ ...picture, ...(isShown ? { caption: caption.map(({ text }) => text).join('') } : {}) }, settings, { isMarkdown });
  const linked = href === undefined ? block : linkPicture(block, [`<a href="${escapeFor('address', href)}">`, '</a>']);
  return isShown || caption.length === 0 ? linked : `${linked}${gap}${writeCaption(caption)}`;
}

/** Reads a setting as the form of HTML; a form of Markdown gives way to another. */
function readHtmlForm(block: string, other: string): Form {
  const form = readForm(block.replaceAll(/(?:\r?\n[ \t]*)+/g, '\n'));
  return /^<\w/.test(form.opening) ? form : readForm(other);
}

function fill({ opening, closing }: Form, text: string): string {
  return `${opening}${text}${closing}`;
}

/** A heading keeps its level, whatever the level of the blog's. */
function toLevel({ opening, closing }: Form, level: number): Form {
  return { opening: opening.replace(/^<h[1-6](?=[\s>])/i, `<h${level}`), closing: closing.replace(/<\/h[1-6]>$/i, `</h${level}>`) };
}

function toList({ start, items }: List): string {
  const [opening, closing] = start === undefined ? ['<ul>', '</ul>'] : [start === 1 ? '<ol>' : `<ol start="${start}">`, '</ol>'];
  return [opening, ...items.map(item => `<li>${toContent(item)}</li>`), closing].join('\n');
}

/** What stands in an item or a cell: words alone need no paragraph. */
function toContent(blocks: readonly Block[]): string {
  const isBare = blocks.filter(({ kind }) => kind === 'words').length === 1 && blocks[0]?.kind === 'words';
  return blocks.map(block => (isBare && block.kind === 'words' ? toLines(block).map(line => toInlineHtml(line)).join('<br>') : toBareHtml(block))).join('\n');
}

function toTable({ caption, rows }: Table): string {
  const heads = rows.findIndex(row => !row.every(({ isHead }) => isHead));
  const head = heads === -1 ? rows.length : heads;
  const part = (name: string, part: readonly (readonly Cell[])[]): readonly string[] => (part.length === 0 ? [] : [`<${name}>`, ...part.map(row => `<tr>${row.map(toCell).join('')}</tr>`), `</${name}>`]);
  return ['<table>', ...(caption.length > 0 ? [`<caption>${toInlineHtml(caption)}</caption>`] : []), ...part('thead', rows.slice(0, head)), ...part('tbody', rows.slice(head)), '</table>'].join('\n');
}

function toCell({ isHead, columns, rows, blocks }: Cell): string {
  const name = isHead ? 'th' : 'td';
  return `<${name}${columns > 1 ? ` colspan="${columns}"` : ''}${rows > 1 ? ` rowspan="${rows}"` : ''}>${toContent(blocks)}</${name}>`;
}

/** Returns code without empty lines, which would end the block of HTML, and without what Hexo takes for the fence of a block of code. */
function escapeCode(text: string): string {
  return escapeHtml(text).replaceAll(/\n(?=[ \t]*(?:\n|$))/g, '&#10;').replaceAll(/^([ \t]*)([`~])(?=\2\2)/gm, (_, blanks: string, mark: string) => `${blanks}&#${mark.charCodeAt(0)};`);
}
