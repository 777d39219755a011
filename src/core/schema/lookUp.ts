import { findReferred } from './findReferred';
import type { JsonSchema } from './jsonSchema';

// What was looked up of a schema, by question: a blog has one schema for all its posts, and each rule asks it about each key.
const answers = new WeakMap<JsonSchema, Map<string, readonly unknown[]>>();

/** Looks something up once. What is not there is not kept: what authors may ask for has no end. */
function lookUp<Found>(root: JsonSchema, question: string, find: () => readonly Found[]): readonly Found[] {
  let known = answers.get(root);
  if (!known) answers.set(root, (known = new Map()));
  const answer = known.get(question) as readonly Found[] | undefined;
  if (answer) return answer;
  const found = find();
  if (found.length > 0) known.set(question, found);
  return found;
}

/** Returns the schemas that speak of the value at a path of keys and list items (`[]`), through references and alternatives, each once; the root's for an empty path. */
export function findSchemas(root: JsonSchema, path: readonly string[]): readonly JsonSchema[] {
  return lookUp(root, path.length === 1 ? path[0]! : `\n${path.join('\n')}`, () => {
    const step = path.at(-1);
    return step === undefined ? expand([root], root, PASSING_ON) : findSchemasBelow(findSchemas(root, path.slice(0, -1)), step, root);
  });
}

/** Returns the schemas that speak of what stands at a key, or in a list (`[]`), of a value that some schemas speak of. */
export function findSchemasBelow(schemas: readonly JsonSchema[], step: string, root: JsonSchema): readonly JsonSchema[] {
  return expand(schemas.map(schema => (step === '[]' ? schema.items : Object.hasOwn(schema.properties ?? {}, step) ? schema.properties![step] : undefined)), root, PASSING_ON);
}

/** Returns the keys that a schema knows below a path, each with the first schema that speaks of it. */
export function getProperties(root: JsonSchema, path: readonly string[] = []): Readonly<Record<string, JsonSchema>> {
  const groups = findSchemas(root, path).map(({ properties }) => properties).filter(properties => properties !== undefined);
  return groups.length === 1 ? groups[0]! : (Object.assign({}, ...groups.toReversed()) as Record<string, JsonSchema>);
}

/** Returns the keys of a post that hold the address of a picture. */
export function getPictureKeys(root: JsonSchema): readonly string[] {
  return Object.keys(getProperties(root)).filter(key => isPicture(findSchemas(root, [key])));
}

/** Returns the keys that every post needs, whatever else it has. */
export function getRequiredKeys(root: JsonSchema): readonly string[] {
  return lookUp(root, '\n required', () => [...new Set(expand([root], root, ALWAYS).flatMap(({ required }) => required ?? []))]);
}

/** Returns the keys that posts should have, in the order in which they are proposed. */
export function getRecommendedKeys(root: JsonSchema): readonly string[] {
  return lookUp(root, '\n recommended', () => [...new Set(findSchemas(root, []).flatMap(schema => schema['x-galley-recommended'] ?? []))]);
}

// Keywords whose schemas hold for the same value: in any case, or in some.
const ALWAYS: readonly string[] = ['allOf'];
const PASSING_ON: readonly string[] = ['allOf', 'anyOf', 'oneOf'];

/** Returns schemas, in their order, each followed by those that hold for the same value. */
function expand(schemas: readonly unknown[], root: JsonSchema, keywords: readonly string[], found = new Set<JsonSchema>()): readonly JsonSchema[] {
  for (const schema of schemas) {
    if (!isSchema(schema) || found.has(schema)) continue;
    found.add(schema);
    const others = keywords.flatMap(keyword => (Array.isArray(schema[keyword]) ? (schema[keyword] as readonly unknown[]) : []));
    expand([typeof schema['$ref'] === 'string' ? findReferred(root, schema['$ref']) : undefined, ...others], root, keywords, found);
  }
  return [...found];
}

function isSchema(value: unknown): value is JsonSchema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
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
