import * as l10n from '@vscode/l10n';
import { findNodeAtLocation, parseTree, type Node, type ParseError } from 'jsonc-parser';
import type { Finding, Severity } from '../finding';
import { Expansion } from './expansion';
import { findReferred } from './findReferred';
import type { InstancePath, JsonSchema } from './jsonSchema';
import { getMatchLimit } from './matchLimit';
import { validate } from './validate';

/** A project's own schema, as far as it can be used, and what is wrong with it. */
export interface ProjectSchema {
  /** `undefined` when it cannot be used at all. */
  readonly schema: JsonSchema | undefined;
  readonly findings: readonly Finding[];
}

const LONGEST_SCHEMA = 1_000_000;
const DEEPEST = 100;
// Nobody reads more.
const MOST_FINDINGS = 100;
// Schemas that are asked about one value at one place. Real ones take some dozen.
const MOST_IN_PLACE = 1000;
const TYPES = new Set(['string', 'number', 'integer', 'boolean', 'array', 'object', 'null']);
// Where a schema holds others: one, a list, or a group of them. JSON Schema 2020-12 (core, 10 and 11) and draft-07.
const ONE = new Set(['additionalProperties', 'unevaluatedProperties', 'unevaluatedItems', 'additionalItems', 'propertyNames', 'contains', 'not', 'if', 'then', 'else', 'items']);
const MANY = new Set(['allOf', 'anyOf', 'oneOf', 'prefixItems', 'items']);
const GROUPS = new Set(['properties', 'patternProperties', '$defs', 'definitions', 'dependentSchemas', 'dependencies']);
const CONDITIONS = new Set(['not', 'if', 'contains']);

interface SubSchema {
  readonly schema: JsonSchema;
  readonly path: InstancePath;
  /** The outermost condition that it is part of: what is not met there is no fault, or all that is. */
  readonly condition: { readonly schema: JsonSchema; readonly keyword: string } | undefined;
}

/**
 * Reads a project's JSON Schema. It is a stranger's text, and a check runs at every keystroke: what could take long or for ever is refused
 * by its look, here, once. A dangerous pattern is left out; a schema that is broken, endless or too large is not used at all.
 */
export function readProjectSchema(text: string): ProjectSchema {
  if (text.length > LONGEST_SCHEMA) return refuse(text, l10n.t('This schema is longer than a million characters. The preset\'s schema is used.'));
  try {
    return read(text);
  } catch (error) {
    if (error instanceof RangeError) return refuse(text, l10n.t('This schema is nested too deep. The preset\'s schema is used.'));
    throw error;
  }
}

function read(text: string): ProjectSchema {
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { disallowComments: true });
  if (errors.length > 0 || root?.type !== 'object') return refuse(text, l10n.t('This schema cannot be read: it is not valid JSON. The preset\'s schema is used.'), errors[0] && { start: Math.max(errors[0].offset - (errors[0].length === 0 ? 1 : 0), 0), end: errors[0].offset + errors[0].length });
  const schema = JSON.parse(text) as JsonSchema;
  const findings: Finding[] = [];
  const report = (path: InstancePath, message: string, severity: Severity): void => void (findings.length < MOST_FINDINGS && findings.push(toFinding(toSpan(root, path), message, severity)));

  const all = collect(schema);
  for (const { schema: part, path } of all) {
    for (const [place, message] of findMistakes(part)) report([...path, ...place], message, 'error');
    const { $ref } = part;
    if (typeof $ref === 'string' && !findReferred(schema, $ref)) report([...path, '$ref'], l10n.t('"{0}" leads nowhere in this schema; other files are not read. The preset\'s schema is used.', $ref), 'error');
  }
  const expansion = new Expansion(schema);
  const counted = all.map(part => ({ ...part, count: expansion.countInPlace(part.schema) }));
  const endless = all.find(part => expansion.endless.has(part.schema));
  if (endless) report(endless.path, l10n.t('This part of the schema refers to itself without end. The preset\'s schema is used.'), 'error');
  const widest = counted.filter(({ count }) => count > MOST_IN_PLACE && Number.isFinite(count)).sort((a, b) => a.count - b.count)[0];
  if (widest) report(widest.path, l10n.t('This part of the schema refers to others that refer to others: more than {0} would be asked about one value. The preset\'s schema is used.', String(MOST_IN_PLACE)), 'error');
  if (findings.length > 0) return { schema: undefined, findings };

  for (const part of all) {
    for (const path of findDangerousPatterns(part.schema)) {
      report([...part.path, ...path], l10n.t('This pattern is not used: matching it could take minutes, or it is no regular expression. Repeat nothing that repeats already.'), 'warning');
      leaveOut(path, part, all);
    }
  }
  return isUsable(schema) ? { schema, findings } : refuse(text, l10n.t('This schema cannot be used. The preset\'s schema is used.'));
}

