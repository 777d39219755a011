import * as l10n from '@vscode/l10n';
import { explainSystemError } from './explainSystemError';
import { ExitCode } from './exitCode';
import type { Terminal } from './terminal';

/** Returns the terminal of this process. */
export function processTerminal(): Terminal {
  const { stdin, stdout, stderr, env } = process;
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    // Whoever reads has seen enough (`galley check | head`).
    if (error.code === 'EPIPE') process.exit();
    stderr.write(`galley: ${l10n.t('The output could not be written: {0}', explainSystemError(error))}\n`);
    process.exit(ExitCode.trouble);
  });
  stderr.on('error', () => process.exit());
  return {
    folder: process.cwd(),
    environment: env,
    hasColours: stdout.isTTY && !env['NO_COLOR'] && env['TERM'] !== 'dumb',
    async readInput() {
      const chunks: Uint8Array[] = [];
      for await (const chunk of stdin) chunks.push(chunk as Uint8Array);
      return Buffer.concat(chunks);
    },
    write: output => void stdout.write(output),
    complain: line => void stderr.write(`${line}\n`),
    showProgress(line, isWanted) {
      if (stderr.isTTY) stderr.write(`\r\x1b[2K${line.slice(0, stderr.columns - 1)}`);
      else if (isWanted && line !== '') stderr.write(`${line}\n`);
    },
    watchInterrupt() {
      const end = new AbortController();
      process.once('SIGINT', () => end.abort());
      return end.signal;
    },
  };
}
