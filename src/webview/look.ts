import type { LookMessage } from '../protocol/messages';
import type { ArticleFrame } from './articleFrame';
import cardCss from './card.css';
import type { Notices } from './notices';
import { Page } from './page';
import type { Pictures } from './pictures';
import plainCss from './plain.css';
import type { Removal } from './removals';
import { Styles } from './styles';
import { getText } from './texts';

/** How the article is dressed: in a built-in look, or in what the blog brings along. */
export class Look {
  readonly #frame: ArticleFrame;
  readonly #pictures: Pictures;
  readonly #notices: Notices;
  readonly #page: Page;
  readonly #builtIn: HTMLStyleElement;
  readonly #styles: Styles;
  #isSilent = false;
  #removals: readonly Removal[] = [];

  /** @param onChange is called when other style sheets count */
  constructor(frame: ArticleFrame, pictures: Pictures, notices: Notices, onChange: () => void) {
    this.#frame = frame;
    this.#pictures = pictures;
    this.#notices = notices;
    this.#page = new Page(frame);
    this.#builtIn = frame.document.head.appendChild(frame.document.createElement('style'));
    this.#styles = new Styles(frame.document.head, problems => {
      notices.show('styles', problems.map(text => ({ text })));
      onChange();
    });
  }

  /** True while Galley's own header is shown. */
  get hasHeader(): boolean {
    return this.#page.hasHeader;
  }

  /** True when the page tells browsers to send no `Referer` to other sites. */
  get isSilent(): boolean {
    return this.#isSilent;
  }

  /** What the page around the article is without. */
  get removals(): readonly Removal[] {
    return this.#removals;
  }

  /** Dresses the article as a message says. Style sheets follow when they are there. */
  async wear({ builtIn, styles, page, problems, places }: LookMessage): Promise<void> {
    this.#notices.show('look', problems.map(text => ({ text })));
    this.#pictures.setPage(page?.file.address ?? '');
    if (this.#pictures.setPlaces(places)) this.#pictures.point(this.#frame.card);
    const dress = page ? this.#page.wear(page, nodes => this.#pictures.prepare(nodes, 'page')) : undefined;
    this.#notices.show('page', page && !dress ? [{ text: getText('pageHasNoPlace', page.file.name) }] : []);
    if (!dress) this.#page.takeOff();
    this.#isSilent = dress?.isSilent ?? false;
    this.#removals = dress?.removals ?? [];
    const isOwn = dress !== undefined || styles.length > 0;
    const css = isOwn ? '' : builtIn === 'plain' ? plainCss : cardCss;
    if (this.#builtIn.textContent !== css) this.#builtIn.textContent = css;
    this.#frame.document.documentElement.dataset['look'] = isOwn ? 'own' : builtIn;
    // A site that says nothing of its ground stands on the browser's, not on VS Code's.
    this.#frame.element.style.background = isOwn ? '#fff' : '';
    await this.#styles.show([...(dress?.sheets ?? []), ...styles.map(file => ({ file }))], places);
  }

  /** Fetches the files of the style sheets again. */
  refresh(): Promise<void> {
    return this.#styles.refresh();
  }
}
