import type { Files } from './host';
import { decode } from './text/decode';

// Renderers of Markdown for Hexo (hexo.io/plugins); hexo-renderer-marked is what `hexo init` sets up and what Galley imitates.
const OWN = 'hexo-renderer-marked';
const FOREIGN = /^hexo-renderer-(?:[\w-]*markdown[\w-]*|marked-[\w-]+|kramed|pandoc|remark|unified|commonmark|showdown)$/;

/**
 * Returns the name of the package that makes HTML of the blog's Markdown when it is not hexo-renderer-marked: readers may then see something else
 * than the preview shows. `undefined` when it is, or when package.json names none or cannot be read.
 */
export async function findForeignRenderer(files: Files): Promise<string | undefined> {
  const bytes = await files.read('package.json');
  const decoded = bytes && decode(bytes);
  if (!decoded || !('text' in decoded)) return undefined;
  const names = readDependencies(decoded.text);
  return names.includes(OWN) ? undefined : names.find(name => FOREIGN.test(name.replace(/^@[^/]*\//, '')));
}

/** Hexo loads plugins from both lists of dependencies (hexo 8 lib/hexo/load_plugins.js). */
function readDependencies(text: string): readonly string[] {
  try {
    const manifest: unknown = JSON.parse(text);
    return ['dependencies', 'devDependencies'].flatMap(key => {
      const group: unknown = (manifest as Readonly<Record<string, unknown>> | null)?.[key];
      return typeof group === 'object' && group !== null ? Object.keys(group) : [];
    });
  } catch {
    return [];
  }
}
