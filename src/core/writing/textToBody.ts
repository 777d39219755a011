import type { Blog } from '../blog';
import type { Post } from '../post/post';
import { isHtmlBody } from './htmlBody';
import type { PastePlace } from './htmlToBody';

/** Turns plain text into the body of a post, in the blog's form: each line is a paragraph. */
export async function textToBody(text: string, post: Post, blog: Blog, { offset }: PastePlace): Promise<string> {
  const [{ Flow }, { writeParts }] = await Promise.all([import('./paste/flow'), import('./paste/writeParts')]);
  const flow = new Flow();
  for (const line of text.split(/\r\n?|[\n\u2028\u2029]/)) {
    flow.add({ text: line, marks: 0 });
    flow.end();
  }
  return writeParts(flow.take(), post, blog, await isHtmlBody(post, offset));
}
