import { Validator, type OutputUnit, type Schema } from '@cfworker/json-schema';
import { Expansion } from './expansion';
import { findReferred, toPath } from './findReferred';
import { getMatchLimit } from './matchLimit';
import { isObject, type InstancePath, type JsonSchema, type Violation } from './jsonSchema';

interface Prepared {
  /** The keys of which little more than a type is asked, and their schemas. */
  readonly plain: ReadonlyMap<string, JsonSchema>;
  /** All the rest, when it is simple enough to tell whether it is met without a validator. */
  readonly simple: JsonSchema | undefined;
  /** All the rest, as the validator has it. */
  readonly guarded: JsonSchema;
  readonly validator: Validator;
  /** For a schema that refers to itself or others: how often that multiplies. */
  readonly expansion: Expansion | undefined;
  /** The length from which on a key is not matched, and so not judged; in UTF-16 units. */
  readonly longestKey: number;
}

const known = new WeakMap<JsonSchema, Prepared>();
// The schemas that hold the keywords, by root and keyword location: the same demands fail again and again while somebody types.
const owners = new WeakMap<JsonSchema, Map<string, JsonSchema>>();

const LONGEST_FORMAT = 2000;
// About a microsecond each.
const MOST_ASKED = 50_000;

// Keywords that hold values, not schemas.
const VALUES = new Set(['enum', 'const', 'default', 'examples']);
// Keywords whose keys are names, not keywords.
const GROUPS = new Set(['properties', 'patternProperties', '$defs', 'definitions', 'dependentSchemas', 'dependencies']);

// Keywords of which a few lines can tell whether they are met; a validator takes ten times as long.
const PLAIN: readonly string[] = ['$schema', 'title', 'description', 'default', 'examples', 'type', 'minLength'];
const SIMPLE: readonly string[] = [...PLAIN, 'required', 'properties', 'items', 'anyOf'];

// Keywords that only pass on what is wrong below them.
const APPLICATORS = new Set(['properties', 'patternProperties', 'items', 'prefixItems', 'additionalItems', '$ref', '$dynamicRef', '$recursiveRef',
  'additionalProperties', 'unevaluatedProperties', 'unevaluatedItems', 'allOf', 'if', 'then', 'else', 'dependentSchemas', 'dependencies', 'contains', 'propertyNames', 'oneOf', 'anyOf']);

/** Returns what of a schema a value does not meet: the demands themselves, without the levels above that repeat them. None of a value so deep that asking about it would take long. */
export function validate(schema: JsonSchema, value: unknown): Violation[] {
  let prepared = known.get(schema);
  if (!prepared) known.set(schema, (prepared = prepare(schema)));
  const violations = prepared.simple && isMet(prepared.simple, value) ? [] : askValidator(prepared, value);
  if (!isObject(value)) return violations;
  for (const key of Object.keys(value)) {
    const property = prepared.plain.get(key);
    const keyword = property && findUnmet(property, value[key]);
    if (keyword) violations.push({ keyword, path: [key], schema: property });
  }
  return violations;
}

function askValidator({ guarded, validator, expansion, longestKey }: Prepared, value: unknown): Violation[] {
  if (expansion?.isBeyond(MOST_ASKED, value)) return [];
  const { valid, errors } = validator.validate(dropLongKeys(value, longestKey));
  return valid ? [] : keepLeaves(errors, guarded);
}

/** Parts a schema: a key of which little more than a type is asked, as of most metadata, needs no validator, and what is simple needs none until it is not met. */
function prepare(schema: JsonSchema): Prepared {
  const refers = /"\$(?:ref|dynamicRef|recursiveRef)":/.test(JSON.stringify(schema));
  const isWhole = refers || ['additionalProperties', 'unevaluatedProperties', 'patternProperties'].some(keyword => keyword in schema);
  const plain = new Map(isWhole ? [] : Object.entries(schema.properties ?? {}).filter(([, property]) => isPlain(property)));
  const draft = schema['$schema']?.toString().includes('draft-07') ? '7' : '2020-12';
  const rest: JsonSchema = { ...schema, properties: Object.fromEntries(Object.entries(schema.properties ?? {}).filter(([key]) => !plain.has(key))) };
  const guarded = spareLongTexts(rest) as JsonSchema;
  return { plain, simple: isSimple(rest) ? rest : undefined, guarded, validator: new Validator(guarded as Schema, draft, false), expansion: refers ? new Expansion(schema) : undefined, longestKey: getLongestKey(schema) };
}

/**
 * Returns a schema that matches a text against patterns and formats only up to their lengths: see `getMatchLimit`. A longer one meets them; within a `not`, it
 * meets none. What was asked beside them stays with them, to be told.
 */
