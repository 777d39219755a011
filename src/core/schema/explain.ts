import * as l10n from '@vscode/l10n';
import type { InstancePath, JsonSchema, Violation } from './jsonSchema';

/** Says which types a schema takes, as an author would: "a text", "a list or a text". */
export function describeTypes(schema: JsonSchema): string {
  const names = [...new Set(collectTypes(schema).map(nameType))];
  return names.length > 1 ? l10n.t('{0} or {1}', names.slice(0, -1).join(l10n.t(', ')), names.at(-1)!) : names[0] ?? l10n.t('another value');
}

/** Returns the JSON Schema types that a schema takes at its top, through its alternatives. */
export function collectTypes(schema: JsonSchema): readonly string[] {
  const own = typeof schema.type === 'string' ? [schema.type] : schema.type ?? [];
  if (!schema.anyOf && !schema['oneOf']) return own;
  const alternatives = [schema.anyOf, schema['oneOf']].flatMap(list => (Array.isArray(list) ? (list as readonly JsonSchema[]) : []));
  return [...own, ...alternatives.flatMap(collectTypes)];
}

/** Says what a violation of a settings file asks for. */
export function explainViolation({ keyword, path, schema }: Violation): string {
  const name = path.join('.');
  switch (keyword) {
    case 'type':
    case 'anyOf':
    case 'oneOf':
      return l10n.t('"{0}" must be {1}.', name, describeTypes(schema));
    case 'enum':
      return l10n.t('"{0}" must be one of: {1}.', name, (schema.enum ?? []).map(String).join(l10n.t(', ')));
    case 'additionalProperties':
    case 'unevaluatedProperties':
    case 'false':
      return l10n.t('Galley knows no setting "{0}".', name);
    default:
      return l10n.t('The value of "{0}" is not allowed here.', name);
  }
}

/** Names the place of a value as an author would: its keys, without the numbers of items. */
export function namePath(path: InstancePath): string {
  return path.filter(step => typeof step === 'string').join('.');
}

/** Says what a schema asks of a value that is of the right type. */
export function describeDemand({ keyword, schema }: Violation): string {
  const limit = String(schema[keyword]);
  switch (keyword) {
    case 'pattern': return l10n.t('must look like {0}', toExample(schema) ?? limit);
    case 'format': return l10n.t('must be {0}', nameFormat(limit));
    case 'minLength': return l10n.t('must have at least {0} characters', limit);
    case 'maxLength': return l10n.t('must have at most {0} characters', limit);
    case 'minItems': return l10n.t('must have at least {0} items', limit);
    case 'maxItems': return l10n.t('must have at most {0} items', limit);
    case 'uniqueItems': return l10n.t('must not have the same item twice');
    case 'minimum': return l10n.t('must be {0} or more', limit);
    case 'maximum': return l10n.t('must be {0} or less', limit);
    case 'exclusiveMinimum': return l10n.t('must be more than {0}', limit);
    case 'exclusiveMaximum': return l10n.t('must be less than {0}', limit);
    case 'multipleOf': return l10n.t('must be a multiple of {0}', limit);
    default: return typeof schema['description'] === 'string' ? l10n.t('must be: {0}', schema['description']) : l10n.t('is not what this blog\'s schema asks for ({0})', keyword);
  }
}

function toExample({ examples, description }: JsonSchema): string | undefined {
  const example: unknown = Array.isArray(examples) ? examples[0] : undefined;
  if (typeof example === 'string') return `"${example}"`;
  return typeof description === 'string' ? description : undefined;
}

function nameFormat(format: string): string {
  switch (format) {
    case 'date': return l10n.t('a day such as 2021-06-11');
    case 'date-time': return l10n.t('a moment such as 2021-06-11T09:29:00+08:00');
    case 'time': return l10n.t('a time such as 09:29:00Z');
    case 'email': return l10n.t('an e-mail address');
    case 'uri': case 'url': case 'iri': return l10n.t('an address such as https://example.com/');
    case 'uri-reference': return l10n.t('an address or a path');
    default: return format;
  }
}

function nameType(type: string): string {
  switch (type) {
    case 'string': return l10n.t('a text');
    case 'number': return l10n.t('a number');
    case 'integer': return l10n.t('a whole number');
    case 'boolean': return l10n.t('true or false');
    case 'array': return l10n.t('a list');
    case 'object': return l10n.t('a group of keys');
    case 'null': return l10n.t('nothing');
    default: return type;
  }
}
