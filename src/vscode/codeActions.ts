import { CodeAction, CodeActionKind, languages, type CancellationToken, type CodeActionContext, type CodeActionProvider, type Disposable, type Range } from 'vscode';
import * as l10n from '@vscode/l10n';
import type { Finding } from '../core/index';
import type { CheckedPost } from './checks';
import { getAllFixes, toWorkspaceEdit } from './fixes';
import type { Services } from './services';
import { toRange } from './toDiagnostic';

const FIX_ALL = CodeActionKind.SourceFixAll.append('galley');

/** Offers the fixes of the findings at the cursor, and all safe ones together as a source action. */
export function registerCodeActions({ checks }: Services): Disposable {
  const provider: CodeActionProvider = {
    async provideCodeActions(document, range, context, token) {
      const checked = await checks.findChecked(document);
      const isWanted = (): boolean => checked !== undefined && checked.version === document.version && !token.isCancellationRequested;
      if (!checked || !isWanted()) return [];
      const actions = isAskedFor(CodeActionKind.QuickFix, context) ? toQuickFixes(checked, range, context) : [];
      // Reckoning all fixes takes a second check: only when they are asked for by name, as on save.
      if (context.only && isAskedFor(FIX_ALL, context)) actions.push(...(await toFixAll(checked, token)));
      return isWanted() ? actions : [];
    },
  };
  return languages.registerCodeActionsProvider([{ language: 'markdown' }, { language: 'html' }], provider, { providedCodeActionKinds: [CodeActionKind.QuickFix, FIX_ALL] });
}

function isAskedFor(kind: CodeActionKind, { only }: CodeActionContext): boolean {
  return only === undefined || only.contains(kind);
}

function toQuickFixes({ document, findings }: CheckedPost, range: Range, { diagnostics }: CodeActionContext): CodeAction[] {
  return findings
    .map(finding => ({ finding, at: toRange(document, finding.span) }))
    .filter(({ at }) => at.intersection(range) !== undefined)
    .flatMap(({ finding, at }) => finding.fixes.map((fix, index) => {
      const action = new CodeAction(fix.title, CodeActionKind.QuickFix);
      action.edit = toWorkspaceEdit(document, fix.edits);
      action.diagnostics = diagnostics.filter(({ code, range: shown }) => getRule(code) === finding.rule && shown.isEqual(at));
      action.isPreferred = fix.safe && index === findSafe(finding);
      return action;
    }));
}

/** Returns the index of a finding's first safe fix, -1 without one: of several preferred actions VS Code takes any. */
function findSafe({ fixes }: Finding): number {
  return fixes.findIndex(({ safe }) => safe);
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
