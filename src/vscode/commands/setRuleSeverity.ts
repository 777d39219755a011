import { Uri, window } from 'vscode';
import * as l10n from '@vscode/l10n';
import type { Severity } from '../../core/index';
import { loadCore } from '../loadCore';
import type { Services } from '../services';
import { editSettings } from './editSettings';
import { toOptions } from './target';

/** Behind a quick fix, `galley.setRuleSeverity(uri, { rule, severity? })`: sets how severe a rule is for a whole blog, in its galley.json. */
export async function setRuleSeverity({ blogs }: Services, uri: unknown, options: unknown): Promise<void> {
  const { rule, severity: given } = toOptions(options);
  const { nameSeverity, rules, setSeverity, severities } = await loadCore();
  const known = rules.find(({ id }) => id === rule);
  if (!(uri instanceof Uri) || !known) return;
  const choices: readonly (Severity | 'off')[] = ['off', ...severities.toReversed()];
  const severity = choices.find(choice => choice === given) ?? (await ask());
  if (!severity) return;
  const { root } = await blogs.getBlog(uri);
  await editSettings(root, text => setSeverity(text, known.id, severity));

  async function ask(): Promise<Severity | 'off' | undefined> {
    const items = choices.map(value => ({ label: value === 'off' ? l10n.t('off') : nameSeverity(value), description: value, value }));
    const title = l10n.t('How severe is "{0}" in this blog?', known!.id);
    return (await window.showQuickPick(items, { title, placeHolder: known!.summary() }))?.value;
  }
}
