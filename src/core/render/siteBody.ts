import type { Blog } from '../blog';
import type { Files } from '../host';
import { LineBreaks } from '../post/lineBreaks';
import type { Post } from '../post/post';
import { withoutMarkCharacters } from './originMarks';
import { readPostAssets } from './postAssets';
import { TracedText } from './tracedText';

/** A body as HTML, and the way from its offsets to the file's. */
export interface SiteBody {
  readonly html: string;
  /** Returns the file's offset of an offset in `html`. */
  toFile(offset: number): number;
}

/**
 * Makes HTML of a body in the steps of the site.
 *
 * @param files tell which pictures a post has in its own folder; without them, it has none
 */
export async function renderBody(post: Post, blog: Blog, files?: Files): Promise<SiteBody> {
  const lines = new LineBreaks(post.text.slice(post.body.start, post.body.end));
  const body = TracedText.verbatim(withoutMarkCharacters(lines.text));
  const rendered = blog.settings.preset === 'hexo' ? await renderHexo(body, post, blog, files) : await renderPlain(body, post);
  return { html: rendered.text, toFile: offset => post.body.start + lines.toOriginal(rendered.toSource(offset)) };
}

async function renderHexo(body: TracedText, post: Post, blog: Blog, files: Files | undefined): Promise<TracedText> {
  const [{ renderHexoBody }, assets] = await Promise.all([import('./hexoBody'), files && readPostAssets(post, blog, files)]);
  return renderHexoBody(body, post, blog, assets);
}

async function renderPlain(body: TracedText, { isMarkdown }: Post): Promise<TracedText> {
  if (!isMarkdown) return body;
  const { renderMarkdownOf } = await import('./hexoMarkdown');
  return renderMarkdownOf(body, undefined);
}
