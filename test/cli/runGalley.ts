import { spawnSync } from 'node:child_process';
import { installGalley } from './installedGalley';

/** What a run of the command has printed, and its exit code. */
export interface Run {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
  /** Standard output as it is. */
  readonly bytes: Buffer;
}

export interface RunOptions {
  /** Standard input. */
  readonly input?: string | Uint8Array;
  readonly env?: Readonly<Record<string, string>>;
  /** True: not as root, whom no permission stops. */
  readonly isOrdinaryUser?: boolean;
  /** A shell command line in which `"$@"` is galley with its arguments. */
  readonly shell?: string;
}

const NOBODY = 65_534;

/** Runs the installed command in a folder, in English unless `env` says otherwise. */
export function runGalley(cwd: string, args: readonly string[], { input = '', env = {}, isOrdinaryUser = false, shell }: RunOptions = {}): Run {
  const { command } = installGalley();
  const [program, parameters] = shell === undefined ? [command, args] : ['sh', ['-c', shell, 'sh', command, ...args]];
  const { status, stdout, stderr, error } = spawnSync(program, parameters, {
    cwd, input,
    env: { PATH: process.env['PATH'] ?? '', LANG: 'C', ...env },
    maxBuffer: 1 << 28,
    ...(isOrdinaryUser && process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {}),
  });
  if (error) throw error;
  return { code: status, out: stdout.toString(), err: stderr.toString(), bytes: stdout };
}