function spareLongTexts(schema: unknown, isNegated = false): unknown {
  if (Array.isArray(schema)) return schema.map(part => spareLongTexts(part, isNegated));
  if (!isObject(schema)) return schema;
  const { pattern, format, ...others } = schema;
  const own = mapValues(typeof pattern === 'string' || typeof format === 'string' ? others : schema, (part, keyword) => (VALUES.has(keyword) ? part : GROUPS.has(keyword) && isObject(part) ? mapValues(part, group => spareLongTexts(group, isNegated)) : spareLongTexts(part, isNegated !== (keyword === 'not'))));
  const demands: [JsonSchema, number][] = [];
  if (typeof pattern === 'string') demands.push([{ pattern }, getMatchLimit(pattern) ?? 0]);
  if (typeof format === 'string') demands.push([{ format }, LONGEST_FORMAT]);
  if (demands.length === 0) return own;
  const { description, examples } = schema;
  const told = { ...(description === undefined ? {} : { description }), ...(examples === undefined ? {} : { examples }) };
  const guards = demands.map(([demand, limit]) => ({ if: { type: 'string', minLength: limit + 1 }, then: !isNegated, else: { ...told, ...demand } }));
  return { ...own, allOf: [...(Array.isArray(own['allOf']) ? (own['allOf'] as readonly unknown[]) : []), ...guards] };
}

function mapValues(group: Readonly<Record<string, unknown>>, change: (value: unknown, key: string) => unknown): Record<string, unknown> {
  return Object.fromEntries(Object.entries(group).map(([key, value]) => [key, change(value, key)]));
}

/** The least of what the patterns of keys allow. */
function getLongestKey(schema: unknown): number {
  if (!isObject(schema)) return Number.POSITIVE_INFINITY;
  const { patternProperties, propertyNames } = schema;
  const own = Object.keys(isObject(patternProperties) ? patternProperties : {}).map(pattern => getMatchLimit(pattern) ?? 0);
  return Math.min(...own, propertyNames === undefined ? Number.POSITIVE_INFINITY : LONGEST_FORMAT, ...Object.values(schema).map(getLongestKey));
}

function dropLongKeys(value: unknown, longest: number): unknown {
  if (longest === Number.POSITIVE_INFINITY || !isObject(value)) return value;
  if (Array.isArray(value)) return value.map(item => dropLongKeys(item, longest));
  return Object.fromEntries(Object.entries(value).filter(([key]) => key.length <= longest).map(([key, part]) => [key, dropLongKeys(part, longest)]));
}

/** Tells whether a schema asks for no more than one thing at a time: a type, and of a text that something is written. */
function isPlain(schema: JsonSchema): boolean {
  return isObject(schema) && isMadeOf(schema, PLAIN) && (schema.minLength === undefined || (schema.minLength === 1 && schema.type === 'string'));
}

/** Tells whether `isMet` knows all that a schema asks for, at every depth. */
function isSimple(schema: unknown): boolean {
  if (!isObject(schema) || Array.isArray(schema) || !isMadeOf(schema, SIMPLE)) return false;
  const { minLength, items, anyOf, properties } = schema as JsonSchema;
  return (minLength === undefined || minLength === 1) && (items === undefined || isSimple(items))
    && (anyOf === undefined || (Array.isArray(anyOf) && anyOf.every(isSimple))) && Object.values(properties ?? {}).every(isSimple);
}

function isMadeOf(schema: JsonSchema, keywords: readonly string[]): boolean {
  return Object.keys(schema).every(keyword => keywords.includes(keyword) || keyword.startsWith('x-galley-'));
}

/** Returns the keyword that a value does not meet of a plain schema. */
function findUnmet({ type, minLength }: JsonSchema, value: unknown): string | undefined {
  if (!isOfType(value, type)) return 'type';
  return minLength === 1 && value === '' ? 'minLength' : undefined;
}

/** Tells whether a value meets a simple schema; what it does not meet is for the validator to say. */
function isMet(schema: JsonSchema, value: unknown): boolean {
  const { required, properties, items, anyOf } = schema;
  if (findUnmet(schema, value) || (anyOf && !anyOf.some(alternative => isMet(alternative, value)))) return false;
  if (Array.isArray(value)) return !items || value.every(item => isMet(items, item));
  if (!isObject(value)) return true;
  return (required ?? []).every(key => Object.hasOwn(value, key)) && (!properties || Object.keys(value).every(key => !Object.hasOwn(properties, key) || isMet(properties[key]!, value[key])));
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
