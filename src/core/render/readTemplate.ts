import * as l10n from '@vscode/l10n';
import type { Blog } from '../blog';
import type { Files } from '../host';
import { decode } from '../text/decode';
import { parseTemplate, type TemplatePart } from './template';

/** The blog's own page around its articles, and the same for a preview (see `traceTemplate`); or why it cannot be used. */
export type ReadTemplate = { readonly parts: readonly TemplatePart[]; readonly traced: readonly TemplatePart[] } | { readonly problem: string };

/** Reads the template that `preview.template` names; `undefined` when it names none. */
export async function readTemplate({ settings }: Blog, files: Files): Promise<ReadTemplate | undefined> {
  const { template: path } = settings.preview;
  if (path === undefined) return undefined;
  const inside = toInsidePath(path);
  const bytes = inside === undefined ? undefined : await files.read(inside);
  if (!bytes) return { problem: l10n.t('There is no template {0} in the blog\'s folder.', path) };
  const decoded = decode(bytes);
  if ('encoding' in decoded) return { problem: l10n.t('The template {0} is in {1}; it must be saved as UTF-8.', path, decoded.encoding) };
  const read = parseTemplate(decoded.text);
  if ('message' in read) return { problem: l10n.t('{0}, line {1}: {2}', path, read.line + 1, read.message) };
  const { traceTemplate } = await import('./traceTemplate');
  return { parts: read, traced: traceTemplate(read, decoded.text) };
}

/** Returns a path of galley.json without what leads nowhere; `undefined` when it leads out of the blog's folder. */
export function toInsidePath(path: string): string | undefined {
  const steps = path.replaceAll('\\', '/').split('/').filter(step => step !== '' && step !== '.');
  return steps.length === 0 || steps.includes('..') || /^[a-z][a-z0-9+.-]*:/i.test(path) ? undefined : steps.join('/');
}
