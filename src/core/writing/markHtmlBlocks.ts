import type { Blog } from '../blog';
import type { Body } from '../post/body';
import type { HtmlElement } from '../post/htmlTree';
import type { Post } from '../post/post';
import { getLineStart } from '../text/lines';
import type { Edit, Span } from '../text/span';
import { bareParagraph, getParagraphForm, getSectionForm, type Form } from './form';
import { containers, findAround, isBlank, isWhole, type WholeElement } from './htmlPlace';
import type { BlockMark } from './mark';
import type { MarkedText } from './markInline';
import { getIndentation, isInBody } from './textBlock';
import { findUnits, type Unit } from './units';

/** Makes the paragraphs of selections in HTML quotes, items, headings or paragraphs of the blog; where all of them are, takes that away. */
export function toggleHtmlBlocks(post: Post, blog: Blog, body: Body, selections: readonly Span[], mark: BlockMark): readonly MarkedText[] {
  const ground: Ground = { post, body, house: getParagraphForm(post, blog), section: getSectionForm(post, blog) };
  const units = new Map<number, Unit>();
  for (const selection of selections) for (const unit of findUnits(post, blog, body, selection)) units.set(unit.start, unit);
  const all = [...units.values()].sort((a, b) => a.start - b.start);
  const edits = all.length > 0 ? changeUnits(ground, all, mark) : [];
  return selections.map((selection, index): MarkedText => (all.length === 0 ? startUnit(ground, selection, mark) : { edits: index === 0 ? edits : [], ...keep(selection, all, edits) }));
}

interface Ground {
  readonly post: Post;
  readonly body: Body;
  readonly house: Form;
  readonly section: Form;
}

function changeUnits(ground: Ground, units: readonly Unit[], mark: BlockMark): Edit[] {
  const isItem = ({ element }: Unit): boolean => element?.name === 'li';
  switch (mark.kind) {
    case 'heading': {
      const { opening, closing } = getHeading(ground, mark);
      const texts = units.filter(unit => !isItem(unit));
      const { text } = ground.post;
      const isHeading = (unit: Unit): boolean => (mark.level === undefined && ground.section.opening !== ground.house.opening ? unit.form === 'section' : text.startsWith(opening.slice(0, 3), unit.start) && text.startsWith(closing, unit.closing.start));
      return texts.every(isHeading) ? texts.flatMap(unit => rewrite(unit, getParagraph(ground, unit))) : texts.filter(unit => !isHeading(unit)).flatMap(unit => rewrite(unit, { opening, closing }));
    }
    case 'paragraph': {
      const items = units.filter(isItem);
      const texts = units.filter(unit => !isItem(unit));
      const isParagraph = (unit: Unit): boolean => ground.post.text.slice(unit.opening.start, unit.opening.end) === getParagraph(ground, unit).opening && unit.form !== 'line';
      if (items.length === 0 && texts.every(isParagraph)) return texts.every(unit => isOnOwnLine(ground, unit)) ? texts.flatMap(unit => rewrite(unit, { opening: '', closing: '' })) : [];
      return [...endLists(ground, items), ...texts.filter(unit => !isParagraph(unit)).flatMap(unit => rewrite(unit, getParagraph(ground, unit)))];
    }
    case 'list': return units.every(isItem) ? changeLists(ground, units, mark.isOrdered ? 'ol' : 'ul') : startLists(ground, units.filter(unit => !isItem(unit)), mark.isOrdered ? 'ol' : 'ul');
    case 'quote': return units.every(({ outer }) => findQuote(outer)) ? endQuotes(ground, units) : startQuotes(ground, units.filter(({ outer }) => !findQuote(outer)));
  }
}

function rewrite({ opening, closing }: Unit, form: Form): Edit[] {
  return [{ ...opening, text: form.opening }, { ...closing, text: form.closing }];
}

function getHeading({ section }: Ground, { level }: Extract<BlockMark, { readonly kind: 'heading' }>): Form {
  return level === undefined ? section : { opening: `<h${level}>`, closing: `</h${level}>` };
}

