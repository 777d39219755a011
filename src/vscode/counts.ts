import { env } from 'vscode';
import * as l10n from '@vscode/l10n';
import type { Post, TextCount } from '../core/index';
import { loadCore } from './loadCore';

const counts = new WeakMap<Post, TextCount>();

/** Returns how long a post is, counted once. */
export async function getCount(post: Post): Promise<TextCount> {
  const { countText } = await loadCore();
  const known = counts.get(post);
  if (known) return known;
  const count = countText(post);
  counts.set(post, count);
  return count;
}

/** Says how many words a post has. */
export function describeWords({ words }: TextCount): string {
  return words === 1 ? l10n.t('1 word') : l10n.t('{0} words', format(words));
}

/** Says how long a post is, in a few short texts. */
export function describeCount(count: TextCount): readonly string[] {
  const { characters, minutes, pictures } = count;
  return [
    describeWords(count),
    characters === 1 ? l10n.t('1 character') : l10n.t('{0} characters', format(characters)),
    l10n.t('{0} min to read', format(minutes)),
    pictures === 1 ? l10n.t('1 picture') : l10n.t('{0} pictures', format(pictures)),
  ];
}

function format(number: number): string {
  return number.toLocaleString(env.language);
}
