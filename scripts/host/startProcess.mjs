import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { projectRoot } from '../projectRoot.mjs';
import { atExit } from './atExit.mjs';

const guard = join(projectRoot, 'scripts/host/guard.mjs');

/**
 * Starts a program in a process group of its own, so that whatever it starts ends with it: at `stop`, or when this
 * process ends, be it killed.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv }} [options]
 */
export function startProcess(command, args, options = {}) {
  const child = spawn(process.execPath, [guard, command, ...args], { ...options, detached: process.platform !== 'win32', stdio: ['pipe', 'pipe', 'pipe'] });
  const stop = atExit(() => {
    try {
      if (child.pid !== undefined) process.kill(process.platform === 'win32' ? child.pid : -child.pid, 'SIGKILL');
    } catch {
      // The group has already ended.
    }
  });
  return { child, stop };
}
