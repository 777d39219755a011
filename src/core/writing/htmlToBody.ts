import type { Blog } from '../blog';
import type { Post } from '../post/post';
import { isHtmlBody } from './htmlBody';

/** Where something is pasted. */
export interface PastePlace {
  /** UTF-16 units; where HTML is written there, HTML is pasted, else Markdown. */
  readonly offset: number;
}

/** What becomes of what was copied. */
export interface PastedBody {
  /** Blocks in the blog's form, with the line breaks of the post, without one at the end; empty when nothing is left. */
  readonly text: string;
  /** What could not be taken: addresses of pictures that nobody else can reach, and of films and the like, or names of elements. */
  readonly lost: readonly string[];
}

/** Turns HTML from another program into the body of a post, in the blog's form. Nothing of it is executed; any text is HTML. */
export async function htmlToBody(html: string, post: Post, blog: Blog, { offset }: PastePlace): Promise<PastedBody> {
  const [{ parseFragment }, { readForeign }, { getSectionTest }, { writeParts }] = await Promise.all([import('parse5'), import('./paste/readForeign'), import('./paste/sectionTag'), import('./paste/writeParts')]);
  const { blocks, lost } = readForeign(parseFragment(withoutHeader(html)), getSectionTest(blog));
  return { text: writeParts(blocks, post, blog, await isHtmlBody(post, offset)), lost };
}

/** Takes away what Windows writes before HTML in its clipboard. */
function withoutHeader(html: string): string {
  return /^\ufeff?Version:[\d.]+\s+StartHTML:/.test(html) ? html.slice(Math.max(html.indexOf('<'), 0)) : html;
}