/** Returns a schema and all schemas within it. Throws a RangeError when they are nested too deep. */
function collect(root: JsonSchema): readonly SubSchema[] {
  const found: SubSchema[] = [];
  const waiting: SubSchema[] = [{ schema: root, path: [], condition: undefined }];
  for (let part = waiting.pop(); part; part = waiting.pop()) {
    if (part.path.length > DEEPEST) throw new RangeError();
    found.push(part);
    for (const [keyword, value] of Object.entries(part.schema)) {
      const path = [...part.path, keyword];
      const condition = part.condition ?? (CONDITIONS.has(keyword) ? { schema: part.schema, keyword } : undefined);
      const add = (schema: unknown, at: InstancePath): void => void (isObject(schema) && waiting.push({ schema: schema as JsonSchema, path: at, condition }));
      if (MANY.has(keyword) && Array.isArray(value)) value.forEach((schema, index) => add(schema, [...path, index]));
      else if (ONE.has(keyword)) add(value, path);
      else if (GROUPS.has(keyword) && isObject(value)) for (const [name, schema] of Object.entries(value)) add(schema, [...path, name]);
    }
  }
  return found;
}

/** What of a schema means nothing, with its place in it: a slip there would fail every value, or none. */
function findMistakes({ type, properties, required, enum: allowed }: JsonSchema): [InstancePath, string][] {
  const found: [InstancePath, string][] = [];
  const names: readonly unknown[] = type === undefined ? [] : Array.isArray(type) ? (type as readonly unknown[]) : [type];
  for (const name of names) if (!TYPES.has(name as string)) found.push([['type'], l10n.t('JSON Schema knows no type {0}. The preset\'s schema is used.', JSON.stringify(name))]);
  if (properties !== undefined && !isObject(properties)) found.push([['properties'], l10n.t('"{0}" must be {1}.', 'properties', l10n.t('a group of keys'))]);
  for (const [keyword, list] of [['required', required], ['enum', allowed]] as const) if (list !== undefined && !Array.isArray(list)) found.push([[keyword], l10n.t('"{0}" must be {1}.', keyword, l10n.t('a list'))]);
  return found;
}

function findDangerousPatterns({ pattern, patternProperties }: JsonSchema): InstancePath[] {
  const found: InstancePath[] = pattern !== undefined && (typeof pattern !== 'string' || getMatchLimit(pattern) === undefined) ? [['pattern']] : [];
  for (const name of isObject(patternProperties) ? Object.keys(patternProperties) : []) if (getMatchLimit(name) === undefined) found.push(['patternProperties', name]);
  return found;
}

/** The validator's own opinion: some mistakes make it throw. */
function isUsable(schema: JsonSchema): boolean {
  try {
    validate(schema, { title: '', date: '', tags: [''] });
    return true;
  } catch {
    return false;
  }
}

/** Takes a pattern out, and with it what would find fault with what it had allowed: a condition that it was part of, or that there be no other keys. */
function leaveOut(path: InstancePath, { schema, condition }: SubSchema, all: readonly SubSchema[]): void {
  if (condition) Reflect.deleteProperty(condition.schema, condition.keyword);
  const holder = path.length > 1 ? schema['patternProperties'] as object : schema;
  Reflect.deleteProperty(holder, path.at(-1)!);
  if (path.length === 1) return;
  Reflect.deleteProperty(schema, 'additionalProperties');
  for (const other of all) Reflect.deleteProperty(other.schema, 'unevaluatedProperties');
}

function toSpan(root: Node, path: InstancePath): { start: number; end: number } {
  const { offset, length } = findNodeAtLocation(root, [...path]) ?? root;
  return { start: offset, end: offset + length };
}

function refuse(text: string, message: string, span = { start: 0, end: Math.min(text.length, 1) }): ProjectSchema {
  return { schema: undefined, findings: [toFinding(span, message, 'error')] };
}

function toFinding(span: { start: number; end: number }, message: string, severity: Severity): Finding {
  return { rule: 'settings', severity, message, span, fixes: [] };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
