import { findNodeAtLocation, parse as parseJsonc, parseTree, type Node, type ParseError } from 'jsonc-parser';
import * as l10n from '@vscode/l10n';
import settingsSchema from '../../media/galley.schema.json';
import type { Finding } from './finding';
import { findImageSettingProblems } from './image/settingProblems';
import { explainViolation } from './schema/explain';
import type { InstancePath, JsonSchema } from './schema/jsonSchema';
import { validate } from './schema/validate';
import { readJsonText } from './text/jsonText';
import type { Span } from './text/span';

/** The settings as written: anything of them may be absent, nothing of them is wrong. */
export type WrittenSettings = Readonly<Record<string, unknown>>;

/** What a galley.json says, and what is wrong with it. */
export interface ReadSettings {
  readonly written: WrittenSettings;
  readonly findings: readonly Finding[];
}

/**
 * Reads galley.json: JSON with comments and trailing commas. What is wrong in it is reported and left out;
 * everything else counts.
 *
 * @param ruleIds the rules that `rules` may name
 */
export function readSettings(text: string, ruleIds: readonly string[]): ReadSettings {
  const errors: ParseError[] = [];
  const options = { allowTrailingComma: true, disallowComments: false };
  const root = parseTree(text, errors, options);
  if (errors.length > 0 || !root) {
    const { offset, length } = errors[0] ?? { offset: 0, length: text.length };
    return { written: {}, findings: [toFinding(l10n.t('galley.json cannot be read: a comma, colon, quote or bracket is missing or too many here. The default settings are used.'), { start: offset, end: offset + length })] };
  }
  const written: unknown = parseJsonc(text, [], options);
  if (root.type !== 'object') return { written: {}, findings: [toFinding(l10n.t('galley.json must hold settings between { and }.'), toSpan(root))] };

  const findings: Finding[] = [];
  for (const violation of validate(settingsSchema as JsonSchema, written)) {
    findings.push(toFinding(explainViolation(violation), findSpan(root, violation.path, violation.keyword === 'false')));
    remove(written, violation.path);
  }
  findings.push(...checkImageSettings(text, root, written as WrittenSettings));
  const { rules } = written as { readonly rules?: Readonly<Record<string, unknown>> };
  for (const id of Object.keys(rules ?? {})) {
    if (!ruleIds.includes(id)) findings.push(toFinding(l10n.t('Galley knows no rule "{0}".', id), findSpan(root, ['rules', id], true)));
  }
  // jsonc-parser lets a key `__proto__` set what is inherited, which no schema has seen.
  return { written: { ...(written as WrittenSettings) }, findings };
}

/** Reports what is wrong within the texts of `image`, at its place, and leaves those settings out. */
function checkImageSettings(text: string, root: Node, written: WrittenSettings): Finding[] {
  const { image } = written;
  if (typeof image !== 'object' || image === null) return [];
  return findImageSettingProblems(image as WrittenSettings).map(({ name, span, message }) => {
    remove(written, ['image', name]);
    const whole = findSpan(root, ['image', name], false);
    const { toOriginal } = readJsonText(text.slice(whole.start, whole.end));
    return toFinding(message, { start: whole.start + toOriginal(span.start), end: whole.start + toOriginal(span.end) });
  });
}

function toFinding(message: string, span: Span): Finding {
  return { rule: 'settings', severity: 'error', message, span, fixes: [] };
}

/** Returns where the value at a path stands, or its key. */
function findSpan(root: Node, path: InstancePath, isKey: boolean): Span {
  const node = findNodeAtLocation(root, [...path]) ?? root;
  return toSpan((isKey ? node.parent?.children?.[0] : undefined) ?? node);
}

function toSpan({ offset, length }: Node): Span {
  return { start: offset, end: offset + length };
}

function remove(value: unknown, path: InstancePath): void {
  const parent = path.slice(0, -1).reduce<unknown>((current, step) => (current as Record<string, unknown> | undefined)?.[String(step)], value);
  const last = path.at(-1);
  if (last === undefined) return;
  if (Array.isArray(parent)) parent.splice(Number(last), 1);
  else if (typeof parent === 'object' && parent !== null) Reflect.deleteProperty(parent, last);
}
