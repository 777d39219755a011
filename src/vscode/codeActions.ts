import { CodeAction, CodeActionKind, CodeActionTriggerKind, languages, type CancellationToken, type CodeActionContext, type CodeActionProvider, type Disposable, type Range } from 'vscode';
import * as l10n from '@vscode/l10n';
import type { Finding, Fix } from '../core/index';
import type { CheckedPost } from './checks';
import { isLong } from './documents';
import { getAllFixes, toWorkspaceEdit } from './fixes';
import { loadCore } from './loadCore';
import type { Services } from './services';
import { textLanguages } from './textLanguages';
import { toRange } from './toDiagnostic';

const FIX_ALL = CodeActionKind.SourceFixAll.append('galley');

/** Offers the fixes of the findings at the cursor, and all safe ones together as a source action. */
export function registerCodeActions({ checks }: Services): Disposable {
  const provider: CodeActionProvider = {
    async provideCodeActions(document, range, context, token) {
      // The light bulb, which nobody asked for, waits for the check that comes when the author pauses.
      if (context.triggerKind === CodeActionTriggerKind.Automatic && isLong(document) && !(await checks.isChecked(document))) return [];
      const checked = await checks.findChecked(document);
      const isWanted = (): boolean => checked !== undefined && checked.version === document.version && !token.isCancellationRequested;
      if (!checked || !isWanted()) return [];
      const actions = isAskedFor(CodeActionKind.QuickFix, context) ? await toQuickFixes(checked, range, context) : [];
      // Reckoning all fixes takes a second check: only when they are asked for by name, as on save.
      if (context.only && isAskedFor(FIX_ALL, context)) actions.push(...(await toFixAll(checked, token)));
      return isWanted() ? actions : [];
    },
  };
  return languages.registerCodeActionsProvider(textLanguages, provider, { providedCodeActionKinds: [CodeActionKind.QuickFix, FIX_ALL] });
}

function isAskedFor(kind: CodeActionKind, { only }: CodeActionContext): boolean {
  return only === undefined || only.contains(kind);
}

async function toQuickFixes({ document, findings, post }: CheckedPost, range: Range, { diagnostics }: CodeActionContext): Promise<CodeAction[]> {
  const { getSilencers, rules } = await loadCore();
  // What is found in a blog as a whole is no finding of a check, but shown all the same.
  const ofBlog = new Set<unknown>(rules.filter(({ part }) => part === 'blog').map(({ id }) => id));
  const shown = diagnostics.filter(({ source, code }) => source === 'galley' && ofBlog.has(getRule(code))).map(({ code, message, range: at }): Finding => ({
    rule: getRule(code) as string, severity: 'info', message, span: { start: document.offsetAt(at.start), end: document.offsetAt(at.end) }, fixes: [],
  }));
  const here = [...findings, ...shown].map(finding => ({ finding, at: toRange(document, finding.span) })).filter(({ at }) => at.intersection(range) !== undefined);
  const toAction = (title: string, { finding, at }: (typeof here)[number]): CodeAction => {
    const action = new CodeAction(title, CodeActionKind.QuickFix);
    action.diagnostics = diagnostics.filter(diagnostic => getRule(diagnostic.code) === finding.rule && diagnostic.range.isEqual(at));
    return action;
  };
  // One that mends several of them is offered once.
  const offered = new Set<Fix>();
  const fixes = here.flatMap(found => found.finding.fixes.filter(fix => !offered.has(fix) && offered.add(fix)).map(fix => {
    const action = toAction(fix.title, found);
    action.edit = toWorkspaceEdit(document, fix.edits);
    action.isPreferred = fix === findSafe(found.finding);
    return action;
  }));
  // Below everything that mends: ways to live with it.
  const ways = here.filter(({ finding }, index) => rules.some(({ id }) => id === finding.rule) && here.findIndex(other => other.finding.rule === finding.rule) === index).flatMap(found => {
    const { rule } = found.finding;
    const silencers = getSilencers(post, found.finding).map(({ title, edits }) => {
      const action = toAction(title, found);
      action.edit = toWorkspaceEdit(document, edits);
      return action;
    });
    const settle = toAction(l10n.t('Set how severe "{0}" is in this blog…', rule), found);
    settle.command = { title: settle.title, command: 'galley.setRuleSeverity', arguments: [document.uri, { rule }] };
    return [...silencers, settle];
  });
  return [...fixes, ...ways];
}

/** Returns a finding's first safe fix: of several preferred actions VS Code takes any. */
function findSafe({ fixes }: Finding): Fix | undefined {
  return fixes.find(({ safe }) => safe);
}

function getRule(code: CodeActionContext['diagnostics'][number]['code']): unknown {
  return typeof code === 'object' ? code.value : code;
}

async function toFixAll(checked: CheckedPost, token: CancellationToken): Promise<CodeAction[]> {
  const edits = await getAllFixes(checked);
  if (edits.length === 0 || token.isCancellationRequested) return [];
  const action = new CodeAction(l10n.t('Mend everything that Galley can mend safely'), FIX_ALL);
  action.edit = toWorkspaceEdit(checked.document, edits);
  return [action];
}
