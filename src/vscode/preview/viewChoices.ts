import { EventEmitter, workspace, type Disposable, type Memento } from 'vscode';
import { readPreviewView, type PreviewView } from '../../protocol/view';
import { Disposables } from '../disposables';
import { readTheme } from './previewTheme';

const KEY = 'galley.preview.view';

/** How articles are shown in this workspace: as a person chose in any preview's toolbar, else as the settings say. */
export class ViewChoices implements Disposable {
  readonly #disposables = new Disposables();
  readonly #changed = this.#disposables.add(new EventEmitter<void>());
  readonly #memory: Memento;

  readonly onDidChange = this.#changed.event;

  constructor(memory: Memento) {
    this.#memory = memory;
    this.#disposables.add(workspace.onDidChangeConfiguration(event => {
      // Of two wishes the later one counts.
      if (event.affectsConfiguration('galley.preview.theme')) this.choose({ ...this.current, theme: readTheme() });
    }));
  }

  get current(): PreviewView {
    const kept = this.#memory.get<unknown>(KEY);
    const byDefault: PreviewView = { width: 'desktop', theme: readTheme(), pictures: true, toolbar: true };
    return readPreviewView(typeof kept === 'object' ? { ...byDefault, ...kept } : byDefault) ?? byDefault;
  }

  /** Remembers a choice and tells all previews. */
  choose(view: PreviewView): void {
    const { theme, ...others } = view;
    // What is as the setting says goes with the setting.
    void this.#memory.update(KEY, theme === readTheme() ? others : view);
    this.#changed.fire();
  }

  dispose(): void {
    this.#disposables.dispose();
  }
}