function getParagraph({ house }: Ground, { outer }: { readonly outer: readonly HtmlElement[] }): Form {
  return isInBody(outer) ? house : bareParagraph;
}

/** Puts each run of paragraphs that follow each other into a list. */
function startLists(ground: Ground, units: readonly Unit[], name: string): Edit[] {
  const { text } = ground.post;
  const runs: Unit[][] = [];
  for (const unit of units) {
    const last = runs.at(-1)?.at(-1);
    if (last && last.outer.at(-1) === unit.outer.at(-1) && isBlank(text.slice(last.end, unit.start))) runs.at(-1)!.push(unit);
    else runs.push([unit]);
  }
  return runs.flatMap(run => enclose(ground, { start: run[0]!.start, end: run.at(-1)!.end }, name, run.flatMap(unit => rewrite(unit, { opening: '<li>', closing: '</li>' }))));
}

/** Puts tags around a stretch and what changes in it, on lines of their own where that has its own. */
function enclose({ post: { text, eol } }: Ground, { start, end }: Span, name: string, inner: readonly Edit[]): Edit[] {
  const glue = isBlank(text.slice(getLineStart(text, start), start)) ? eol + getIndentation(text, start) : '';
  return [{ start, end: start, text: `<${name}>${glue}` }, ...inner, { start: end, end, text: `${glue}</${name}>` }];
}

/** Takes the tags of an element away, and the lines that they have for themselves. */
function disclose({ post: { text } }: Ground, { startTag, endTag }: WholeElement): Edit[] {
  const isOwnLine = isBlank(text.slice(getLineStart(text, startTag.start), startTag.start));
  const behind = isOwnLine ? /^(?:[ \t]*\r?\n[ \t]*)?/.exec(text.slice(startTag.end))![0].length : 0;
  const before = /(?:\r?\n[ \t]*)?$/.exec(text.slice(startTag.end + behind, endTag.start))![0].length;
  return [{ start: startTag.start, end: startTag.end + behind, text: '' }, { start: endTag.start - before, end: endTag.end, text: '' }];
}

/** Makes lists of another kind of those that have it not; where all have it, paragraphs. */
function changeLists(ground: Ground, units: readonly Unit[], name: string): Edit[] {
  const lists = findLists(units);
  if (lists.every(list => list.name === name)) return endLists(ground, units);
  return lists.filter(list => list.name !== name).flatMap(({ startTag, endTag }) => [{ start: startTag.start + 1, end: startTag.start + 3, text: name }, { start: endTag.start + 2, end: endTag.start + 4, text: name }]);
}

function findLists(items: readonly Unit[]): WholeElement[] {
  return [...new Set(items.map(({ outer }) => outer.at(-1)))].filter((list): list is WholeElement => list !== undefined && /^[uo]l$/.test(list.name) && isWhole(list));
}

/** Makes paragraphs of the items of whole lists; those of items in items, or with more than text in an item, stay. */
function endLists(ground: Ground, items: readonly Unit[]): Edit[] {
  const { post, body } = ground;
  return findLists(items).flatMap(list => {
    const outer = findAround(body, post, list.span.start);
    const children = body.html.elements.filter(({ node }) => node.parentNode === list.node);
    if (!outer || outer.some(({ name }) => name === 'li') || !children.every(child => child.name === 'li' && isWhole(child) && !child.node.childNodes.some(isBlock))) return [];
    const form = getParagraph(ground, { outer });
    return [...disclose(ground, list), ...children.flatMap(({ startTag, endTag }) => [{ ...startTag, text: form.opening }, { ...endTag!, text: form.closing }])];
  });
}

function isBlock({ nodeName }: { readonly nodeName: string }): boolean {
  return /^(?:[uod]l|p|h[1-6]|div|table|blockquote|pre|section|figure)$/.test(nodeName);
}

function findQuote(outer: readonly HtmlElement[]): HtmlElement | undefined {
  return outer.findLast(({ name }) => name === 'blockquote');
}

