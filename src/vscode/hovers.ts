import { env, Hover, languages, MarkdownString, type Disposable } from 'vscode';
import type { HoverPart } from '../core/index';
import type { BlogFile } from './blogs';
import { loadCore } from './loadCore';
import { toPictureMarkdown } from './pictureMarkdown';
import type { Services } from './services';
import { textLanguages } from './textLanguages';
import { toRange } from './toDiagnostic';
import { findWriting } from './writing';

/** Tells about the keys and values in the metadata of posts. */
export function registerHovers(services: Services): Disposable {
  return languages.registerHoverProvider(textLanguages, {
    async provideHover(document, position, token) {
      const writing = await findWriting(services, document, token);
      if (!writing) return undefined;
      const { hover } = await loadCore();
      const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
      const found = await hover(writing, document.offsetAt(position), { language: env.language, timeZone });
      if (!found || token.isCancellationRequested || writing.version !== document.version) return undefined;
      return new Hover(found.parts.map(part => toMarkdown(part, writing)), toRange(document, found.span));
    },
  });
}

function toMarkdown(part: HoverPart, file: BlogFile): MarkdownString {
  if (part.kind === 'picture') return new MarkdownString(toPictureMarkdown(part.picture, file));
  const text = new MarkdownString().appendText(part.text);
  return part.isStrong ? new MarkdownString(`**${text.value}**`) : text;
}
