import * as l10n from '@vscode/l10n';
import type { JsonSchema, Violation } from './jsonSchema';

/** Says which types a schema takes, as an author would: "a text", "a list or a text". */
export function describeTypes(schema: JsonSchema): string {
  const names = [...new Set(collectTypes(schema).map(nameType))];
  return names.length > 1 ? l10n.t('{0} or {1}', names.slice(0, -1).join(l10n.t(', ')), names.at(-1)!) : names[0] ?? l10n.t('another value');
}

/** Returns the JSON Schema types that a schema takes at its top, through its alternatives. */
export function collectTypes(schema: JsonSchema): readonly string[] {
  const own = typeof schema.type === 'string' ? [schema.type] : schema.type ?? [];
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
