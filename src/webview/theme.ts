import type { PreviewTheme } from '../protocol/messages';

/** Gives the article the look that the person chose, or that of VS Code's theme, and keeps it so. */
export class Theme {
  readonly #root: HTMLElement;
  #chosen: PreviewTheme;

  constructor(root: HTMLElement, chosen: PreviewTheme) {
    this.#root = root;
    this.#chosen = chosen;
    new MutationObserver(() => this.#apply()).observe(document.body, { attributeFilter: ['class'] });
    this.#apply();
  }

  choose(theme: PreviewTheme): void {
    this.#chosen = theme;
    this.#apply();
  }

  #apply(): void {
    const { classList } = document.body;
    const isContrast = classList.contains('vscode-high-contrast') || classList.contains('vscode-high-contrast-light');
    const isDark = classList.contains('vscode-dark') || (classList.contains('vscode-high-contrast') && !classList.contains('vscode-high-contrast-light'));
    this.#root.dataset['theme'] = this.#chosen === 'auto' ? (isDark ? 'dark' : 'light') : this.#chosen;
    this.#root.toggleAttribute('data-contrast', isContrast);
    this.#root.toggleAttribute('data-calm', classList.contains('vscode-reduce-motion'));
  }
}
