import type { Article } from '../../core/index';
import type { PreviewPlaces, RenderMessage, RenderTimes } from '../../protocol/messages';

/** What of a render is no part of the article. */
export interface RenderContext {
  readonly uri: string;
  readonly version: number;
  readonly places: PreviewPlaces;
  readonly sequence: number;
  readonly length: number;
  readonly times?: RenderTimes;
}

/** What the preview has already, and its number. */
export interface Shown {
  readonly sequence: number;
  readonly uri: string;
  readonly article: Article;
}

/** Makes the message that shows an article; of what is shown already, only the blocks that differ. */
export function toRenderMessage({ language, header, shell, blocks, omissions }: Article, context: RenderContext, shown: Shown | undefined): RenderMessage {
  const before = shown?.uri === context.uri && shown.article.shell.html === shell.html ? shown.article.blocks : undefined;
  const keep = before ? countKept(before, blocks) : { first: 0, last: 0 };
  return {
    type: 'render',
    ...context,
    base: before && shown ? shown.sequence : 0,
    language,
    header,
    shell,
    keep,
    blocks: blocks.slice(keep.first, blocks.length - keep.last).map(({ html }) => html),
    starts: blocks.map(({ start }) => start),
    omissions,
  };
}

function countKept(before: Article['blocks'], after: Article['blocks']): RenderMessage['keep'] {
  const most = Math.min(before.length, after.length);
  let first = 0;
  while (first < most && before[first]!.html === after[first]!.html) first++;
  let last = 0;
  while (last < most - first && before.at(-1 - last)!.html === after.at(-1 - last)!.html) last++;
  return { first, last };
}
