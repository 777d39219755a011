import type { Settings } from '../settings';
import { decodeUri } from '../text/decodeUri';

const ENDING = /\.(?:png|jpe?g|jfif|gif|webp|avif|svg|bmp|ico)(?![\w-])/gi;
// Marks that cannot be told from what stands around a name; a name that has one is known by what follows it.
const MARK = /[\s"'`“”‘’()<>\\/?#=&,;:|[\]{}*]/g;
const LONGEST_NAME = 255;

/** The endings of the texts in which a picture may be named: posts and pages, settings and data, styles, templates and scripts. */
export const namingEndings = [
  'md', 'markdown', 'html', 'htm', 'xml', 'txt', 'json', 'yml', 'yaml', 'toml', 'css', 'less', 'sass', 'scss', 'styl', 'js', 'mjs', 'ts', 'ejs', 'njk', 'swig', 'pug', 'jade', 'hbs',
] as const;
const NAMING = new RegExp(String.raw`\.(?:${namingEndings.join('|')})$`, 'i');

/** Tells whether a file, relative to the blog's folder, is a text whose names of pictures count; what was made of the blog names all pictures that it has ever had. */
export function isNamingText(path: string, { preset, site: { outputDir } }: Settings): boolean {
  const isMade = (outputDir !== undefined && path.startsWith(`${outputDir}/`)) || (preset === 'hexo' && path === 'db.json');
  return NAMING.test(path) && !isMade && !/(?:^|\/)(?:\.|node_modules\/(?!hexo-theme-))/.test(path);
}

/**
 * Returns the names of all picture files that stand in a text, whether as an address, in a tag of a template or in words: in lower case,
 * without folder, ending and what marks a copy of another size (`@2x`). Of a name with spaces or brackets, what follows the last of them.
 */
export function collectPictureNames(text: string): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { index } of text.matchAll(ENDING)) {
    const name = toName(decodeUri(readBefore(text, index)));
    if (name !== '') names.add(name);
  }
  return names;
}

/** Tells whether a picture file's name is among those of a text; true for one that has nothing to find it by. */
export function isNamed(file: string, names: ReadonlySet<string>): boolean {
  const [name] = collectPictureNames(file);
  return name === undefined || names.has(name);
}

function readBefore(text: string, end: number): string {
  return text.slice(Math.max(0, end - LONGEST_NAME), end).split(MARK).at(-1)!;
}

function toName(name: string): string {
  return name.split(MARK).at(-1)!.replace(/@\dx$/, '').normalize('NFC').toLowerCase();
}
