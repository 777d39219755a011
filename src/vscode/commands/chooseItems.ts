import { ThemeIcon, window, type QuickPickItem } from 'vscode';
import * as l10n from '@vscode/l10n';
import type { SetUpItem } from '../../core/index';

interface Choice extends QuickPickItem {
  readonly item: SetUpItem;
}

/**
 * Asks which items of a proposal are to be written, all picked beforehand.
 *
 * @param showOutliers is called for the posts that differ from an item, or from any
 * @returns `undefined` when the author wants none of it
 */
export function chooseItems(items: readonly SetUpItem[], showOutliers: (id?: string) => void): Promise<readonly SetUpItem[] | undefined> {
  const pick = window.createQuickPick<Choice>();
  const button = { iconPath: new ThemeIcon('list-unordered'), tooltip: l10n.t('Show the posts that differ') };
  pick.title = l10n.t('Set Up Galley for This Blog');
  pick.placeholder = l10n.t('What is picked is written into galley.json and a schema beside it.');
  pick.canSelectMany = true;
  // The report is another editor: looking at it must not end this.
  pick.ignoreFocusOut = true;
  pick.buttons = [button];
  pick.items = items.map(item => ({ label: item.title, detail: item.detail, buttons: item.outliers.length > 0 ? [button] : [], item }));
  pick.selectedItems = pick.items;
  pick.onDidTriggerButton(() => showOutliers());
  pick.onDidTriggerItemButton(({ item: { item } }) => showOutliers(item.id));
  return new Promise(resolve => {
    pick.onDidAccept(() => {
      resolve(items.filter(item => pick.selectedItems.some(choice => choice.item === item)));
      pick.hide();
    });
    pick.onDidHide(() => {
      resolve(undefined);
      pick.dispose();
    });
    pick.show();
  });
}
