import { window } from 'vscode';
import * as l10n from '@vscode/l10n';

const MOST_NAMED = 3;
const LONGEST_NAME = 60;

/** Nothing is lost in silence. */
export function tellLost(lost: readonly string[]): void {
  if (lost.length > 0) void window.showWarningMessage(l10n.t('This could not be taken along: {0}. Copy pictures by themselves, and paste them here.', nameSome(lost)));
}

/** Names the first of some things, and says how many more there are. */
export function nameSome(names: readonly string[]): string {
  const named = names.slice(0, MOST_NAMED).map(name => (name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME)}…` : name));
  const more = names.length > MOST_NAMED ? ` (+${names.length - MOST_NAMED})` : '';
  return named.join(', ') + more;
}
