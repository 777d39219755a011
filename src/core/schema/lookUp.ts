import { findReferred } from './findReferred';
import type { JsonSchema } from './jsonSchema';

/** Returns the schemas that speak of the value at a path of keys and list items (`[]`), through references and alternatives; the root's for an empty path. */
export function findSchemas(root: JsonSchema, path: readonly string[]): readonly JsonSchema[] {
  return path.reduce<readonly JsonSchema[]>((schemas, step) => schemas.flatMap(schema => {
    const next = step === '[]' ? schema.items : Object.hasOwn(schema.properties ?? {}, step) ? schema.properties![step] : undefined;
    return typeof next === 'object' ? expand(next, root) : [];
  }), expand(root, root));
}

/** Returns a schema and those that hold for the same value. */
function expand(schema: JsonSchema, root: JsonSchema, seen: ReadonlySet<JsonSchema> = new Set()): readonly JsonSchema[] {
  if (seen.has(schema)) return [];
  const others = [
    ...(typeof schema['$ref'] === 'string' ? [findReferred(root, schema['$ref'])] : []),
    ...['anyOf', 'oneOf', 'allOf'].flatMap(keyword => (Array.isArray(schema[keyword]) ? (schema[keyword] as readonly JsonSchema[]) : [])),
  ];
  const known = new Set([...seen, schema]);
  return [schema, ...others.flatMap(other => (typeof other === 'object' && other !== null ? expand(other, root, known) : []))];
}

/** Returns the JSON Schema types that schemas take. */
export function getTypes(schemas: readonly JsonSchema[]): ReadonlySet<string> {
  return new Set(schemas.flatMap(({ type }) => type ?? []));
}

/** Returns the values that schemas name: those of `enum` and `const`. */
export function getAllowedValues(schemas: readonly JsonSchema[]): readonly unknown[] {
  return schemas.flatMap(schema => [...(Array.isArray(schema.enum) ? schema.enum : []), ...('const' in schema ? [schema.const] : [])]);
}

/** Tells whether a value is the address of a picture. */
export function isPicture(schemas: readonly JsonSchema[]): boolean {
  return schemas.some(schema => schema['x-galley-image'] === true);
}
