import { commands, Uri, ViewColumn, window, type Disposable, type WebviewPanel } from 'vscode';
import * as l10n from '@vscode/l10n';
import { readPreviewState } from '../../protocol/guards';
import { copyArticle } from '../article/copyArticle';
import { saveAsPage } from '../article/saveAsPage';
import { registerCommand } from '../commands/registerCommand';
import { walkAlts } from '../commands/walkAlts';
import { Disposables } from '../disposables';
import type { Services } from '../services';
import { Preview } from './preview';
import { showPreview } from './showPreview';
import { showSource } from './showSource';
import { togglePreviewLock } from './togglePreviewLock';
import { togglePreviewToolbar } from './togglePreviewToolbar';
import { ViewChoices } from './viewChoices';

const VIEW_TYPE = 'galley.preview';

/** The window's previews. Those that are not locked follow the post in the active editor. */
export class Previews implements Disposable {
  readonly #disposables = new Disposables();
  readonly #services: Services;
  /** How articles are shown in all of them. */
  readonly choices: ViewChoices;
  /** The one that was last in front comes last. */
  #previews: readonly Preview[] = [];

  constructor(services: Services) {
    this.#services = services;
    this.choices = this.#disposables.add(new ViewChoices(services.context.workspaceState));
    this.#disposables.add(window.onDidChangeActiveTextEditor(editor => {
      if (editor) this.#follow(editor.document.uri).catch((error: unknown) => services.log.error(error instanceof Error ? error : String(error)));
    }));
    this.#disposables.add(window.registerWebviewPanelSerializer(VIEW_TYPE, {
      deserializeWebviewPanel: async (panel, state: unknown) => this.#restore(panel, state),
    }));
  }

  /** The preview in front, else the one that was there last. */
  get current(): Preview | undefined {
    return this.#previews.find(({ panel }) => panel.active) ?? this.#previews.at(-1);
  }

  /** Shows a post, in a panel that follows, in one that is locked to it, or in a new one. */
  show(uri: Uri, column: ViewColumn): Preview {
    const key = uri.toString();
    const present = this.#previews.findLast(({ isLocked }) => !isLocked) ?? this.#previews.find(preview => preview.uri.toString() === key);
    if (present) {
      present.show(uri);
      present.panel.reveal(undefined, column === ViewColumn.Beside);
      return present;
    }
    return this.#adopt(window.createWebviewPanel(VIEW_TYPE, l10n.t('Preview'), { viewColumn: column, preserveFocus: column === ViewColumn.Beside }), uri);
  }

  dispose(): void {
    this.#disposables.dispose();
    for (const preview of this.#previews) preview.dispose();
  }

  #restore(panel: WebviewPanel, state: unknown): void {
    const kept = readPreviewState(state);
    if (kept) this.#adopt(panel, Uri.parse(kept.uri)).isLocked = kept.isLocked;
    else panel.dispose();
  }

  #adopt(panel: WebviewPanel, uri: Uri): Preview {
    const preview = new Preview(panel, uri, this.#services, this.choices);
    this.#previews = [...this.#previews, preview];
    panel.onDidChangeViewState(() => {
      if (panel.active) this.#previews = [...this.#previews.filter(other => other !== preview), preview];
    });
    preview.onDidWantCopy(() => void commands.executeCommand('galley.copyArticle', preview.uri));
    preview.onDidEnd(() => {
      this.#previews = this.#previews.filter(other => other !== preview);
    });
    return preview;
  }

  async #follow(uri: Uri): Promise<void> {
    if (this.#previews.every(({ isLocked }) => isLocked) || !(await this.#services.posts.isPost({ uri }))) return;
    if (window.activeTextEditor?.document.uri.toString() !== uri.toString()) return;
    for (const preview of this.#previews) if (!preview.isLocked) preview.show(uri);
  }
}

/** Registers the previews and their commands. */
export function registerPreviews(services: Services): Disposable {
  const disposables = new Disposables();
  const previews = disposables.add(new Previews(services));
  disposables.add(registerCommand('galley.showPreview', services, uri => showPreview(previews, ViewColumn.Active, uri)));
  disposables.add(registerCommand('galley.showPreviewToSide', services, uri => showPreview(previews, ViewColumn.Beside, uri)));
  disposables.add(registerCommand('galley.showSource', services, uri => showSource(previews, uri)));
  disposables.add(registerCommand('galley.walkAlts', services, uri => walkAlts(services, previews, uri)));
  disposables.add(registerCommand('galley.copyArticle', services, uri => copyArticle(services, previews, uri)));
  disposables.add(registerCommand('galley.copyForWeChat', services, uri => copyArticle(services, previews, uri, 'wechat')));
  disposables.add(registerCommand('galley.saveAsPage', services, (uri, options) => saveAsPage(services, previews, uri, options)));
  disposables.add(registerCommand('galley.togglePreviewLock', services, () => togglePreviewLock(previews)));
  disposables.add(registerCommand('galley.togglePreviewToolbar', services, () => togglePreviewToolbar(previews)));
  return disposables;
}
