import type { IndexedValue } from '../blogIndex';
import { collectTypes } from '../schema/explain';
import type { JsonSchema } from '../schema/jsonSchema';
import { MOST } from './setUpItem';

const NAME = ['string', 'number'] as const;

/**
 * Returns what most values of a key are, the preset's own idea of it first; `undefined` when they do not agree, or are dates,
 * for which rules ask on their own.
 *
 * @param known the preset's schema of the key
 */
export function chooseType(values: readonly IndexedValue[], known: JsonSchema | undefined): JsonSchema | undefined {
  const written = values.filter(({ type }) => type !== 'null');
  const count = (isOne: (value: IndexedValue) => boolean): number => written.filter(isOne).length;
  const least = MOST * written.length;
  if (written.length === 0) return undefined;
  if (known && collectTypes(known).length > 0 && count(value => isOfType(value, known)) >= least) return known;
  if (count(({ type }) => type === 'date') > written.length - least) return undefined;
  const texts = written.filter(({ type, look }) => type === 'string' && look !== 'blank');
  const isPicture = texts.length > 0 && texts.filter(({ look }) => look === 'picture').length >= MOST * texts.length;
  // Sites take a number for a text as well: 20210611 is a slug beside a1b2c3.
  const text: JsonSchema = isPicture ? { type: 'string', 'x-galley-image': true } : { type: count(({ type }) => type === 'number') > 0 ? NAME : 'string' };
  const found = [{ type: 'boolean' }, { type: 'number' }, ...(count(({ type }) => type === 'string') >= least ? [text] : []), { type: NAME }, { type: 'array' }, { type: 'object' }, { type: [...NAME, 'array'] }]
    .find(schema => count(value => isOfType(value, schema)) >= least);
  return found && { ...known, ...found };
}

/** Tells whether a value is of the types that a schema takes; a timestamp is shown to a schema as its text, and a schema of text alone does not want it. */
export function isOfType({ type }: IndexedValue, schema: JsonSchema): boolean {
  return type === 'date' ? schema.type !== 'string' && collectTypes(schema).includes('string') : collectTypes(schema).includes(type);
}
