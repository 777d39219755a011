import { isHtmlBlock, readBody, type Body } from '../post/body';
import type { Post } from '../post/post';
import { getLineStart } from '../text/lines';

/**
 * Tells whether a place in a post is one where HTML is written, not Markdown: every place of a `.html` post, and of a `.md` post what Markdown
 * passes on as HTML; on an empty line, what most of the body is. An empty body is HTML; an empty post is about to get its metadata. A promise only until the parsers have been loaded.
 *
 * @param offset UTF-16 units; in the body, or at its end
 */
export function isHtmlBody(post: Post, offset: number): boolean | Promise<boolean> {
  const { text, body, isMarkdown } = post;
  if (text.trim() === '') return false;
  if (!isMarkdown || text.slice(body.start).trim() === '') return true;
  const read = readBody(post);
  return read instanceof Promise ? read.then(known => isHtmlAt(known, post, offset)) : isHtmlAt(read, post, offset);
}

function isHtmlAt(body: Body, post: Post, offset: number): boolean {
  const { text } = post;
  const lineStart = Math.max(getLineStart(text, offset), post.body.start);
  const before = text.slice(lineStart, offset).trimEnd();
  const after = /\S/.exec(/^[^\r\n]*/.exec(text.slice(offset))![0]);
  if (before !== '') return isHtmlBlock(body, post, lineStart + before.length - 1);
  return after ? isHtmlBlock(body, post, offset + after.index) : isMostlyHtml(body, post);
}

/** Compares what readers see of the blocks: a picture, however long its tag, says nothing of how a text is written. */
function isMostlyHtml(body: Body, post: Post): boolean {
  let balance = 0;
  let isKnown = false;
  let end = 0;
  for (const block of body.markdown.blocks) {
    // Blocks in lists and quotes.
    if (block.start < end) continue;
    ({ end } = block);
    isKnown = true;
    const length = post.text.slice(block.start, end).replaceAll(/<[^<>]*>|\s+/g, '').length;
    balance += isHtmlBlock(body, post, block.start) ? length : -length;
  }
  return isKnown && balance >= 0;
}
