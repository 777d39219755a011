import { readFile } from 'node:fs/promises';

/** Returns Galley's version. */
export async function getVersion(): Promise<string> {
  const { version } = JSON.parse(await readFile(new URL('../package.json', import.meta.url), 'utf8')) as { readonly version: string };
  return version;
}
