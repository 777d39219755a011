import type { DocumentFilter, TextDocument } from 'vscode';

/** The languages that posts are written in. */
export const textLanguages: readonly DocumentFilter[] = [{ language: 'markdown' }, { language: 'html' }];

/** Tells whether a document is in one of them. */
export function isInTextLanguage({ languageId }: Pick<TextDocument, 'languageId'>): boolean {
  return textLanguages.some(({ language }) => language === languageId);
}
