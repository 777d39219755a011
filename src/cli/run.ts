import * as l10n from '@vscode/l10n';
import { findLanguageOption, readArguments, type Request } from './arguments';
import { check } from './commands/check';
import { fix } from './commands/fix';
import { pictures } from './commands/pictures';
import { render } from './commands/render';
import { ExitCode } from './exitCode';
import { setLanguage } from './language';
import type { Terminal } from './terminal';
import { getUsage } from './usage';
import { UsageError } from './usageError';
import { getVersion } from './version';

/** Does what the command line asks for and returns the exit code. */
export async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  const { environment } = terminal;
  try {
    await setLanguage(findLanguageOption(args) ?? (environment['LC_ALL'] || environment['LANG'] || ''));
    return await obey(readArguments(args), terminal);
  } catch (error) {
    if (error instanceof UsageError) {
      terminal.complain(`galley: ${error.message}\n${l10n.t('"galley --help" says how it is used.')}`);
    } else {
      terminal.complain(`galley: ${l10n.t('Galley itself has failed; please report this.')}\n${error instanceof Error ? error.stack ?? error.message : String(error)}`);
    }
    return ExitCode.trouble;
  }
}

async function obey(request: Request, terminal: Terminal): Promise<number> {
  switch (request.command) {
    case 'help':
      terminal.write(getUsage());
      return ExitCode.fine;
    case 'version':
      terminal.write(`${await getVersion()}\n`);
      return ExitCode.fine;
    case 'check': return check(request, terminal);
    case 'fix': return fix(request, terminal);
    case 'render': return render(request, terminal);
    case 'pictures': return pictures(request, terminal);
  }
}
