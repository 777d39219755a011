import { Validator, type OutputUnit, type Schema } from '@cfworker/json-schema';
import type { InstancePath, JsonSchema, Violation } from './jsonSchema';

const validators = new WeakMap<JsonSchema, Validator>();

// Keywords that only pass on what is wrong below them.
const APPLICATORS = new Set(['properties', 'patternProperties', 'items', 'prefixItems', 'additionalItems', '$ref', '$dynamicRef', '$recursiveRef',
  'additionalProperties', 'unevaluatedProperties', 'unevaluatedItems', 'allOf', 'if', 'then', 'else', 'dependentSchemas', 'dependencies', 'contains', 'propertyNames', 'oneOf', 'anyOf']);

/** Returns what of a schema a value does not meet: the demands themselves, without the levels above that repeat them. */
export function validate(schema: JsonSchema, value: unknown): Violation[] {
  let validator = validators.get(schema);
  if (!validator) validators.set(schema, (validator = new Validator(schema as Schema, schema['$schema']?.toString().includes('draft-07') ? '7' : '2020-12', false)));
  const { valid, errors } = validator.validate(value);
  return valid ? [] : keepLeaves(errors, schema);
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
  return { keyword, path: toPath(instanceLocation), schema: findSchema(root, toPath(keywordLocation).slice(0, -1)) };
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
    const key = decodeURIComponent(step).replaceAll('~1', '/').replaceAll('~0', '~');
    return /^\d+$/.test(key) ? Number(key) : key;
  });
}

function isObject(value: unknown): value is JsonSchema {
  return typeof value === 'object' && value !== null;
}
