import picomatch from 'picomatch/posix.js';
import * as l10n from '@vscode/l10n';
import type { Finding } from './finding';
import type { Files } from './host';
import { toBlockSource } from './image/template';
import { readSettings, type WrittenSettings } from './readSettings';
import { readSiteConfig, type SiteConfig } from './readSiteConfig';
import { ruleIds } from './rules/registry';
import type { JsonSchema } from './schema/jsonSchema';
import { readProjectSchema } from './schema/projectSchema';
import { presetSchemas } from './schema/presets';
import { defaultSettings, type Settings } from './settings';
import { decode } from './text/decode';

/** A folder of posts with its rules. */
export interface Blog {
  readonly settings: Settings;
  /** What the front matter of its posts should look like. */
  readonly schema: JsonSchema;
  /** What is wrong with the files that the settings come from. */
  readonly problems: readonly FileFinding[];
}

/** A finding in a file other than a post. */
export interface FileFinding {
  /** The file's path, relative to the blog's folder. */
  readonly path: string;
  readonly text: string;
  readonly finding: Finding;
}

/** The files that make a folder a blog's, the telling one first; when one changes, the blog is to be read again. */
export const blogFiles: readonly string[] = ['galley.json', '_config.yml'];

/**
 * Reads a blog's settings from its folder. Never throws: what is wrong is in `problems`, and the defaults stand in for it.
 *
 * @param options.trusted false: nothing of the project's own is used but its plain settings (no schema, styles, template)
 */
export async function readBlog(files: Files, { trusted = true }: { readonly trusted?: boolean } = {}): Promise<Blog> {
  const problems: FileFinding[] = [];
  const readText = async (path: string): Promise<string | undefined> => {
    const bytes = await files.read(path);
    const decoded = bytes && decode(bytes);
    if (!decoded || 'text' in decoded) return decoded?.text;
    problems.push({ path, text: '', finding: { rule: 'file-encoding', severity: 'error', message: l10n.t('This file is in {0}; it must be saved as UTF-8.', decoded.encoding), span: { start: 0, end: 0 }, fixes: [] } });
    return undefined;
  };
  const note = (path: string, text: string, findings: readonly Finding[]): void => {
    problems.push(...findings.map(finding => ({ path, text, finding })));
  };

  const [settingsText, configText] = await Promise.all(blogFiles.map(readText));
  const { written, findings } = settingsText === undefined ? { written: {}, findings: [] } : readSettings(settingsText, ruleIds);
  note('galley.json', settingsText ?? '', findings);
  const site = configText === undefined ? { config: {}, findings: [] } : readSiteConfig(configText);
  note('_config.yml', configText ?? '', site.findings);

  const settings = mergeSettings(written, site.config, trusted);
  const ownSchema = settings.schema === undefined ? undefined : await readSchema(settings.schema, settingsText ?? '', readText, note);
  return { settings, schema: ownSchema ?? presetSchemas[settings.preset], problems };
}

// Where Hexo has the files of a post that has a folder of its own.
const ASSET_FOLDER = '{folder}/{post}';

const matchers = new WeakMap<Settings, (path: string) => boolean>();

/** Tells whether a path, relative to the blog's folder, is a post's. */
export function isPostPath({ settings }: Blog, path: string): boolean {
  let isMatch = matchers.get(settings);
  if (!isMatch) matchers.set(settings, (isMatch = toMatcher(settings.posts)));
  return /\.(?:md|markdown|html?)$/i.test(path) && isMatch(path);
}

function toMatcher(globs: readonly string[]): (path: string) => boolean {
  const [unwanted, wanted] = [true, false].map(isNegative => globs.filter(glob => glob.startsWith('!') === isNegative));
  return picomatch(wanted!, { dot: true, ignore: unwanted!.map(glob => glob.slice(1)) });
}

function mergeSettings(written: WrittenSettings, config: SiteConfig, trusted: boolean): Settings {
  const preset = written['preset'] === 'plain' ? 'plain' : 'hexo';
  const defaults = defaultSettings[preset];
  const merge = <Part extends object>(base: Part, key: string): Part => ({ ...base, ...(written[key] as Partial<Part> | undefined) });
  const site = merge({ ...defaults.site, ...(preset === 'hexo' ? config : {}) }, 'site');
  const image = merge(defaults.image, 'image');
  const merged: Settings = {
    ...defaults,
    ...(written as Partial<Settings>),
    preset,
    // Whoever says how paragraphs are written wants to hear of those that are not.
    rules: { ...(isWritten(written, 'paragraph', 'block') ? { 'paragraph-style': 'hint' } : {}), ...(written['rules'] as Settings['rules'] | undefined) },
    site: { ...site, publicDir: trimSlashes(site.publicDir) },
    image: { ...image, block: toBlockSource(image.block), ...(isWritten(written, 'image', 'directory') ? {} : { directory: site.postAssetFolder ? ASSET_FOLDER : defaults.image.directory.replace(/^source(?=\/)/, trimSlashes(site.publicDir)) }) },
    paragraph: merge(defaults.paragraph, 'paragraph'),
    section: merge(defaults.section, 'section'),
    preview: merge(defaults.preview, 'preview'),
  };
  return trusted ? merged : { ...merged, schema: undefined, preview: defaults.preview };
}

function isWritten(written: WrittenSettings, part: string, key: string): boolean {
  const value = written[part];
  return typeof value === 'object' && value !== null && key in value;
}

function trimSlashes(path: string): string {
  return path.replace(/^(?:\.?\/)+(?=.)|\/+$/g, '') || '.';
}

async function readSchema(
  path: string,
  settingsText: string,
  readText: (path: string) => Promise<string | undefined>,
  note: (path: string, text: string, findings: readonly Finding[]) => void,
): Promise<JsonSchema | undefined> {
  const name = path.replace(/^\.\//, '');
  const text = name.split('/').includes('..') ? undefined : await readText(name);
  const report = (file: string, content: string, start: number, end: number, message: string): void =>
    note(file, content, [{ rule: 'settings', severity: 'error', message, span: { start, end }, fixes: [] }]);
  if (text === undefined) {
    const quoted = JSON.stringify(path);
    const start = Math.max(settingsText.indexOf(quoted), 0);
    report('galley.json', settingsText, start, start + quoted.length, l10n.t('The schema {0} is not there. The preset\'s schema is used.', path));
    return undefined;
  }
  const { schema, findings } = readProjectSchema(text);
  note(name, text, findings);
  return schema;
}
