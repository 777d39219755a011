import * as l10n from '@vscode/l10n';
import type { TextCount } from '../core/index';

/**
 * Says how many words a post has.
 *
 * @param language BCP 47 tag of the language in which numbers are written
 */
export function describeWords({ words }: TextCount, language: string): string {
  return words === 1 ? l10n.t('1 word') : l10n.t('{0} words', words.toLocaleString(language));
}

/**
 * Says how long a post is, in a few short texts.
 *
 * @param language BCP 47 tag of the language in which numbers are written
 */
export function describeCount(count: TextCount, language: string): readonly string[] {
  const { characters, minutes, pictures } = count;
  return [
    describeWords(count, language),
    characters === 1 ? l10n.t('1 character') : l10n.t('{0} characters', characters.toLocaleString(language)),
    l10n.t('{0} min to read', minutes.toLocaleString(language)),
    pictures === 1 ? l10n.t('1 picture') : l10n.t('{0} pictures', pictures.toLocaleString(language)),
  ];
}
