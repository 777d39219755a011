import { Validator, type OutputUnit, type Schema } from '@cfworker/json-schema';
import type { InstancePath, JsonSchema, Violation } from './jsonSchema';

interface Prepared {
  /** The keys of which only a type is asked, and their schemas. */
  readonly plain: readonly (readonly [string, JsonSchema])[];
  /** For all the rest. */
  readonly validator: Validator;
}

const known = new WeakMap<JsonSchema, Prepared>();
// The schemas that hold the keywords, by root and keyword location: the same demands fail again and again while somebody types.
const owners = new WeakMap<JsonSchema, Map<string, JsonSchema>>();

// Keywords that only pass on what is wrong below them.
const APPLICATORS = new Set(['properties', 'patternProperties', 'items', 'prefixItems', 'additionalItems', '$ref', '$dynamicRef', '$recursiveRef',
  'additionalProperties', 'unevaluatedProperties', 'unevaluatedItems', 'allOf', 'if', 'then', 'else', 'dependentSchemas', 'dependencies', 'contains', 'propertyNames', 'oneOf', 'anyOf']);

/** Returns what of a schema a value does not meet: the demands themselves, without the levels above that repeat them. */
export function validate(schema: JsonSchema, value: unknown): Violation[] {
  let prepared = known.get(schema);
  if (!prepared) known.set(schema, (prepared = prepare(schema)));
  const { valid, errors } = prepared.validator.validate(value);
  const violations = valid ? [] : keepLeaves(errors, schema);
  if (!isObject(value)) return violations;
  for (const [key, property] of prepared.plain) {
    if (Object.hasOwn(value, key) && !isOfType(value[key], property.type)) violations.push({ keyword: 'type', path: [key], schema: property });
  }
  return violations;
}

/** Parts a schema: a key of which no more than a type is asked, as of most metadata, needs no validator. */
function prepare(schema: JsonSchema): Prepared {
  const isWhole = ['additionalProperties', 'unevaluatedProperties', 'patternProperties'].some(keyword => keyword in schema) || /"\$(?:ref|dynamicRef|recursiveRef)":/.test(JSON.stringify(schema));
  const properties = Object.entries(schema.properties ?? {});
  const plain = isWhole ? [] : properties.filter(([, property]) => isPlain(property));
  const rest = properties.filter(entry => !plain.includes(entry));
  const draft = schema['$schema']?.toString().includes('draft-07') ? '7' : '2020-12';
  return { plain, validator: new Validator({ ...schema, properties: Object.fromEntries(rest) } as Schema, draft, false) };
}

function isPlain(schema: JsonSchema): boolean {
  return isObject(schema) && Object.keys(schema).every(keyword => keyword === 'type' || keyword === 'description' || keyword.startsWith('x-galley-'));
}

/** JSON Schema Validation 2020-12, 6.1.1. */
function isOfType(value: unknown, wanted: JsonSchema['type']): boolean {
  if (wanted === undefined) return true;
  if (typeof wanted !== 'string') return wanted.some(type => isOfType(value, type));
  switch (wanted) {
    case 'null': return value === null;
    case 'array': return Array.isArray(value);
    case 'object': return isObject(value) && !Array.isArray(value);
    case 'integer': return Number.isInteger(value);
    default: return typeof value === wanted;
  }
}

function keepLeaves(errors: readonly OutputUnit[], schema: JsonSchema): Violation[] {
  const choices = errors.filter(({ keyword }) => keyword === 'anyOf' || keyword === 'oneOf');
  const plain = errors.filter(({ keyword, keywordLocation }) =>
    !APPLICATORS.has(keyword) && !choices.some(choice => keywordLocation.startsWith(`${choice.keywordLocation}/`)));
  return [
    ...plain.map(error => toViolation(error, schema)),
    ...choices.filter(choice => !choices.some(outer => choice.keywordLocation.startsWith(`${outer.keywordLocation}/`)))
      .flatMap(choice => toChoiceViolations(choice, errors, schema)),
  ];
}

/**
 * Of alternatives that all fail, the one that got furthest into the value is what the author meant;
 * when all fail at once, the choice itself is what is not met.
 */
function toChoiceViolations(choice: OutputUnit, errors: readonly OutputUnit[], schema: JsonSchema): Violation[] {
  const leaves = errors.filter(({ keyword, keywordLocation, instanceLocation }) =>
    !APPLICATORS.has(keyword) && keywordLocation.startsWith(`${choice.keywordLocation}/`) && instanceLocation.length > choice.instanceLocation.length);
  const deepest = Math.max(...leaves.map(({ instanceLocation }) => instanceLocation.split('/').length));
  const seen = new Set<string>();
  const kept = leaves.filter(({ instanceLocation }) => instanceLocation.split('/').length === deepest && !seen.has(instanceLocation) && seen.add(instanceLocation));
  return (kept.length > 0 ? kept : [choice]).map(error => toViolation(error, schema));
}

function toViolation({ keyword, keywordLocation, instanceLocation }: OutputUnit, root: JsonSchema): Violation {
  let found = owners.get(root);
  if (!found) owners.set(root, (found = new Map()));
  let schema = found.get(keywordLocation);
  if (!schema) found.set(keywordLocation, (schema = findSchema(root, toPath(keywordLocation).slice(0, -1))));
  return { keyword, path: toPath(instanceLocation), schema };
}

/** Follows a keyword location, which goes through `$ref`s, to the schema that it names. */
function findSchema(root: JsonSchema, path: InstancePath): JsonSchema {
  let current: unknown = root;
  for (const step of path) {
    const next: unknown = isObject(current) ? current[String(step)] : undefined;
    current = step === '$ref' && typeof next === 'string' ? findReferred(root, next) : next;
  }
  return isObject(current) ? current : {};
}

function findReferred(root: JsonSchema, reference: string): JsonSchema {
  return reference.startsWith('#') ? findSchema(root, toPath(reference)) : {};
}

function toPath(pointer: string): InstancePath {
  return pointer.split('/').slice(1).map(step => {
    const key = /[%~]/.test(step) ? decodeURIComponent(step).replaceAll('~1', '/').replaceAll('~0', '~') : step;
    return /^\d+$/.test(key) ? Number(key) : key;
  });
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
