import type { Blog } from '../blog';
import type { Files } from '../host';
import { LineBreaks } from '../post/lineBreaks';
import type { Post } from '../post/post';
import type { NoteOmission, Omission } from './omission';
import { withoutMarkCharacters } from './originMarks';
import { readPostAssets } from './postAssets';
import { TracedText } from './tracedText';

/** A body as HTML, and the way from its offsets to the file's. */
export interface SiteBody {
  readonly html: string;
  /** Returns the file's offset of an offset in `html`. */
  toFile(offset: number): number;
  /** What is not in the HTML. */
  readonly omissions: readonly Omission[];
}

/**
 * Makes HTML of a body in the steps of the site.
 *
 * @param files tell which pictures a post has in its own folder; without them, it has none
 */
export async function renderBody(post: Post, blog: Blog, files?: Files): Promise<SiteBody> {
  const lines = new LineBreaks(post.text.slice(post.body.start, post.body.end));
  const body = TracedText.verbatim(withoutMarkCharacters(lines.text));
  const toFile = (offset: number): number => post.body.start + lines.toOriginal(offset);
  const omissions: Omission[] = [];
  const note: NoteOmission = omission => omissions.push({ ...omission, start: toFile(omission.start) });
  const rendered = blog.settings.preset === 'hexo' ? await renderHexo(body, post, blog, files, note) : await renderPlain(body, post, note);
  return { html: rendered.text, toFile: offset => toFile(rendered.toSource(offset)), omissions };
}

async function renderHexo(body: TracedText, post: Post, blog: Blog, files: Files | undefined, note: NoteOmission): Promise<TracedText> {
  const [{ renderHexoBody }, assets] = await Promise.all([import('./hexoBody'), files && readPostAssets(post, blog, files)]);
  return renderHexoBody(body, post, blog, assets, note);
}

async function renderPlain(body: TracedText, { isMarkdown }: Post, note: NoteOmission): Promise<TracedText> {
  if (!isMarkdown) return body;
  const { renderMarkdownOf } = await import('./hexoMarkdown');
  return renderMarkdownOf(body, undefined, note);
}
