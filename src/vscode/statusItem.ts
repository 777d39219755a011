import { commands, languages, LanguageStatusSeverity, window, type Disposable } from 'vscode';
import * as l10n from '@vscode/l10n';
import { Disposables } from './disposables';
import { followActiveDocument } from './followActiveDocument';
import type { Services } from './services';
import { isInTextLanguage, textLanguages } from './textLanguages';

/** Says in the language status whether the active document is a post, and of which blog; the same answer as a context key for menus. */
export class PostStatus implements Disposable {
  readonly #disposables = new Disposables();
  readonly #item = this.#disposables.add(languages.createLanguageStatusItem('galley.post', textLanguages));
  readonly #services: Services;

  constructor(services: Services) {
    this.#services = services;
    this.#item.name = 'Galley';
    followActiveDocument(this.#disposables, services, () => this.#show());
  }

  dispose(): void {
    this.#disposables.dispose();
  }

  async #show(): Promise<void> {
    const document = window.activeTextEditor?.document;
    // A panel or a preview in front is no other document: the answer for the last one stands.
    if (!document) return;
    const isText = isInTextLanguage(document);
    const [isPost, file] = isText ? await Promise.all([this.#services.posts.isPost(document), this.#services.blogs.getBlog(document.uri)]) : [false, undefined];
    if (window.activeTextEditor?.document !== document || this.#disposables.isDisposed) return;
    await commands.executeCommand('setContext', 'galley.isPost', isPost);
    if (!file) return;
    const { root, blog: { settings }, foreignRenderer } = file;
    const name = root.path.replace(/^.*\//, '') || root.path;
    this.#item.severity = LanguageStatusSeverity.Information;
    this.#item.text = isPost ? l10n.t('Post') : l10n.t('Not a post');
    const isImitated = isPost && foreignRenderer !== undefined && document.languageId === 'markdown';
    this.#item.detail = isImitated ? l10n.t('{0} ({1}); the preview imitates hexo-renderer-marked, the site uses {2}', name, settings.preset, foreignRenderer) : l10n.t('{0} ({1})', name, settings.preset);
    this.#item.command = isPost || document.isUntitled ? undefined : { command: 'galley.addPostFolder', title: l10n.t('Its Folder Holds Posts'), arguments: [document.uri] };
  }
}
