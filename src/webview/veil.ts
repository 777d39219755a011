import type { ArticleFrame } from './articleFrame';

// So long an article that has just come may stay unseen: files that lie near are read in less, and a person hardly notices.
const PATIENCE_MS = 150;

/** Shows a new article only when its pictures have taken their places, if that is soon, so that no text jumps under the reader's eyes. */
export function veil({ document }: ArticleFrame, placed: Promise<unknown> | undefined): void {
  const { dataset } = document.documentElement;
  delete dataset['galleyVeiled'];
  if (!placed) return;
  const own = (dataset['galleyVeiled'] = String(performance.now()));
  const lift = (): void => {
    if (dataset['galleyVeiled'] === own) delete dataset['galleyVeiled'];
  };
  window.setTimeout(lift, PATIENCE_MS);
  void placed.then(lift);
}
