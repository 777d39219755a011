import { spawn } from 'node:child_process';
import { atExit } from './atExit.mjs';

/**
 * Starts a program in a process group of its own, so that whatever it starts ends with it: at `stop`, or when this
 * process ends.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv }} [options]
 */
export function startProcess(command, args, options = {}) {
  const child = spawn(command, args, { ...options, detached: process.platform !== 'win32', stdio: ['ignore', 'pipe', 'pipe'] });
  const stop = atExit(() => {
    try {
      if (child.pid !== undefined) process.kill(process.platform === 'win32' ? child.pid : -child.pid, 'SIGKILL');
    } catch {
      // The group has already ended.
    }
  });
  return { child, stop };
}
