import { checkTemplate, type TemplateProblem } from './checkTemplate';
import { checkDirectory } from './directory';
import { namedBlocks } from './template';

/** What is wrong with the settings of pictures: which setting, and where in its text. */
export type ImageSettingProblem = TemplateProblem & { readonly name: 'block' | 'directory' };

/** Says what is wrong with the settings of pictures beyond their types. */
export function findImageSettingProblems({ block, directory }: Readonly<Record<string, unknown>>): readonly ImageSettingProblem[] {
  const blocks = typeof block === 'string' && !Object.hasOwn(namedBlocks, block) ? checkTemplate(block) : [];
  const directories = typeof directory === 'string' ? checkDirectory(directory) : [];
  return [...blocks.map(problem => ({ ...problem, name: 'block' as const })), ...directories.map(problem => ({ ...problem, name: 'directory' as const }))];
}
