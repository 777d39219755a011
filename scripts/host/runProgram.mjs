import { startProcess } from './startProcess.mjs';

/**
 * Runs a program to its end.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv }} [options]
 * @returns {Promise<string>} what it printed, standard error included
 * @throws {Error} when it cannot be started or ends with another code than 0, with the end of what it printed
 */
export function runProgram(command, args, options) {
  return new Promise((resolve, reject) => {
    const { child, stop } = startProcess(command, args, options);
    let output = '';
    child.stdout.on('data', data => (output += data));
    child.stderr.on('data', data => (output += data));
    child.on('error', reject);
    child.on('close', code => {
      stop();
      if (code === 0) resolve(output);
      else reject(new Error(`${command} ${args.join(' ')} ended with ${code}:\n${lastLines(output, 15)}`));
    });
  });
}

/**
 * @param {string} text
 * @param {number} count
 */
function lastLines(text, count) {
  return text.trimEnd().split('\n').slice(-count).join('\n');
}
