import { Uri, ViewColumn, window, type Disposable, type WebviewPanel } from 'vscode';
import * as l10n from '@vscode/l10n';
import { readPreviewState } from '../../protocol/guards';
import { registerCommand } from '../commands/registerCommand';
import { Disposables } from '../disposables';
import type { Services } from '../services';
import { Preview } from './preview';
import { showPreview } from './showPreview';
import { showSource } from './showSource';

const VIEW_TYPE = 'galley.preview';

/** The window's preview: one panel that follows the post in the active editor. */
export class Previews implements Disposable {
  readonly #disposables = new Disposables();
  readonly #services: Services;
  #preview: Preview | undefined;

  constructor(services: Services) {
    this.#services = services;
    this.#disposables.add(window.onDidChangeActiveTextEditor(editor => {
      if (editor) this.#follow(editor.document.uri).catch((error: unknown) => services.log.error(error instanceof Error ? error : String(error)));
    }));
    this.#disposables.add(window.registerWebviewPanelSerializer(VIEW_TYPE, {
      deserializeWebviewPanel: async (panel, state: unknown) => this.#restore(panel, state),
    }));
  }

  /** The preview, if there is one. */
  get current(): Preview | undefined {
    return this.#preview;
  }

  /** Shows a post, in the panel that is there or in a new one. */
  show(uri: Uri, column: ViewColumn): void {
    if (this.#preview) {
      this.#preview.show(uri);
      this.#preview.panel.reveal(undefined, column === ViewColumn.Beside);
      return;
    }
    this.#adopt(window.createWebviewPanel(VIEW_TYPE, l10n.t('Preview'), { viewColumn: column, preserveFocus: column === ViewColumn.Beside }), uri);
  }

  dispose(): void {
    this.#disposables.dispose();
    this.#preview?.dispose();
  }

  #restore(panel: WebviewPanel, state: unknown): void {
    const kept = readPreviewState(state);
    if (!kept || this.#preview) panel.dispose();
    else this.#adopt(panel, Uri.parse(kept.uri));
  }

  #adopt(panel: WebviewPanel, uri: Uri): void {
    const preview = new Preview(panel, uri, this.#services);
    this.#preview = preview;
    preview.onDidEnd(() => {
      if (this.#preview === preview) this.#preview = undefined;
    });
  }

  async #follow(uri: Uri): Promise<void> {
    const preview = this.#preview;
    if (!preview || !(await this.#services.posts.isPost({ uri }))) return;
    if (window.activeTextEditor?.document.uri.toString() === uri.toString()) preview.show(uri);
  }
}

/** Registers the preview and its commands. */
export function registerPreviews(services: Services): Disposable {
  const disposables = new Disposables();
  const previews = disposables.add(new Previews(services));
  disposables.add(registerCommand('galley.showPreview', services, uri => showPreview(previews, ViewColumn.Active, uri)));
  disposables.add(registerCommand('galley.showPreviewToSide', services, uri => showPreview(previews, ViewColumn.Beside, uri)));
  disposables.add(registerCommand('galley.showSource', services, uri => showSource(previews, uri)));
  return disposables;
}
