import { TabInputCustom, TabInputText, TabInputTextDiff, window, type Tab, type Uri } from 'vscode';

/** Returns the files that a tab lets one edit. */
export function getTabUris({ input }: Tab): readonly Uri[] {
  if (input instanceof TabInputText || input instanceof TabInputCustom) return [input.uri];
  return input instanceof TabInputTextDiff ? [input.modified] : [];
}

/** Tells whether any tab shows a file. */
export function isShown(uri: Uri): boolean {
  const key = uri.toString();
  return window.tabGroups.all.some(({ tabs }) => tabs.some(tab => getTabUris(tab).some(shown => shown.toString() === key)));
}
