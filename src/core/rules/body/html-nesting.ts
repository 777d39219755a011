// What cannot stand where it is written, browsers put elsewhere: a box in a paragraph behind it, a text in a table before it.
import * as l10n from '@vscode/l10n';
import type { DefaultTreeAdapterTypes } from 'parse5';
import { findBrokenParagraphs } from '../../post/brokenParagraphs';
import type { HtmlElement, HtmlTree } from '../../post/htmlTree';
import { makeAnswers } from '../../text/attachment';
import type { Span } from '../../text/span';
import { ARTICLE_HEAD, defineRule } from '../rule';

export default defineRule({
  id: 'html-nesting',
  part: 'body',
  summary: () => l10n.t('An element where browsers do not leave it'),
  docs: {
    why: () => l10n.t('A paragraph holds text and pictures, no boxes, lists or headings: it ends where one of them begins, and its style is not theirs. In a table, what stands between its rows is put before the table. A list item without a list has neither indent nor number.'),
    wrong: '---\ntitle: An article\n---\n\n<table>Arrivals<tr><td>9:29</td></tr></table>\n',
    right: ARTICLE_HEAD + '<table><caption>Arrivals</caption><tr><td>9:29</td></tr></table>\n',
  },
  severity: 'info',
  messages: {
    paragraph: (name: string) => l10n.t('A paragraph cannot hold <{0}>: it ends here, and its end tag makes an empty one. Use <div> for the outer one.', name),
    item: () => l10n.t('This list item stands in no list. Put <ul> and </ul> around the items.'),
    table: () => l10n.t('A table holds text only in its cells: browsers put this before the table. Write it into a cell, a <caption>, or above the table.'),
  },
  check({ html, report }) {
    for (const { paragraph, intruder, strayEnd } of findBrokenParagraphs(html)) {
      if (intruder.name === 'p') continue;
      const name = { start: paragraph.startTag.start + 1, end: paragraph.startTag.start + 2, text: 'div' };
      const edits = [name, { start: strayEnd.start + 2, end: strayEnd.start + 3, text: 'div' }];
      report({ message: 'paragraph', args: [intruder.name], span: intruder.startTag, fixes: [{ title: l10n.t('Make the paragraph a <div>'), safe: false, edits }] });
    }
    for (const items of findLooseItems(html)) {
      const start = items[0]!.span.start;
      const { end } = items.at(-1)!.span;
      const edits = [{ start, end: start, text: '<ul>' }, { start: end, end, text: '</ul>' }];
      report({ message: 'item', span: items[0]!.startTag, fixes: [{ title: l10n.t('Put <ul> and </ul> around the items'), safe: false, edits }] });
    }
    for (const span of findMoved(html)) report({ message: 'table', span, severity: 'warning' });
  },
});

/** Runs of list items outside of any list. */
function findLooseItems(html: HtmlTree): HtmlElement[][] {
  const runs: HtmlElement[][] = [];
  for (const item of html.findAll('li')) {
    const parent = item.node.parentNode;
    if (parent && 'tagName' in parent && ['ul', 'ol', 'menu', 'dir'].includes(parent.tagName)) continue;
    const last = runs.at(-1);
    if (last && last[0]!.node.parentNode === parent && isNext(last.at(-1)!.node, item.node)) last.push(item);
    else runs.push([item]);
  }
  return runs;
}

/** Nothing but white space between two items, which stand in the order of the text. */
function isNext(a: DefaultTreeAdapterTypes.Element, b: DefaultTreeAdapterTypes.Element): boolean {
  const end = a.sourceCodeLocation?.endOffset ?? 0;
  const start = b.sourceCodeLocation?.startOffset ?? 0;
  return start >= end && start - end < 100 && !hasContentBetween(a, b);
}

function hasContentBetween(a: DefaultTreeAdapterTypes.Element, b: DefaultTreeAdapterTypes.Element): boolean {
  const siblings = positions(a.parentNode!);
  const from = siblings.get(a) ?? 0;
  const to = siblings.get(b) ?? 0;
  return a.parentNode!.childNodes.slice(from + 1, to).some(node => node.nodeName !== '#text' || (node as DefaultTreeAdapterTypes.TextNode).value.trim() !== '');
}

const answers = makeAnswers<object, ReadonlyMap<object, number>>();

function positions(parent: DefaultTreeAdapterTypes.ParentNode): ReadonlyMap<object, number> {
  return answers(parent, () => new Map(parent.childNodes.map((node, index) => [node, index])));
}

/** What stands before a table in the tree and in it in the text. */
function findMoved(html: HtmlTree): Span[] {
  const tables = new Map(html.findAll('table').map(table => [table.node as object, table]));
  const base = html.findAll('table')[0];
  if (!base) return [];
  const shift = base.startTag.start - base.node.sourceCodeLocation!.startOffset;
  const moved: Span[] = [];
  for (const parent of new Set([...tables.values()].map(({ node }) => node.parentNode))) {
    let table: HtmlElement | undefined;
    for (const node of parent?.childNodes.toReversed() ?? []) {
      table = tables.get(node) ?? table;
      const location = node.sourceCodeLocation;
      if (!table || tables.get(node) === table || !location) continue;
      const span = { start: shift + location.startOffset, end: shift + location.endOffset };
      if (node.nodeName === '#text' && (node as DefaultTreeAdapterTypes.TextNode).value.trim() === '') continue;
      if (span.start >= table.startTag.end && span.start < table.span.end) moved.push(span);
      else if (span.end > table.startTag.end && span.end <= table.span.end && node.nodeName === '#text') moved.push(table.startTag);
    }
  }
  return moved;
}
