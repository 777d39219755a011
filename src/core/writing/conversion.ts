import * as l10n from '@vscode/l10n';
import type { Edit } from '../text/span';
import type { PageChange } from './shownPage';

/** What writing a selection in another language comes to: the edits, or in the author's words why something would be lost. */
export type Conversion = { readonly edits: readonly Edit[] } | { readonly refusal: string };

/** Says that a page would not stay as it is. */
export function refuseChange(change: PageChange | undefined): string {
  return change ? l10n.t('The page would change: where it has {0} now, it would have {1}.', change.before || '-', change.after || '-') : l10n.t('What is selected cannot be told from what stands around it.');
}
