import * as l10n from '@vscode/l10n';
import type { ToolbarTextName } from '../../protocol/toolbarTextName';

/** Returns what the preview's toolbar, menu and find bar say. */
export function getToolbarTexts(): Readonly<Record<ToolbarTextName, string>> {
  return {
    toolbar: l10n.t('Preview'),
    width: l10n.t('Width'),
    phone: l10n.t('Phone, 390 pixels wide'),
    tablet: l10n.t('Tablet, 768 pixels wide'),
    desktop: l10n.t('Whole width'),
    colours: l10n.t('Colours'),
    auto: l10n.t('Colours as in VS Code'),
    light: l10n.t('Light'),
    dark: l10n.t('Dark'),
    noPictures: l10n.t('Alternative texts in place of pictures'),
    noAlt: l10n.t('no alternative text'),
    removed: l10n.t('What is removed'),
    nothingRemoved: l10n.t('Nothing is removed: the preview shows all that the article has.'),
    removedWhy: l10n.t('The preview leaves these out, so that nothing in an article can run. A click goes to the source.'),
    removedRemote: l10n.t('The preview does not ask other sites for films and sounds. Readers get these:'),
    removedSite: l10n.t('The site puts out nothing for these:'),
    removedDeep: l10n.t('These are nested deeper than the preview shows:'),
    removedPlain: l10n.t('These stand here as they are written: formatting them takes too long.'),
    lock: l10n.t('Stay with this article'),
    hide: l10n.t('Hide Toolbar'),
    show: l10n.t('Show Toolbar'),
    find: l10n.t('Find'),
    previous: l10n.t('Previous match'),
    next: l10n.t('Next match'),
    close: l10n.t('Close'),
    noMatch: l10n.t('No results'),
    match: l10n.t('{0} of {1}', '{0}', '{1}'),
    copy: l10n.t('Copy'),
    copyHtml: l10n.t('Copy as HTML'),
    copyArticle: l10n.t('Copy the Article for Elsewhere'),
    selectAll: l10n.t('Select All'),
    goToSource: l10n.t('Go to Source'),
    openLink: l10n.t('Open Link'),
    copyLink: l10n.t('Copy Link Address'),
    copyPicture: l10n.t('Copy Picture Address'),
    facts: l10n.t('Length of the article'),
  };
}
