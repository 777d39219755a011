import type { ToPreview } from '../protocol/messages';
import type { PreviewView } from '../protocol/view';
import type { ArticleFrame } from './articleFrame';
import { offerArticleMenu } from './articleMenu';
import { ColorScheme } from './colorScheme';
import { Copying } from './copying';
import { Find } from './find';
import { FindBar } from './findBar';
import { keep, tell } from './host';
import pageCss from './page.css';
import { getPageView } from './pageView';
import { PictureSwitch } from './pictureSwitch';
import readerCss from './reader.css';
import type { Removal } from './removals';
import { RemovedList } from './removedList';
import type { Scrolling } from './scrolling';
import { Stage } from './stage';
import { getText } from './texts';
import type { Theme } from './theme';
import { Toolbar } from './toolbar';

/** What the surroundings work on and lead to. */
export interface SurroundingsOptions {
  readonly frame: ArticleFrame;
  /** Returns what is not shown of the article and the page around it. */
  getRemovals(): readonly Removal[];
  readonly theme: Theme;
  readonly scrolling: Scrolling;
  onLink(href: string): void;
  onSource(target: Element): void;
  /** What is removed is to be shown where it is written. */
  onRemoval(removal: Removal): void;
  /** The pictures were taken away, or are back. */
  onPictures(): void;
}

/** The preview's own interface around the article: toolbar, find bar, what is removed, footer, menu. */
export class Surroundings {
  readonly #getRemovals: () => readonly Removal[];
  readonly #theme: Theme;
  readonly #toolbar: Toolbar;
  readonly #stage: Stage;
  readonly #findBar: FindBar;
  readonly #removed: RemovedList;
  readonly #pictures: PictureSwitch;
  readonly #copying: Copying;
  readonly #footer = document.createElement('footer');
  #view: PreviewView = getPageView();

  constructor({ frame, getRemovals, theme, scrolling, onLink, onSource, onRemoval, onPictures }: SurroundingsOptions) {
    this.#getRemovals = getRemovals;
    this.#theme = theme;
    addStyle(document, pageCss);
    addStyle(frame.document, readerCss);
    const choose = (change: Partial<PreviewView>): void => {
      this.#show({ ...this.#view, ...change });
      tell({ type: 'view', view: this.#view });
    };
    const find = (): void => this.#findBar.open(frame.document.getSelection()?.toString() ?? '');
    this.#toolbar = new Toolbar({
      onView: choose,
      onLock: isLocked => tell({ type: 'lock', isLocked }),
      onFind: find,
      onRemoved: () => {
        const removals = getRemovals();
        this.#removed.toggle(removals);
        this.#toolbar.setRemoved(removals.length, this.#removed.isOpen);
      },
    });
    this.#stage = new Stage(scale => this.#toolbar.setScale(scale));
    this.#findBar = new FindBar(new Find(frame, scrolling), () => frame.window.focus());
    this.#removed = new RemovedList(onRemoval);
    this.#pictures = new PictureSwitch(frame.document.documentElement, onPictures);
    new ColorScheme(frame.document);
    this.#footer.setAttribute('aria-label', getText('facts'));
    document.body.prepend(this.#toolbar.element, this.#findBar.element, this.#removed.element);
    document.querySelector('#stage')!.after(this.#footer);
    this.#copying = new Copying(frame);
    offerArticleMenu(frame, this.#stage, this.#copying, {
      onLink, onSource, onFind: find,
      onCopyArticle: () => tell({ type: 'copyArticle' }),
      onToolbar: () => choose({ toolbar: !this.#view.toolbar }),
      isToolbarShown: () => this.#view.toolbar,
    });
    // Keys of the article come here too: see `handleInput`.
    window.addEventListener('keydown', event => {
      const isFind = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === 'f';
      if (isFind) find();
      else if (event.key === 'F3' && this.#findBar.isOpen) this.#findBar.step(event.shiftKey ? -1 : 1);
      else if (event.key === 'Escape' && this.#findBar.isOpen) this.#findBar.close();
      else return;
      event.preventDefault();
    });
    this.#show(this.#view);
  }

  /** Follows the article after a render. */
  update(): void {
    const removals = this.#getRemovals();
    this.#removed.update(removals);
    this.#toolbar.setRemoved(removals.length, this.#removed.isOpen);
    this.#findBar.refresh();
  }

  /** Follows the extension. */
  receive(message: Extract<ToPreview, { readonly type: 'view' | 'lock' | 'count' | 'copy' }>): void {
    switch (message.type) {
      case 'view':
        this.#show(message.view);
        return;
      case 'lock':
        this.#toolbar.lock(message.isLocked);
        keep({ isLocked: message.isLocked });
        return;
      case 'copy':
        void this.#copying.copyArticle(message.html).then(isDone => tell({ type: 'copied', isDone }));
        return;
      case 'count':
        this.#footer.replaceChildren(...message.facts.map(fact => Object.assign(document.createElement('span'), { textContent: fact })));
    }
  }

  #show(view: PreviewView): void {
    this.#view = view;
    this.#toolbar.show(view);
    this.#footer.hidden = !view.toolbar;
    if (!view.toolbar && this.#removed.isOpen) this.#removed.toggle([]);
    this.#stage.show(view.width);
    this.#theme.choose(view.theme);
    this.#pictures.turn(view.pictures);
  }
}

function addStyle(place: Document, css: string): void {
  const style = place.createElement('style');
  style.textContent = css;
  place.head.append(style);
}
