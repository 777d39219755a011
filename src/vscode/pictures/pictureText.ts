import { SnippetString } from 'vscode';
import type { BlockName, Edit, Image, Span } from '../../core/index';
import { loadCore } from '../loadCore';
import type { OpenPost } from '../posts';

/** How pictures are written: as the blog's block, as one with a caption, as Markdown, or as nothing but their addresses. */
export const pictureForms = ['block', 'captioned', 'markdown', 'address'] as const;

/** How a picture is written. */
export type PictureForm = (typeof pictureForms)[number];

// Characters of the private use area: no text of a person has them, and no escaping touches them.
const [START, NAMED, END] = ['\ue000', '\ue002', '\ue001'];

/** Returns the edit that puts blocks of pictures below one another, at or behind an offset, and the offset behind the last. */
export async function toBlocks(images: readonly Image[], { post, blog }: OpenPost, offset: number, form: PictureForm): Promise<{ readonly edit: Edit; readonly cursor: number }> {
  const { settings } = blog;
  const { findImagePlace, findPagePlace, getTemplate, insertImage, toImageBlock } = await loadCore();
  const hasCaption = getTemplate(settings, post).slots.some(({ name }) => name === 'caption');
  // What a picture says is not lost for want of a place.
  const choose = ({ caption = '' }: Image): BlockName | undefined => (form === 'markdown' ? 'markdown' : !hasCaption && (form === 'captioned' || caption !== '') ? 'figure' : undefined);
  const place = findPagePlace(post, blog);
  const [first, ...others] = images;
  const { edit, cursor } = await insertImage(post, first!, offset, settings, { form: choose(first!), place });
  const gap = (await findImagePlace(post, offset)).isMarkdown ? `${post.eol}${post.eol}` : post.eol;
  const more = others.map(image => `${gap}${toImageBlock(image, settings, { isMarkdown: post.isMarkdown, form: choose(image), place }).replaceAll(/\r?\n/g, post.eol)}`).join('');
  const end = cursor - edit.start;
  return { edit: { ...edit, text: `${edit.text.slice(0, end)}${more}${edit.text.slice(end)}` }, cursor: cursor + more.length };
}

/** Returns the same as a snippet and what it replaces; in it the words of each picture are to be filled in, one after the other; the cursor ends behind the last block. */
export async function toBlockSnippet(images: readonly Image[], open: OpenPost, offset: number, form: PictureForm): Promise<{ readonly span: Span; readonly snippet: SnippetString }> {
  const marked = images.map((image, index): Image => ({
    ...image,
    alt: mark(`alt${index}`, image.alt),
    ...(form === 'captioned' || image.caption !== undefined ? { caption: mark(`caption${index}`, image.caption) } : {}),
  }));
  const { edit: { start, end: behind, text }, cursor } = await toBlocks(marked, open, offset, form);
  const end = cursor - start;
  return { span: { start, end: behind }, snippet: new SnippetString(`${toSnippet(text.slice(0, end))}$0${escape(text.slice(end))}`) };
}

/** Returns a text as a snippet that inserts it, the cursor behind it. */
export function toPlainSnippet(text: string): SnippetString {
  return new SnippetString(`${escape(text)}$0`);
}

function mark(name: string, words = ''): string {
  return `${START}${name}${NAMED}${words.replaceAll(/[\ue000-\ue002]/g, '')}${END}`;
}

/** A place that stands twice is filled in once. */
function toSnippet(text: string): string {
  const names: string[] = [];
  // In an address the words stand encoded: what is typed could not.
  const words = text.replaceAll(/%EE%80%80\w+%EE%80%82(.*?)%EE%80%81/g, '$1');
  return words.split(/\ue000(\w+\ue002[^\ue001]*)\ue001/).map((part, index) => {
    if (index % 2 === 0) return escape(part);
    const [name = '', proposal = ''] = part.split(NAMED!);
    if (!names.includes(name)) names.push(name);
    return `\${${names.indexOf(name) + 1}:${escape(proposal)}}`;
  }).join('');
}

function escape(text: string): string {
  return text.replaceAll(/[\\$}]/g, '\\$&');
}
