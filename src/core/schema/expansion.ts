import type { JsonSchema } from './jsonSchema';
import { findReferred } from './findReferred';

// Those that look at the same value again.
const IN_PLACE: readonly string[] = ['$ref', '$dynamicRef', '$recursiveRef', 'allOf', 'anyOf', 'oneOf', 'not', 'if', 'then', 'else', 'dependentSchemas', 'dependencies'];
// Those that look at the values within it.
const BELOW: readonly string[] = ['additionalProperties', 'unevaluatedProperties', 'unevaluatedItems', 'additionalItems', 'contains', 'items', 'prefixItems'];

/** Counts how many schemas are asked about a value. */
export class Expansion {
  readonly #root: JsonSchema;
  readonly #inPlace = new Map<JsonSchema, number>();
  readonly #open = new Set<JsonSchema>();
  /** The schemas that come back to themselves without having gone on to another value: one of each ring that was counted. */
  readonly endless = new Set<JsonSchema>();

  constructor(root: JsonSchema) {
    this.#root = root;
  }

  /**
   * Returns how many schemas are asked about the very value that a schema is asked about: itself and those that it passes on to, each as
   * often as it is asked; `Infinity` when that never ends. Each part is looked at once. Throws a RangeError when they pass on too often in a row.
   */
  countInPlace(schema: JsonSchema): number {
    const known = this.#inPlace.get(schema);
    if (known !== undefined) return known;
    if (this.#open.has(schema)) {
      this.endless.add(schema);
      return Number.POSITIVE_INFINITY;
    }
    this.#open.add(schema);
    const count = this.#getPartsInPlace(schema).reduce((sum, part) => sum + this.countInPlace(part), 1);
    this.#open.delete(schema);
    this.#inPlace.set(schema, count);
    return count;
  }

  /** Tells whether asking about a value and all that it holds takes more than so many schemas. A schema that goes on to the same key twice doubles them with each level of the value. */
  isBeyond(most: number, value: unknown): boolean {
    const known = new Map<JsonSchema, Map<unknown, number>>();
    let left = most;
    const count = (schema: JsonSchema, part: unknown): number => {
      if (typeof part !== 'object' || part === null) return this.countInPlace(schema);
      if (--left < 0) return Number.POSITIVE_INFINITY;
      const counts = known.get(schema) ?? new Map<unknown, number>();
      known.set(schema, counts);
      let sum = counts.get(part);
      if (sum !== undefined) return sum;
      sum = 1;
      for (const other of this.#getPartsInPlace(schema)) sum += count(other, part);
      for (const [key, inner] of Object.entries(part)) for (const below of getPartsBelow(schema, key)) sum += count(below, inner);
      counts.set(part, sum);
      return sum;
    };
    return count(this.#root, value) > most;
  }

  #getPartsInPlace(schema: JsonSchema): readonly JsonSchema[] {
    return IN_PLACE.filter(keyword => keyword in schema).flatMap(keyword => {
      const value = schema[keyword];
      return typeof value === 'string' ? toSchemas(findReferred(this.#root, value)) : keyword.startsWith('depend') && isObject(value) ? Object.values(value).flatMap(toSchemas) : toSchemas(value);
    });
  }
}

function getPartsBelow(schema: JsonSchema, key: string): readonly JsonSchema[] {
  const { properties, patternProperties } = schema;
  return [properties && Object.hasOwn(properties, key) ? properties[key] : undefined, ...(isObject(patternProperties) ? Object.values(patternProperties) : []), ...BELOW.map(keyword => schema[keyword])].flatMap(toSchemas);
}

function toSchemas(value: unknown): readonly JsonSchema[] {
  return (Array.isArray(value) ? value as readonly unknown[] : [value]).filter(isObject);
}

function isObject(value: unknown): value is JsonSchema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
