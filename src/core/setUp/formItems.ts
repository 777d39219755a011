import * as l10n from '@vscode/l10n';
import type { Files } from '../host';
import { readBody } from '../post/body';
import type { HtmlElement, HtmlTree } from '../post/htmlTree';
import { isTextParagraph, standsInText } from '../post/paragraphs';
import { parsePost } from '../post/post';
import type { ReaderName } from '../post/readers/reader';
import { readInSlices, type Filling } from '../readInSlices';
import type { SetUpGround } from './ground';
import type { SetUpProposal } from './proposeSetUp';
import { MOST, toItem, type SetUpItem } from './setUpItem';

/** How often a post writes something in each form, by `paragraph.block` or `section.block` as it would be. */
type Forms = ReadonlyMap<string, number>;

// Forms that few posts have are no custom of the blog's.
const COMMON = 0.1;
const LEAST_POSTS = 3;
// A longer bold paragraph is a text that matters, and heads nothing.
const LONGEST_HEAD = 60;

/**
 * Reads the posts' bodies and proposes the form in which at least 90 % of their paragraphs of HTML are written, and the same of what heads their sections:
 * a bold paragraph, or a heading.
 */
export async function proposeForms({ posts }: SetUpProposal, { written }: SetUpGround, reader: ReaderName, files: Files, filling: Filling): Promise<readonly SetUpItem[]> {
  const paragraphs = new Map<string, Forms>();
  const sections = new Map<string, Forms>();
  await readInSlices(posts, files, filling, async (path, text) => {
    if (text === undefined) return;
    const { html } = await readBody(parsePost(text, { path, reader }));
    paragraphs.set(path, countForms(html.findAll('p').filter(isTextParagraph).map(element => toParagraphForm(element, text))));
    sections.set(path, countForms(findHeads(html, text)));
  });
  const items = [
    has(written, 'paragraph') ? undefined : toFormItem('paragraph', paragraphs, form => l10n.t('Paragraphs are written like {0}', form)),
    has(written, 'section') ? undefined : toFormItem('section', sections, form => l10n.t('Sections are headed like {0}', form)),
  ];
  return items.filter(item => item !== undefined);
}

function has(written: SetUpGround['written'], part: string): boolean {
  const value = written[part];
  return typeof value === 'object' && value !== null && 'block' in value;
}

function toParagraphForm({ startTag }: HtmlElement, text: string): string {
  return `${text.slice(startTag.start, startTag.end)}{text}</p>`;
}

function findHeads({ elements }: HtmlTree, text: string): string[] {
  const byNode = new Map(elements.map(element => [element.node, element]));
  return elements.filter(element => !element.isForeign && element.endTag && standsInText(element.node)).flatMap(element => {
    const form = /^h[1-6]$/.test(element.name) ? toHeadForm(element, element, text) : element.name === 'p' ? toBoldForm(element, byNode, text) : undefined;
    return form ?? [];
  });
}

/** Takes what stands between the tags of the inner element out of the outer one; an address (id) is each head's own. */
function toHeadForm({ span }: HtmlElement, { startTag, endTag }: HtmlElement, text: string): string | undefined {
  const words = endTag && text.slice(startTag.end, endTag.start);
  if (!words || words.trim() === '' || words.replaceAll(/<[^>]*>/g, '').trim().length > LONGEST_HEAD || /<(?:br|img)\b/i.test(words)) return undefined;
  return `${text.slice(span.start, startTag.end).replaceAll(/ id=(?:"[^"]*"|'[^']*'|[^\s>]+)/g, '')}{text}${text.slice(endTag.start, span.end)}`;
}

function toBoldForm(paragraph: HtmlElement, byNode: ReadonlyMap<HtmlElement['node'], HtmlElement>, text: string): string | undefined {
  const [only, ...others] = paragraph.node.childNodes.filter(node => !('value' in node && node.value.trim() === ''));
  if (!only || others.length > 0 || !('tagName' in only) || !/^(?:strong|b)$/.test(only.tagName)) return undefined;
  const bold = byNode.get(only);
  return bold?.endTag && toHeadForm(paragraph, bold, text);
}

function countForms(forms: readonly string[]): Forms {
  const counts = new Map<string, number>();
  // Written in lines of their own, forms would be hard to compare.
  for (const form of forms) if (!form.includes('\n')) counts.set(form, (counts.get(form) ?? 0) + 1);
  return counts;
}

/** Makes an item of the most frequent form, if nearly all is written in it. */
function toFormItem(part: 'paragraph' | 'section', forms: ReadonlyMap<string, Forms>, describe: (form: string) => string): SetUpItem | undefined {
  const totals = new Map<string, number>();
  for (const counts of forms.values()) for (const [form, count] of counts) totals.set(form, (totals.get(form) ?? 0) + count);
  const having = [...forms].filter(([, counts]) => counts.size > 0);
  const all = sum(totals);
  const [form, count] = findMost(totals) ?? ['', 0];
  if (count === 0 || count < MOST * all || having.length < Math.max(LEAST_POSTS, COMMON * forms.size)) return undefined;
  const outliers = having.filter(([, counts]) => (counts.get(form) ?? 0) < MOST * sum(counts))
    .map(([path, counts]) => ({ path, instead: findMost(new Map([...counts].filter(([other]) => other !== form)))![0] }));
  return toItem(part, describe(form), having.length, outliers, {
    detail: l10n.t('{0} of {1}, in {2} posts', count, all, having.length),
    settings: [[[part, 'block'], form]],
  });
}

function sum(counts: Forms): number {
  return [...counts.values()].reduce((total, count) => total + count, 0);
}

function findMost(counts: Forms): readonly [form: string, count: number] | undefined {
  return [...counts].sort((a, b) => b[1] - a[1])[0];
}
