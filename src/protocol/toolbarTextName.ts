/** The texts of the preview's toolbar, menu and find bar; the extension has them in VS Code's language. */
export type ToolbarTextName =
  | 'toolbar' | 'width' | 'phone' | 'tablet' | 'desktop' | 'colours' | 'auto' | 'light' | 'dark'
  | 'noPictures' | 'noAlt' | 'removed' | 'nothingRemoved' | 'removedWhy' | 'removedTemplate' | 'removedRemote' | 'removedSite' | 'removedDeep' | 'removedPlain' | 'lock' | 'hide' | 'show'
  | 'find' | 'previous' | 'next' | 'close' | 'noMatch' | 'match'
  | 'copy' | 'copyHtml' | 'copyArticle' | 'selectAll' | 'goToSource' | 'openLink' | 'copyLink' | 'copyPicture' | 'facts';
