import * as l10n from '@vscode/l10n';
import type { TemplateProblem } from './checkTemplate';
import { PLACEHOLDER } from './template';

/** What the folder of new pictures may be named after: the post's date, its file's name without a date, its file's name, its folder. */
export const directoryNames = ['year', 'month', 'slug', 'post', 'folder'] as const;

/** Says what is wrong with the setting of the folder of new pictures. */
export function checkDirectory(directory: string): readonly TemplateProblem[] {
  const unknown = [...directory.matchAll(PLACEHOLDER)].filter(({ 1: name, 2: mark }) => mark !== '' || !(directoryNames as readonly string[]).includes(name!));
  const outside = /^(?:[a-z]:|[\\/])|(?:^|[\\/])\.\.(?=[\\/]|$)|\\/i.exec(directory);
  return [
    ...unknown.map(({ 0: all, index }) => ({ span: { start: index, end: index + all.length }, message: l10n.t('A folder of pictures can be named after {0}.', directoryNames.map(name => `{${name}}`).join(', ')) })),
    ...(outside ? [{ span: { start: outside.index, end: outside.index + outside[0].length }, message: l10n.t('The folder of pictures must be one below this file, written with /.') }] : []),
  ];
}
