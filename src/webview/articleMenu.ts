import type { ArticleFrame } from './articleFrame';
import type { Copying } from './copying';
import { openMenu, type MenuItem } from './menu';
import type { Stage } from './stage';
import { getText, type TextName } from './texts';

/** What the menu leads to. */
export interface ArticleMenuHandlers {
  onLink(href: string): void;
  /** The source of what stands at a node is wanted. */
  onSource(target: Element): void;
  onFind(): void;
  /** The whole article is wanted on the clipboard, for another program. */
  onCopyArticle(): void;
  onToolbar(): void;
  isToolbarShown(): boolean;
}

/** Opens the article's own menu where a context menu is asked for, by pointer or by key: VS Code's is not reached from within the frame. */
export function offerArticleMenu(frame: ArticleFrame, stage: Stage, copying: Copying, handlers: ArticleMenuHandlers): void {
  frame.document.addEventListener('contextmenu', event => {
    event.preventDefault();
    const target = event.target as Node | null;
    const element = target?.nodeType === Node.ELEMENT_NODE ? (target as Element) : frame.card;
    openMenu(stage.toPage(event), makeItems(element, copying, handlers), () => frame.window.focus());
  });
}

function makeItems(target: Element, copying: Copying, { onLink, onSource, onFind, onCopyArticle, onToolbar, isToolbarShown }: ArticleMenuHandlers): readonly (MenuItem | undefined)[] {
  const item = (name: TextName, run: () => void, isDisabled = false): MenuItem => ({ label: getText(name), run, isDisabled });
  const href = target.closest('a[href], area[href]')?.getAttribute('href') ?? undefined;
  const picture = target.closest('img');
  const address = picture && (picture.getAttribute('data-galley-src') ?? picture.getAttribute('data-galley-held-src') ?? picture.getAttribute('src'));
  return [
    ...(href === undefined ? [] : [item('openLink', () => onLink(href)), item('copyLink', () => copying.copyText(href))]),
    ...(address ? [item('copyPicture', () => copying.copyText(address))] : []),
    ...(href !== undefined || address ? [undefined] : []),
    item('copy', () => copying.copy(), !copying.hasSelection),
    item('copyHtml', () => copying.copyHtml()),
    item('copyArticle', onCopyArticle),
    item('selectAll', () => copying.selectAll()),
    undefined,
    item('goToSource', () => onSource(target)),
    item('find', onFind),
    item(isToolbarShown() ? 'hide' : 'show', onToolbar),
  ];
}
