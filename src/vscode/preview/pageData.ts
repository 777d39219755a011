import * as l10n from '@vscode/l10n';
import type { PreviewView } from '../../protocol/view';
import { getToolbarTexts } from './toolbarTexts';

/** Returns what the webview's script finds in the page's `data-` attributes; `lazy` is the core's `lazyLoading`. */
export function makePageData(view: PreviewView, lazy: object): Readonly<Record<string, string>> {
  return { view: JSON.stringify(view), texts: JSON.stringify(getTexts()), lazy: JSON.stringify(lazy) };
}

/** What the webview says itself, by names of its own. */
function getTexts(): Readonly<Record<string, string>> {
  return {
    untitled: l10n.t('No title yet'),
    empty: l10n.t('This article is still empty.'),
    goThere: l10n.t('Go There'),
    embedded: l10n.t('Embedded page'),
    film: l10n.t('Film of another site'),
    sound: l10n.t('Sound of another site'),
    missing: l10n.t('Picture not found'),
    by: l10n.t('Author'),
    published: l10n.t('Date'),
    categories: l10n.t('Categories'),
    styleMissing: l10n.t('The style sheet {0} is not there.'),
    styleFileMissing: l10n.t('{0}: there is no file {1}.'),
    styleRemote: l10n.t('{0}: style sheets of other sites are not loaded: {1}'),
    fontRemote: l10n.t('{0}: fonts of other sites are not loaded: {1}'),
    pageHasNoPlace: l10n.t('In the template {0}, the article stands where there can be no text.'),
    pictureMissing: l10n.t('There is no picture {0}.'),
    pictureNotPublished: l10n.t('There is no picture {0} on the site. Hexo does not publish what lies beside a post.'),
    pictureBroken: l10n.t('This picture cannot be loaded: {0}'),
    pictureSlow: l10n.t('{0} has not answered yet.'),
    pictureLazy: l10n.t('Readers do not see this picture: it has no src. Its address is in {0}, which only a script of the site it was copied from reads.'),
    pictureInsecure: l10n.t('Readers may not see this picture: its address begins with http:, and browsers load only https: into an https: page.'),
    pictureNotHere: l10n.t('Readers see this picture; the preview loads nothing by http:.'),
    picturePolicy: l10n.t('{0} may refuse this picture to your readers: it has no referrerpolicy="no-referrer".'),
    problem: l10n.t('Problem'),
    tooDeep: l10n.t('Elements stand in one another hundreds of levels deep here. The innermost are not shown.'),
    leftPlain: l10n.t('Something here is nested too deep or has too many marks to be formatted. It is shown as it is written.'),
    ...getToolbarTexts(),
  };
}
