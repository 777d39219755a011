/** What the preview says itself, in VS Code's language; the page brings it along. */
export type TextName = 'untitled' | 'empty' | 'goThere' | 'embedded' | 'missing' | 'by' | 'published' | 'categories';

const texts = JSON.parse(document.body.dataset['texts'] ?? '{}') as Readonly<Partial<Record<TextName, string>>>;

/** Returns a text in VS Code's language. */
export function getText(name: TextName): string {
  return texts[name] ?? name;
}
