import * as l10n from '@vscode/l10n';
import type { Span } from '../text/span';
import type { SetUpProposal } from './proposeSetUp';

/** A proposal as Markdown, and where posts are named in it. */
export interface SetUpReport {
  readonly text: string;
  /** The places of posts' paths, relative to the blog's folder, in `text`. */
  readonly links: readonly { readonly span: Span; readonly path: string }[];
  /** Where the part about each item begins, by its id. */
  readonly starts: ReadonlyMap<string, number>;
}

// Nobody goes through more of them one by one.
const MOST_LISTED = 50;

/** Describes which posts differ from each item of a proposal. */
export function describeSetUp({ items, posts }: SetUpProposal): SetUpReport {
  const links: { span: Span; path: string }[] = [];
  const starts = new Map<string, number>();
  let text = `# ${l10n.t('What the posts of this blog do')}\n\n${l10n.t('Posts read: {0}. Those that are listed below do something else than most; nothing in them is changed.', posts.length)}\n`;
  for (const { id, title, detail, outliers } of items) {
    text += '\n';
    starts.set(id, text.length);
    text += `## ${title}\n\n${detail}\n`;
    if (outliers.length > 0) text += '\n';
    for (const { path, instead } of outliers.slice(0, MOST_LISTED)) {
      text += '- ';
      links.push({ span: { start: text.length, end: text.length + path.length }, path });
      text += `${l10n.t('{0}: {1}', path, instead)}\n`;
    }
    if (outliers.length > MOST_LISTED) text += `- ${l10n.t('and {0} more', outliers.length - MOST_LISTED)}\n`;
  }
  return { text, links, starts };
}
