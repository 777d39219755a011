import { readPreviewView, type PreviewView } from '../protocol/view';

/** Returns how articles are to be shown, as the page brings it along. */
export function getPageView(): PreviewView {
  return readPreviewView(JSON.parse(document.body.dataset['view'] ?? '{}')) ?? { width: 'desktop', theme: 'auto', pictures: true, toolbar: true };
}
