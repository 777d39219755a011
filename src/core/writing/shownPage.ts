import type { DefaultTreeAdapterTypes } from 'parse5';
import type { Blog } from '../blog';
import { isBlockElement, isVerbatim } from '../post/flow';
import { parsePost, type Post } from '../post/post';
import { renderBody } from '../render/siteBody';
import { shorten } from '../text/shorten';
import { applyEdits, type Edit } from '../text/span';

type Element = DefaultTreeAdapterTypes.Element;
type Node = DefaultTreeAdapterTypes.ChildNode;
type ParentNode = DefaultTreeAdapterTypes.ParentNode;

// UTF-16 units.
const LONGEST_QUOTED = 60;

/** The page of a post, to hold edits to. */
export interface ShownPage {
  /**
   * Returns what the page shows otherwise after some edits, as it was before and as it is then, each cut short; `undefined` when its DOM is the same,
   * white space left out that no browser shows.
   */
  findChange(edits: readonly Edit[]): Promise<PageChange | undefined>;
}

export interface PageChange {
  readonly before: string;
  readonly after: string;
}

/** Renders the page of a post as its site does. */
export async function readShownPage(post: Post, blog: Blog): Promise<ShownPage> {
  const { parseHtml } = await import('../post/parseHtml');
  const draw = async (each: Post): Promise<readonly string[]> => drawShown(parseHtml((await renderBody(each, blog)).html).root);
  const wanted = await draw(post);
  return {
    async findChange(edits) {
      const found = await draw(parsePost(applyEdits(post.text, edits), { path: post.path, reader: post.reader, previous: post }));
      const at = wanted.findIndex((line, index) => line !== found[index]);
      if (at === -1 && wanted.length === found.length) return undefined;
      const from = at === -1 ? wanted.length : at;
      return { before: quote(wanted[from]), after: quote(found[from]) };
    },
  };
}

function quote(line = ''): string {
  return shorten(line.replace(/^"/, ''), LONGEST_QUOTED);
}

/** Draws a tree, one node a line. White space is collapsed as browsers do, and left out where a line begins or ends. */
export function drawShown(root: ParentNode): readonly string[] {
  const drawing = new Drawing();
  // Without recursion: posts nest deeper than a stack.
  const waiting: (Node | { readonly closes: Element })[] = root.childNodes.toReversed();
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if ('closes' in next) drawing.close(next.closes);
    else if ('tagName' in next) {
      drawing.open(next);
      waiting.push({ closes: next });
      for (const child of ('content' in next ? (next as DefaultTreeAdapterTypes.Template).content : next).childNodes.toReversed()) waiting.push(child);
    } else if ('data' in next) drawing.lines.push(`<!--${next.data}-->`);
    else if ('value' in next) drawing.add(next);
  }
  drawing.endLine();
  return drawing.lines.filter(line => line !== '"');
}

class Drawing {
  readonly lines: string[] = [];
  /** The last text of a line that goes on: white space at its end is not shown if the line ends there. */
  #last = -1;
  #isLineStart = true;
  #verbatim = 0;

  open(node: Element): void {
    if (isBlockElement(node) || node.tagName === 'br') this.endLine();
    else if (node.childNodes.length === 0) this.#goOn();
    if (isVerbatim(node)) this.#verbatim++;
    this.lines.push(`<${node.tagName}${node.attrs.map(({ name, value }) => ` ${name}=${JSON.stringify(value)}`).sort().join('')}>`);
  }

  close(node: Element): void {
    if (isVerbatim(node)) this.#verbatim--;
    if (isBlockElement(node)) this.endLine();
    this.lines.push(`</${node.tagName}>`);
  }

  add({ value, parentNode }: DefaultTreeAdapterTypes.TextNode): void {
    const isHidden = parentNode && 'tagName' in parentNode && /^(?:style|script|title)$/.test(parentNode.tagName);
    const collapsed = isHidden || this.#verbatim > 0 ? value : value.replace(/[ \t\n\f\r]+/g, ' ').replace(/^ /, this.#isLineStart ? '' : ' ');
    const index = this.lines.push(`"${collapsed}`) - 1;
    if (isHidden || collapsed === '') return;
    this.#goOn();
    if (this.#verbatim > 0) return;
    this.#isLineStart = collapsed.endsWith(' ');
    this.#last = index;
  }

  endLine(): void {
    if (this.#last !== -1) this.lines[this.#last] = this.lines[this.#last]!.replace(/ $/, '');
    this.#last = -1;
    this.#isLineStart = true;
  }

  /** Something is shown behind which white space counts. */
  #goOn(): void {
    this.#last = -1;
    this.#isLineStart = false;
  }
}
