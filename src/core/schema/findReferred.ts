import { decodeUri } from '../text/decodeUri';
import { isObject, type InstancePath, type JsonSchema } from './jsonSchema';

// By the schema that holds them: a name may be referred to many times.
const anchors = new WeakMap<JsonSchema, ReadonlyMap<string, JsonSchema>>();

/** Returns the schema that a `$ref` names within the same file: by a pointer, or by an `$anchor`; `undefined` when there is none. */
export function findReferred(root: JsonSchema, reference: string): JsonSchema | undefined {
  const local = typeof root['$id'] === 'string' && reference.startsWith(`${root['$id']}#`) ? reference.slice(root['$id'].length) : reference;
  if (!local.startsWith('#')) return undefined;
  if (local === '#') return root;
  if (!local.startsWith('#/')) return getAnchors(root).get(local.slice(1));
  let current: unknown = root;
  for (const step of toPath(local)) current = isObject(current) ? current[String(step)] : undefined;
  return isObject(current) ? current : undefined;
}

/** Reads a JSON pointer (RFC 6901), with what stands before its first slash left out. */
export function toPath(pointer: string): InstancePath {
  return pointer.split('/').slice(1).map(step => {
    const key = /[%~]/.test(step) ? decodeUri(step).replaceAll('~1', '/').replaceAll('~0', '~') : step;
    return /^\d+$/.test(key) ? Number(key) : key;
  });
}

function getAnchors(root: JsonSchema): ReadonlyMap<string, JsonSchema> {
  let found = anchors.get(root);
  if (!found) anchors.set(root, (found = collectAnchors(root, new Map())));
  return found;
}

function collectAnchors(schema: unknown, found: Map<string, JsonSchema>): ReadonlyMap<string, JsonSchema> {
  if (!isObject(schema)) return found;
  const { $anchor, $id } = schema;
  for (const name of [$anchor, typeof $id === 'string' && $id.startsWith('#') ? $id.slice(1) : undefined]) if (typeof name === 'string' && !found.has(name)) found.set(name, schema);
  for (const value of Object.values(schema)) collectAnchors(value, found);
  return found;
}
