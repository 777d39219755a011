import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { cacheFolder } from '../../scripts/host/cache.mjs';
import { takesSameInputs } from './fuzzing';

// What another program answers is kept in the cache, as long as nothing changes on which the answer depends: the installed packages, Node, the machine's zone, the script that asks.

const FOLDER = join(cacheFolder, 'oracles');

const hash = (...parts: readonly (string | Uint8Array)[]): string => parts.reduce((sum, part) => sum.update(part).update('\0'), createHash('sha256')).digest('hex');

/**
 * Answers a question from the cache, else asks, and keeps the answer.
 *
 * @param question everything that is asked, as plain data; the same answer to the same question, but for what no test looks at
 * @param script the file of the script that asks
 */
export async function askOracle<Answer>(question: unknown, script: string, ask: () => Promise<Answer>): Promise<Answer> {
  // What is asked once only need not be kept.
  if (!takesSameInputs) return ask();
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const file = join(FOLDER, hash(process.version, zone, await readFile('package-lock.json'), await readFile(script), JSON.stringify(question)));
  const known = await readAnswer(file);
  if (known) return known.answer as Answer;
  const answer = await ask();
  await keepAnswer(file, answer);
  return answer;
}

/** Reads an answer; `undefined`: there is none, or its file is broken. */
async function readAnswer(file: string): Promise<{ readonly answer: unknown } | undefined> {
  try {
    const content = await readFile(file);
    const body = content.subarray(64);
    return content.subarray(0, 64).toString() === hash(body) ? { answer: deserialize(body) } : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps an answer. It gets its name only when it is complete; on a full disk it is not kept. */
async function keepAnswer(file: string, answer: unknown): Promise<void> {
  const unfinished = `${file}.unfinished-${process.pid}`;
  const body = serialize(answer);
  try {
    await mkdir(FOLDER, { recursive: true });
    await writeFile(unfinished, Buffer.concat([Buffer.from(hash(body)), body]));
    await rename(unfinished, file);
  } catch {
    await rm(unfinished, { force: true }).catch(() => undefined);
  }
}
