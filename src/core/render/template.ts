import * as l10n from '@vscode/l10n';
import { escapeAttribute } from '../text/escape';
import type { TemplateValue } from './templateValue';

/** A page of the author's around the article: what stands in it as it is, and what is put in. `at` is an offset in the template. */
export type TemplatePart =
  | { readonly kind: 'text'; readonly text: string; readonly at: number }
  /** `{{name}}`, escaped; in a list, `{{.}}` with the name `.` is the item. */
  | { readonly kind: 'value'; readonly name: string; readonly at: number }
  /** Where that value is written: see `traceTemplate`. */
  | { readonly kind: 'place'; readonly name: string }
  /** `{{{content}}}`: the article's HTML. */
  | { readonly kind: 'content' }
  /** `{{#name}}…{{/name}}`: once for each item. What is no list is one item, or none where it is not there. */
  | { readonly kind: 'list'; readonly name: string; readonly parts: readonly TemplatePart[] };

/** What keeps a template from being used. */
export interface TemplateMistake {
  readonly message: string;
  /** Counts from 0. */
  readonly line: number;
}

/** What is put into a template, by name. */
export type TemplateValues = ReadonlyMap<string, TemplateValue | readonly TemplateValue[]>;

/** The names that every post has something or nothing for, and that may head a list; any other name is a key of the front matter. */
export const templateNames: readonly string[] = ['title', 'author', 'date', 'categories', 'tags', 'headimg', 'thumbnail', 'url', 'language'];

const CONTENT = '{{{content}}}';
const TAG = /\{\{\{([^{}]*)\}\}\}|\{\{([^{}]*)\}\}|\{\{/g;
const NAME = /^[\p{L}_][\p{L}\p{M}\p{N}_-]*$/u;

/** Reads a template; its first mistake stands for all. */
export function parseTemplate(text: string): readonly TemplatePart[] | TemplateMistake {
  const parts: TemplatePart[] = [];
  let list: { readonly name: string; readonly at: number; readonly parts: TemplatePart[] } | undefined;
  let hasContent = false;
  let position = 0;
  const fail = (at: number, message: string): TemplateMistake => ({ message, line: text.slice(0, at).split('\n').length - 1 });

  for (const { index, 0: tag, 1: raw, 2: escaped } of text.matchAll(TAG)) {
    const place = list?.parts ?? parts;
    if (index > position) place.push({ kind: 'text', text: text.slice(position, index), at: position });
    position = index + tag.length;
    const inner = (raw ?? escaped)?.trim();
    if (inner === undefined) return fail(index, l10n.t('{0} is not closed by {1}.', '{{', '}}'));
    if (inner === 'content') {
      if (raw === undefined || hasContent || list) return fail(index, l10n.t('The article is put in by {0}: once, and in no list.', CONTENT));
      hasContent = true;
      parts.push({ kind: 'content' });
    } else if (raw !== undefined) {
      return fail(index, l10n.t('Only the article is put in with three braces. Write {0}.', `{{${inner}}}`));
    } else if (inner.startsWith('#')) {
      const name = inner.slice(1).trim();
      if (list) return fail(index, l10n.t('{0} stands in another list.', tag));
      if (!templateNames.includes(name)) return fail(index, l10n.t('There is no list {0}. There are {1}.', tag, templateNames.join(', ')));
      list = { name, at: index, parts: [] };
    } else if (inner.startsWith('/')) {
      if (list?.name !== inner.slice(1).trim()) return fail(index, l10n.t('{0} closes nothing.', tag));
      parts.push({ kind: 'list', name: list.name, parts: list.parts });
      list = undefined;
    } else if (inner === '.') {
      if (!list) return fail(index, l10n.t('{0} stands in no list.', tag));
      list.parts.push({ kind: 'value', name: inner, at: index });
    } else {
      if (!NAME.test(inner)) return fail(index, l10n.t('{0} is no name of a value.', tag));
      place.push({ kind: 'value', name: inner, at: index });
    }
  }
  if (list) return fail(list.at, l10n.t('{0} is not closed by {1}.', `{{#${list.name}}}`, `{{/${list.name}}}`));
  if (!hasContent) return fail(0, l10n.t('The article is put in by {0}: once, and in no list.', CONTENT));
  if (position < text.length) parts.push({ kind: 'text', text: text.slice(position), at: position });
  return parts;
}

/** Puts values into a template; what there is no value for is left out. */
export function fillTemplate(parts: readonly TemplatePart[], values: TemplateValues, content: string): string {
  const fill = (part: TemplatePart, item: TemplateValue | undefined): string => {
    const getValues = (name: string): readonly TemplateValue[] => [(name === '.' ? item : values.get(name)) ?? []].flat();
    switch (part.kind) {
      case 'text':
        return part.text;
      case 'content':
        return content;
      case 'value':
        return escapeAttribute(getValues(part.name).map(({ text }) => text).join(', '));
      case 'place':
        return getValues(part.name)[0]?.place ?? '';
      case 'list':
        return getValues(part.name).map(each => part.parts.map(inner => fill(inner, each)).join('')).join('');
    }
  };
  return parts.map(part => fill(part, undefined)).join('');
}
