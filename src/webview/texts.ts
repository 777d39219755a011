import type { ToolbarTextName } from '../protocol/toolbarTextName';

/** What the preview says itself, in VS Code's language; the page brings it along. */
export type TextName =
  | ToolbarTextName
  | 'untitled' | 'empty' | 'goThere' | 'embedded' | 'film' | 'sound' | 'missing' | 'by' | 'published' | 'categories'
  | 'styleMissing' | 'styleFileMissing' | 'styleRemote' | 'fontRemote' | 'pageHasNoPlace'
  | 'pictureMissing' | 'pictureNotPublished' | 'pictureBroken' | 'pictureSlow' | 'pictureLazy' | 'pictureInsecure' | 'pictureNotHere' | 'picturePolicy'
  | 'problem' | 'tooDeep' | 'leftPlain';

const texts = JSON.parse(document.body.dataset['texts'] ?? '{}') as Readonly<Partial<Record<TextName, string>>>;

/** Returns a text in VS Code's language, `{0}` and so on replaced. */
export function getText(name: TextName, ...values: readonly string[]): string {
  return (texts[name] ?? name).replace(/\{(\d)\}/g, (found, index: string) => values[Number(index)] ?? found);
}
