import { commands, window, type Disposable } from 'vscode';
import * as l10n from '@vscode/l10n';
import { Refusal } from '../refusal';
import type { Services } from '../services';

/**
 * Registers a command. What it refuses is told to the person who asked; what it fails at through our own mistake is logged
 * with its stack. Neither reaches VS Code as an exception.
 */
export function registerCommand(id: string, { log }: Services, run: (...args: readonly unknown[]) => Promise<unknown>): Disposable {
  return commands.registerCommand(id, async (...args: readonly unknown[]) => {
    try {
      return await run(...args);
    } catch (error) {
      if (error instanceof Refusal) {
        log.warn(`${id}: ${error.message}`);
        void window.showWarningMessage(error.message);
      } else {
        log.error(error instanceof Error ? error : String(error));
        void showFailure(log);
      }
      return undefined;
    }
  });
}

async function showFailure(log: Services['log']): Promise<void> {
  const show = l10n.t('Show Log');
  const answer = await window.showErrorMessage(l10n.t('Galley could not do this through a mistake of its own. The log says more.'), show);
  if (answer === show) log.show();
}
