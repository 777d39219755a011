/** A JSON Schema, 2020-12 or draft-07. */
export interface JsonSchema {
  readonly [keyword: string]: unknown;
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly minLength?: number;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  /** Galley's own: the value is the address of a picture. */
  readonly 'x-galley-image'?: boolean;
  /** Galley's own: only some themes or plugins know the key. */
  readonly 'x-galley-theme'?: boolean;
  /** Galley's own: keys that a post should have, in the order in which they are proposed. */
  readonly 'x-galley-recommended'?: readonly string[];
}

/** Where a value stands in a document: keys and indexes from the root. */
export type InstancePath = readonly (string | number)[];

/** A demand of a schema that a value does not meet. */
export interface Violation {
  readonly path: InstancePath;
  /** The keyword that demands it, such as `type` or `required`. */
  readonly keyword: string;
  /** The schema that holds the keyword. */
  readonly schema: JsonSchema;
}

/** Tells whether a value of JSON holds others, by keys or, as a list does, by numbers. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
