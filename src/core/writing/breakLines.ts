import type { DefaultTreeAdapterTypes } from 'parse5';
import type { Blog } from '../blog';
import { readBody, type Body } from '../post/body';
import { isBlockElement, isVerbatim } from '../post/flow';
import type { Post } from '../post/post';
import { findRootBlocks } from '../post/rootBlocks';
import type { Edit } from '../text/span';
import { readShownPage, type ShownPage } from './shownPage';

type Element = DefaultTreeAdapterTypes.Element;
type ParentNode = DefaultTreeAdapterTypes.ParentNode;

// Cells of a row stay in its line; what is in these is no text of blocks.
const SKIPPED: ReadonlySet<string> = new Set(['svg', 'math', 'template', 'select', 'script', 'style']);
const MOST_RENDERS = 40;

/**
 * Returns the edits after which no two blocks of a body's HTML share a line: a paragraph a line. The DOM of the page stays the same but for text of nothing but
 * white space between blocks, which no browser shows; where a line break would do more, there is none.
 */
export async function breakLines(post: Post, blog: Blog): Promise<readonly Edit[]> {
  const breaks = findBreaks(post, await readBody(post));
  return breaks.length === 0 ? breaks : keepHarmless(breaks, await readShownPage(post, blog));
}

function findBreaks(post: Post, body: Body): readonly Edit[] {
  const { text, eol, isMarkdown } = post;
  const htmlBlocks = isMarkdown ? findRootBlocks(body.markdown).filter(({ kind }) => kind === 'html') : [post.body];
  const edits: Edit[] = [];
  const addBreak = (start: number, end: number): boolean => {
    if (!/^[ \t]*$/.test(text.slice(start, end)) || !htmlBlocks.some(block => block.start < start && end < block.end)) return false;
    edits.push({ start, end, text: eol });
    return true;
  };
  const toFile = (offset: number): number => post.body.start + offset;
  const waiting: ParentNode[] = [body.html.root];
  for (let parent = waiting.pop(); parent; parent = waiting.pop()) {
    const children = parent.childNodes.filter(node => !('value' in node && node.nodeName === '#text' && node.value.trim() === ''));
    let isBroken = false;
    for (const [index, node] of children.entries()) {
      if (!('tagName' in node)) continue;
      if (!SKIPPED.has(node.tagName) && !isVerbatim(node)) waiting.push(node);
      const next = children[index + 1];
      if (!next || !('tagName' in next) || !isBlockElement(node) || !isBlockElement(next) || isRow(parent)) continue;
      const [end, start] = [findEnd(node), next.sourceCodeLocation?.startOffset];
      if (end !== undefined && start !== undefined && addBreak(toFile(end), toFile(start))) isBroken = true;
    }
    if (isBroken && 'tagName' in parent) breakEdges(parent, children);
  }
  return edits.sort((a, b) => a.start - b.start);

  /** What holds several blocks has its own tags in lines of their own. */
  function breakEdges(parent: Element, children: readonly DefaultTreeAdapterTypes.ChildNode[]): void {
    const [first, last] = [children[0]!, children.at(-1)!];
    const place = parent.sourceCodeLocation;
    if (!isBlockElement(parent) || !place?.startTag || !place.endTag) return;
    if ('tagName' in first && isBlockElement(first) && first.sourceCodeLocation) addBreak(toFile(place.startTag.endOffset), toFile(first.sourceCodeLocation.startOffset));
    const end = 'tagName' in last && isBlockElement(last) ? findEnd(last) : undefined;
    if (end !== undefined) addBreak(toFile(end), toFile(place.endTag.startOffset));
  }
}

function isRow(parent: ParentNode): boolean {
  return 'tagName' in parent && parent.tagName === 'tr';
}

/** Returns where an element ends by its own tag. */
function findEnd({ tagName, sourceCodeLocation: place }: Element): number | undefined {
  return tagName === 'hr' ? place?.endOffset : place?.endTag?.endOffset;
}

/** Leaves out what changes the page: where Markdown or an unclosed tag makes something else of a line break. */
async function keepHarmless(edits: readonly Edit[], page: ShownPage): Promise<readonly Edit[]> {
  const kept: Edit[] = [];
  let renders = 0;
  const keep = async (part: readonly Edit[]): Promise<void> => {
    if (part.length === 0 || renders++ >= MOST_RENDERS) return;
    if (!(await page.findChange([...kept, ...part]))) kept.push(...part);
    else if (part.length > 1) for (const half of [part.slice(0, part.length >> 1), part.slice(part.length >> 1)]) await keep(half);
  };
  await keep(edits);
  return kept;
}
