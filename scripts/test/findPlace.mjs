import { readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { join, relative, resolve } from 'node:path';
import { projectRoot } from '../projectRoot.mjs';

/**
 * Finds where a test failed.
 *
 * @param {string} error with its stack
 * @param {string | null | undefined} file the compiled test file, if it is known
 * @returns {string | undefined} file and line, such as `test/core/date.test.ts:12`; of an error without a stack that leads to a test, the file alone
 */
export function findPlace(error, file) {
  // Plain Node maps stacks by itself; VS Code's hosts give the places in their one bundle.
  const mapped = [...error.matchAll(/\b(test\/[\w./-]+\.ts:\d+)/g)].map(([, place = '']) => place);
  const places = mapped.length > 0 ? mapped : [...error.matchAll(/(out\/test\/[\w./-]+\.m?js):(\d+):(\d+)/g)].flatMap(([, bundle = '', line, column]) => findSource(bundle, Number(line), Number(column)) ?? []);
  // Where the test stands says more than where a helper of several tests does.
  return places.find(place => place.includes('.test.ts')) ?? places[0] ?? (typeof file === 'string' ? relative(projectRoot, file).replace(/^out\//, '').replace(/\.m?js$/, '.ts') : undefined);
}

/**
 * @param {string} bundle
 * @param {number} line from 1
 * @param {number} column from 1
 */
function findSource(bundle, line, column) {
  const path = join(projectRoot, bundle);
  const encoded = /\/\/# sourceMappingURL=data:application\/json;base64,(\S+)\s*$/.exec(readFileSync(path, 'utf8'))?.[1];
  if (encoded === undefined) return undefined;
  const entry = new SourceMap(JSON.parse(Buffer.from(encoded, 'base64').toString())).findEntry(line - 1, column - 1);
  if (!('originalSource' in entry)) return undefined;
  const source = relative(projectRoot, resolve(path, '..', entry.originalSource));
  return source.startsWith('test/') ? `${source}:${entry.originalLine + 1}` : undefined;
}
