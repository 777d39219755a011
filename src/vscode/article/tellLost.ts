import { window } from 'vscode';
import * as l10n from '@vscode/l10n';

const MOST_NAMED = 3;
const LONGEST_NAME = 60;

/** Nothing is lost in silence. */
export function tellLost(lost: readonly string[]): void {
  if (lost.length === 0) return;
  const named = lost.slice(0, MOST_NAMED).map(name => (name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME)}…` : name));
  const more = lost.length > MOST_NAMED ? ` (+${lost.length - MOST_NAMED})` : '';
  void window.showWarningMessage(l10n.t('This could not be taken along: {0}. Copy pictures by themselves, and paste them here.', named.join(', ') + more));
}
