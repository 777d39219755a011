import type { CancellationToken } from 'vscode';
import * as l10n from '@vscode/l10n';
import type { AskOptions } from '../../core/index';
import { toOptions } from '../commands/target';
import { Refusal } from '../refusal';

/** Refuses in the web host: a browser neither says for which page it asks nor lets the answer be read. */
export function refuseInBrowser(): void {
  if ('importScripts' in globalThis) throw new Refusal(l10n.t('VS Code in a browser cannot ask other sites for pictures. Do this in VS Code on a computer, or by the command line.'));
}

/** Returns what asks other sites for pictures, until somebody cancels it. */
export function getAskOptions(given: unknown, token: CancellationToken): AskOptions & { readonly signal: AbortSignal } {
  const { allowedOrigins } = toOptions(given);
  const origins = Array.isArray(allowedOrigins) ? allowedOrigins.filter(origin => typeof origin === 'string') : [];
  const end = new AbortController();
  token.onCancellationRequested(() => end.abort());
  return { fetch: globalThis.fetch as unknown as AskOptions['fetch'], allowedOrigins: origins, signal: end.signal };
}
