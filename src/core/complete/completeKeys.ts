import * as l10n from '@vscode/l10n';
import { isDateKey } from '../post/date';
import { proposeEntries } from '../post/newFrontMatter';
import { describeTypes } from '../schema/explain';
import type { JsonSchema } from '../schema/jsonSchema';
import { explainKey } from '../schema/keyMeanings';
import { findSchemas, getAllowedValues, getProperties, getRecommendedKeys, getTypes, isPicture } from '../schema/lookUp';
import type { Completions, Writing } from './completion';
import { narrow } from './narrow';
import type { KeyPlace } from './place';

const MOST_OF_THE_BLOG = 30;

/**
 * Proposes the keys that are not there yet: required ones, recommended ones, those that the blog's posts have, the rest.
 *
 * @param typed what stands in front of the caret
 */
export async function completeKeys(writing: Writing, { span, parents, hasColon, beside }: KeyPlace, typed: string): Promise<Completions> {
  const { blog, index } = writing;
  const schemas = findSchemas(blog.schema, parents);
  const properties = getProperties(blog.schema, parents);
  const required = schemas.flatMap(schema => schema.required ?? []);
  const recommended = parents.length > 0 ? [] : getRecommendedKeys(blog.schema);
  const used = parents.length > 0 ? [] : [...index.countKeys()].filter(([, count]) => count > 1).map(([key]) => key);
  const { kept, isCut } = narrow(used, key => key, typed, MOST_OF_THE_BLOG);
  const others = Object.keys(properties);
  const present = new Set(beside);
  const keys = [...new Set([...required, ...recommended, ...kept, ...others.filter(key => !isOfTheme(properties[key])), ...others])].filter(key => !present.has(key));
  const items = await Promise.all(keys.map(async key => {
    const own = findSchemas(blog.schema, [...parents, key]);
    const { text, start, end, goesOn } = hasColon ? { text: '', start: 0, end: 0, goesOn: false } : await proposeValue(key, own, writing, parents.length === 0);
    const whole = hasColon ? key : `${key}:${text}`;
    const from = key.length + 1;
    return {
      label: key, kind: 'key', edit: { ...span, text: whole }, filter: key, goesOn,
      placeholder: hasColon ? undefined : { start: from + start, end: from + end },
      detail: required.includes(key) ? l10n.t('required') : recommended.includes(key) ? l10n.t('recommended') : own.length > 0 && getTypes(own).size > 0 ? describeTypes(own[0]!) : undefined,
      meaning: getMeaning(key, own), picture: undefined,
    } as const;
  }));
  return { items, isIncomplete: isCut };
}

/** Returns what a key means: as the blog's schema says, else as sites take it. */
export function getMeaning(key: string, schemas: readonly JsonSchema[]): string | undefined {
  const own = schemas.find(schema => typeof schema['description'] === 'string');
  return own ? String(own['description']) : explainKey(key);
}

function isOfTheme(schema: JsonSchema | undefined): boolean {
  return schema?.['x-galley-theme'] === true;
}

/** What is put behind a key's colon, and which part of that is for the author to replace. */
async function proposeValue(key: string, schemas: readonly JsonSchema[], { post, blog, host, index }: Writing, isTop: boolean): Promise<{ readonly text: string; readonly start: number; readonly end: number; readonly goesOn: boolean }> {
  const types = getTypes(schemas);
  const allowed = getAllowedValues(schemas);
  const propose = async (name: string): Promise<string> => (await proposeEntries([name], post, blog, host)).slice(name.length + 1);
  const whole = (text: string, goesOn = false): { text: string; start: number; end: number; goesOn: boolean } => ({ text, start: Math.max(text.search(/[^\s'-]/), 1), end: text.endsWith('\'') ? text.length - 1 : text.length, goesOn });
  if (isTop && isDateKey(key)) return whole(await propose('date'));
  if (allowed.length > 0) return { text: ' ', start: 1, end: 1, goesOn: true };
  if (types.has('boolean')) return whole(isTop && key === 'comments' ? await propose(key) : ' true', true);
  if (isTop && (key === 'title' || schemas.some(({ default: value }) => typeof value === 'string' || typeof value === 'number'))) return whole(await propose(key));
  if (isPicture(schemas) || index.countNames(key).size > 0) return { text: ' ', start: 1, end: 1, goesOn: isTop };
  if (types.has('array')) return { text: ' []', start: 2, end: 2, goesOn: false };
  return { text: ' ', start: 1, end: 1, goesOn: false };
}
