// Runs a program until it ends, or until the process that started this one is gone, however that ended: then standard input closes.
// usage: guard.mjs COMMAND [ARGUMENT…], in a process group of its own
import { spawn } from 'node:child_process';

const [command = '', ...args] = process.argv.slice(2);
const child = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'] });

process.stdin.resume().on('close', () => {
  if (process.platform === 'win32') child.kill();
  else process.kill(-process.pid, 'SIGKILL');
});
child.on('error', error => {
  console.error(error.message);
  process.exit(127);
});
child.on('exit', (code, signal) => {
  process.exitCode = code ?? 1;
  if (signal !== null) console.error(`${command} ended with ${signal}`);
  process.exit();
});
