import type { Blog } from '../../blog';
import { prefixLines, toFence, toRow } from '../markdownLines';
import type { Part } from './arrange';
import type { Block, List, Run, Table } from './foreignArticle';
import { toInlineMarkdown } from './markdownText';
import { toLines } from './toLines';
import { toBareHtml, toHousePicture } from './writeHtml';

/** Writes parts as Markdown, with pictures in the blog's block; what Markdown cannot say is HTML. Lines end in `\n`. */
export function writeMarkdown(parts: readonly Part[], blog: Blog): string {
  // Lists side by side with the same mark would become one.
  let lists = 0;
  return parts.map(part => {
    lists = part.kind === 'list' && part.start !== undefined ? lists + 1 : 0;
    switch (part.kind) {
      case 'paragraph': return toInlineMarkdown(part.runs);
      case 'section': return `${'#'.repeat(part.level)} ${toInlineMarkdown(part.runs).replace(/(?<!\\)#$/, '\\#')}`;
      case 'picture': return toHousePicture(part, blog, true, toInlineMarkdown, '\n\n');
      default: return toMarkdown(part, lists % 2 === 0 ? ')' : '.');
    }
  }).join('\n\n');
}

/** Writes a block as Markdown if Markdown can say all of it. */
function toMarkdown(block: Block, delimiter = '.'): string {
  switch (block.kind) {
    case 'words': return toLines(block).map(toInlineMarkdown).join('\n\n');
    case 'rule': return '***';
    // Hexo takes away what the first line of a fence's code is indented by.
    case 'code': return /^\s/.test(block.text) ? toBareHtml(block) : toFence(block.text, block.language);
    case 'quote': return isSimple(block) ? prefixLines(toBlocks(block.blocks), '> ', '> ') : toBareHtml(block);
    case 'list': return isSimple(block) ? toList(block, delimiter) : toBareHtml(block);
    case 'table': return isPlain(block) ? toTable(block) : toBareHtml(block);
    case 'item': return toMarkdown({ kind: 'list', start: block.start, items: [block.blocks] });
  }
}

function toBlocks(blocks: readonly Block[]): string {
  return blocks.map(block => toMarkdown(block)).join('\n\n');
}

/** Words, and lists behind them: what can be indented without changing its meaning. */
function isSimple(block: Block): boolean {
  switch (block.kind) {
    case 'words': return true;
    case 'quote': return block.blocks.every(inner => inner.kind === 'words' && !toLines(inner).some(isPicture));
    case 'list': return block.items.every(([first, ...rest]) => first?.kind === 'words' && rest.length < 2 && rest.every(inner => inner.kind === 'list' && isSimple(inner) && !isPicture(first.runs)));
    default: return false;
  }
}

/** A tag alone in its line begins HTML, and the lines below are part of it. */
function isPicture([first, second]: readonly Run[]): boolean {
  return first?.picture !== undefined && first.href === undefined && second === undefined;
}

function toList({ start, items }: List, delimiter: string): string {
  return items.map((item, index) => {
    const mark = start === undefined ? '- ' : `${start + index}${delimiter} `;
    return prefixLines(item.map(block => (block.kind === 'words' ? toLines(block).map(toInlineMarkdown).join('<br>') : toMarkdown(block))).join('\n'), mark);
  }).join('\n');
}

/** Tells whether a table is one of Markdown: a grid of words. */
function isPlain({ caption, rows }: Table): boolean {
  const [head] = rows;
  return caption.length === 0 && rows.length > 1 && rows.every(row => row.length === head!.length && row.every(({ columns, rows: height, blocks }) => columns === 1 && height === 1 && blocks.length < 2 && blocks.every(block => block.kind === 'words')));
}

function toTable({ rows: [head, ...rows] }: Table): string {
  const toCells = (row: Table['rows'][number]): string => toRow(row.map(({ blocks }) => blocks.flatMap(block => (block.kind === 'words' ? toLines(block).map(toInlineMarkdown) : [])).join('<br>')));
  return [toCells(head!), toRow(head!.map(() => '---')), ...rows.map(toCells)].join('\n');
}
