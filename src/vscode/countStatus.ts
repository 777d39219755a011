import { env, StatusBarAlignment, window, workspace, type Disposable } from 'vscode';
import * as l10n from '@vscode/l10n';
import { getCount } from './counts';
import { Delay } from './delay';
import { describeCount, describeWords } from './describeCount';
import { Disposables } from './disposables';
import { followActiveDocument } from './followActiveDocument';
import type { Services } from './services';
import { isInTextLanguage } from './textLanguages';

const TYPING_DELAY_MS = 400;

/** Says in the status bar how many words the post in front has. */
export class CountStatus implements Disposable {
  readonly #disposables = new Disposables();
  // Left of VS Code's own position, language and encoding.
  readonly #item = this.#disposables.add(window.createStatusBarItem('galley.words', StatusBarAlignment.Right, 101));
  readonly #delay = this.#disposables.add(new Delay(TYPING_DELAY_MS));
  readonly #services: Services;

  constructor(services: Services) {
    this.#services = services;
    this.#item.name = l10n.t('Words of the Post');
    const update = followActiveDocument(this.#disposables, services, () => this.#show());
    this.#disposables.add(workspace.onDidChangeTextDocument(({ document }) => {
      if (document === window.activeTextEditor?.document) this.#delay.run(update);
    }));
  }

  dispose(): void {
    this.#disposables.dispose();
  }

  async #show(): Promise<void> {
    const document = window.activeTextEditor?.document;
    // A preview in front shows the same post; with another panel there, the answer for the last one stands.
    if (!document && window.tabGroups.activeTabGroup.activeTab) return;
    const { posts } = this.#services;
    const isPost = document !== undefined && isInTextLanguage(document) && (await posts.isPost(document));
    const count = isPost ? await getCount((await posts.getPost(document)).post) : undefined;
    if (window.activeTextEditor?.document !== document || this.#disposables.isDisposed) return;
    if (!count) {
      this.#item.hide();
      return;
    }
    this.#item.text = describeWords(count, env.language);
    this.#item.tooltip = describeCount(count, env.language).join('\n');
    this.#item.show();
  }
}