/** Puts what stands between the first and the last paragraph of a place into a quote; lists go as a whole. */
function startQuotes(ground: Ground, units: readonly Unit[]): Edit[] {
  const runs: { readonly parent: HtmlElement | undefined; start: number; end: number; readonly edits: Edit[] }[] = [];
  for (const unit of units) {
    const index = unit.outer.findIndex(({ name }) => !containers.has(name));
    const top = index === -1 ? unit : unit.outer[index]!.span;
    const parent = unit.outer[(index === -1 ? unit.outer.length : index) - 1];
    const last = runs.at(-1);
    const run = last?.parent === parent && last ? last : { parent, start: top.start, end: top.end, edits: [] };
    if (run !== last) runs.push(run);
    run.end = Math.max(run.end, top.end);
    if ((unit.form === 'house' || unit.form === 'line') && isInBody(unit.outer)) run.edits.push(...rewrite(unit, bareParagraph));
  }
  return runs.flatMap(run => enclose(ground, run, 'blockquote', run.edits));
}

function endQuotes(ground: Ground, units: readonly Unit[]): Edit[] {
  const quotes = [...new Set(units.map(({ outer }) => findQuote(outer)!))].filter(isWhole);
  return quotes.flatMap(quote => {
    const outer = findAround(ground.body, ground.post, quote.span.start) ?? [];
    const form = getParagraph(ground, { outer });
    const bare = ground.body.html.findAll('p').filter(isWhole).filter(({ node, written }) => node.parentNode === quote.node && written.length === 0);
    const lines = units.filter(unit => unit.form === 'line' && unit.outer.at(-1) === quote);
    return [...disclose(ground, quote), ...bare.flatMap(({ startTag, endTag }) => [{ ...startTag, text: form.opening }, { ...endTag, text: form.closing }]), ...lines.flatMap(unit => rewrite(unit, form))];
  });
}

function isOnOwnLine({ post: { text } }: Ground, { start, end }: Unit): boolean {
  return isBlank(text.slice(getLineStart(text, start), start)) && /^[ \t]*\r?(?:\n|$)/.test(text.slice(end));
}

/** On an empty line, an empty one begins. */
function startUnit({ post, body, house, section }: Ground, { start, end }: Span, mark: BlockMark): MarkedText {
  const outer = start === end ? findAround(body, post, start) : undefined;
  const lineEnd = post.text.indexOf('\n', start);
  const isEmptyLine = isBlank(post.text.slice(Math.max(getLineStart(post.text, start), post.body.start), lineEnd === -1 ? post.text.length : lineEnd));
  if (!outer || !isEmptyLine || !outer.every(({ name }) => containers.has(name) || name === 'blockquote')) return { edits: [], kept: { start, end } };
  const form = getEmpty(mark, getParagraph({ post, body, house, section }, { outer }), section);
  return { edits: [{ start, end, text: form.opening + form.closing }], kept: { start, end }, back: form.closing.length };
}

function getEmpty(mark: BlockMark, paragraph: Form, section: Form): Form {
  switch (mark.kind) {
    case 'paragraph': return paragraph;
    case 'heading': return mark.level === undefined ? section : { opening: `<h${mark.level}>`, closing: `</h${mark.level}>` };
    case 'quote': return { opening: '<blockquote><p>', closing: '</p></blockquote>' };
    case 'list': return mark.isOrdered ? { opening: '<ol><li>', closing: '</li></ol>' } : { opening: '<ul><li>', closing: '</li></ul>' };
  }
}

/** The text of the units stays selected; a caret at the end of a line stays before what is put behind it. */
function keep({ start, end }: Span, units: readonly Unit[], edits: readonly Edit[]): Omit<MarkedText, 'edits'> {
  const clamp = (offset: number): number => {
    const unit = units.find(each => each.start <= offset && offset <= each.end);
    return unit ? Math.min(Math.max(offset, unit.opening.end), unit.closing.start) : offset;
  };
  const from = clamp(start);
  const line = start === end ? units.find(unit => unit.form === 'line' && unit.end === from) : undefined;
  const back = line ? edits.filter(edit => edit.start === from && edit.end === from).reduce((sum, { text }) => sum + text.length, 0) : 0;
  return { kept: { start: from, end: Math.max(from, clamp(end)) }, back };
}
