import type { Blog } from '../blog';
import { LineBreaks } from '../post/lineBreaks';
import type { Post } from '../post/post';
import { withoutMarkCharacters } from './originMarks';
import { TracedText } from './tracedText';

/** A body as HTML, and the way from its offsets to the file's. */
export interface SiteBody {
  readonly html: string;
  /** Returns the file's offset of an offset in `html`. */
  toFile(offset: number): number;
}

/** Makes HTML of a body in the steps of the site. */
export async function renderBody(post: Post, blog: Blog): Promise<SiteBody> {
  const lines = new LineBreaks(post.text.slice(post.body.start, post.body.end));
  const body = TracedText.verbatim(withoutMarkCharacters(lines.text));
  const rendered = blog.settings.preset === 'hexo' ? await renderHexo(body, post, blog) : await renderPlain(body, post);
  return { html: rendered.text, toFile: offset => post.body.start + lines.toOriginal(rendered.toSource(offset)) };
}

async function renderHexo(body: TracedText, post: Post, blog: Blog): Promise<TracedText> {
  const { renderHexoBody } = await import('./hexoBody');
  return renderHexoBody(body, post, blog);
}

async function renderPlain(body: TracedText, { isMarkdown }: Post): Promise<TracedText> {
  if (!isMarkdown) return body;
  const { renderMarkdownOf } = await import('./hexoMarkdown');
  return renderMarkdownOf(body, undefined);
}
