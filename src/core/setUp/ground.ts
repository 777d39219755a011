import type { Files } from '../host';
import { readSettings, type WrittenSettings } from '../readSettings';
import { ruleIds } from '../rules/registry';
import type { Settings } from '../settings';
import { decode } from '../text/decode';

/** What a set-up builds on: what stands in the blog's folder already. */
export interface SetUpGround {
  /** The text of galley.json; `undefined` when there is none. */
  readonly settingsText: string | undefined;
  /** The settings in it; what is among them is the author's and stays. */
  readonly written: WrittenSettings;
  /** The author's preset, else the one that the folder's files speak for. */
  readonly preset: Settings['preset'];
  /** A path at which there is no file yet, for the schema. */
  readonly schemaPath: string;
}

/** Reads what a set-up builds on. */
export async function readSetUpGround(files: Files): Promise<SetUpGround> {
  const settingsText = await readText('galley.json', files);
  const written: WrittenSettings = settingsText === undefined ? {} : readSettings(settingsText, ruleIds).written;
  const own = written['preset'];
  const preset = own === 'hexo' || own === 'plain' ? own : (await isHexo(files)) ? 'hexo' : 'plain';
  return { settingsText, written, preset, schemaPath: await findFreePath(files) };
}

async function isHexo(files: Files): Promise<boolean> {
  const text = await readText('package.json', files);
  // `"hexo": "^8.0.0"` among the dependencies, or the settings that hexo itself keeps there.
  return (text !== undefined && /"hexo"\s*:/.test(text)) || files.exists('_config.yml');
}

async function findFreePath(files: Files): Promise<string> {
  for (let count = 1; ; count++) {
    const path = `post${count === 1 ? '' : `-${count}`}.schema.json`;
    if (!(await files.exists(path))) return path;
  }
}

async function readText(path: string, files: Files): Promise<string | undefined> {
  const bytes = await files.read(path);
  const decoded = bytes && decode(bytes);
  return decoded && 'text' in decoded ? decoded.text : undefined;
}
