import { setSettings } from '../editSettings';
import { readSettings } from '../readSettings';
import { ruleIds } from '../rules/registry';
import type { JsonSchema } from '../schema/jsonSchema';
import type { SetUpProposal } from './proposeSetUp';
import type { SetUpItem } from './setUpItem';
import { writeJson } from './writeJson';

/** The texts that a set-up writes. */
export interface SetUpTexts {
  /** Of galley.json. */
  readonly settings: string;
  /** Of the proposal's schema file; `undefined` when none of what is accepted needs one. */
  readonly schema: string | undefined;
}

/**
 * Returns the texts that say what is accepted of a proposal.
 *
 * @param settingsText the text of galley.json as it is, whose comments and layout stay; `undefined` when there is none
 * @returns `undefined` when galley.json has a mistake that must be mended first
 */
export function applySetUp(settingsText: string | undefined, { baseSchema, schemaPath }: SetUpProposal, accepted: readonly SetUpItem[]): SetUpTexts | undefined {
  const isNew = settingsText === undefined || settingsText.trim() === '';
  if (!isNew && readSettings(settingsText, ruleIds).findings.length > 0) return undefined;
  const hasSchema = accepted.some(({ schema }) => schema !== undefined);
  const settings = setSettings(isNew ? undefined : settingsText, [...accepted.flatMap(item => item.settings), ...(hasSchema ? [[['schema'], `./${schemaPath}`] as const] : [])]);
  if (settings === undefined) return undefined;
  return { settings: isNew ? writeJson(JSON.parse(settings)) : settings, schema: hasSchema ? writeJson(toSchema(baseSchema, accepted)) : undefined };
}

function toSchema({ properties = {}, ...base }: JsonSchema, accepted: readonly SetUpItem[]): JsonSchema {
  const parts = accepted.map(({ schema }) => schema ?? {});
  const required = parts.flatMap(part => part.required ?? []);
  const recommended = parts.flatMap(part => part.recommended ?? []);
  const merged = new Map(Object.entries(properties));
  for (const [key, property] of parts.flatMap(part => Object.entries(part.properties ?? {}))) merged.set(key, { ...merged.get(key), ...property });
  return { ...base, ...(required.length > 0 ? { required } : {}), ...(recommended.length > 0 ? { 'x-galley-recommended': recommended } : {}), properties: Object.fromEntries(merged) };
}
