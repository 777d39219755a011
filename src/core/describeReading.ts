import * as l10n from '@vscode/l10n';
import type { Blog } from './blog';
import { explainSiteValue } from './explainSiteValue';
import type { Post } from './post/post';
import { readSiteValues } from './siteValues';
import { LineIndex } from './text/lineIndex';

/**
 * Returns a page of plain text: each key of a post with the type and the value that the site reads, marked where that is not what is written.
 *
 * @param language BCP 47 tag, for dates
 */
export function describeReading(post: Post, blog: Blog, language: string): string {
  const heading = l10n.t('What the site reads of {0} ({1})', post.path, blog.settings.preset === 'hexo' ? 'Hexo' : 'gray-matter');
  return [heading, '', ...toLines(post, blog, language), ''].join('\n');
}

function toLines(post: Post, blog: Blog, language: string): readonly string[] {
  const { frontMatter, text } = post;
  if (!frontMatter) return [l10n.t('Nothing: it sees no front matter here, and prints the whole file.')];
  if (frontMatter.outcome === 'ignored') return [l10n.t('Nothing: it does not take this block for front matter, and prints it as text.')];
  if (frontMatter.outcome === 'fails') {
    const lines = new LineIndex(text);
    const broken = frontMatter.broken.map(({ span }) => `✘ ${l10n.t('line {0}:', lines.positionAt(span.start).line + 1)} ${text.slice(span.start, span.end).split(/\r?\n/)[0]}`);
    return [l10n.t('Nothing: it cannot read this block, and the build stops.'), '', ...broken];
  }
  const rows = readSiteValues(post, blog).map(value => ({ key: value.key, fate: value.fate, ...explainSiteValue(value, post, blog, language) }));
  if (rows.length === 0) return [l10n.t('Nothing: the block is empty.')];
  const keyWidth = Math.max(...rows.map(({ key }) => getWidth(key))) + 2;
  const typeWidth = Math.max(...rows.map(({ type }) => getWidth(type))) + 2;
  return rows.flatMap(({ key, type, shown, note, fate }) => [
    `${fate === 'kept' ? ' ' : '⚠'} ${pad(key, keyWidth)}${pad(type, typeWidth)}${shown.replaceAll(/\s*\n\s*/g, ' ⏎ ')}`,
    ...(note === undefined ? [] : [`  ${' '.repeat(keyWidth)}${note}`]),
  ]);
}

function pad(text: string, width: number): string {
  return text + ' '.repeat(Math.max(width - getWidth(text), 1));
}

/** Columns that a text takes in a fixed-width font; Chinese characters take two. */
function getWidth(text: string): number {
  let width = 0;
  for (const character of text) width += /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/.test(character) ? 2 : 1;
  return width;
}
