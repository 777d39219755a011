import { window } from 'vscode';
import * as l10n from '@vscode/l10n';
import { loadCore } from '../loadCore';
import type { OpenPost } from '../posts';
import { preparePictures, type ComingPicture } from './comingPictures';

/** Asks for what a post is to say of each picture, as far as the blog's block shows it and it is not said yet; `undefined` when the author wants none. */
export async function askWords(pictures: readonly ComingPicture[], open: OpenPost): Promise<readonly ComingPicture[] | undefined> {
  const { getTemplate } = await loadCore();
  const shown = new Set(getTemplate(open.blog.settings, open.post).slots.map(({ name }) => name));
  const asked: ComingPicture[] = [];
  for (const [index, picture] of pictures.entries()) {
    const name = ('bytes' in picture ? picture.name : picture.address).replace(/^.*\/(?=.)/, '');
    const title = pictures.length === 1 ? `${l10n.t('Insert Image')}: ${name}` : `${l10n.t('Insert Image')}: ${name} (${index + 1}/${pictures.length})`;
    const caption = picture.caption ?? (shown.has('caption') ? await askCaption(title) : undefined);
    if (caption === undefined && shown.has('caption')) return undefined;
    const alt = picture.alt ?? (await askAlt(title, await proposeWords({ ...picture, caption }, open)));
    if (alt === undefined) return undefined;
    const isAsked = picture.width === undefined && shown.has('width');
    const width = isAsked ? await askWidth(title, await measure(picture, open)) : '';
    if (width === undefined) return undefined;
    asked.push({ ...picture, alt, ...(caption === undefined ? {} : { caption }), ...(isAsked ? { width: width.trim() === '' ? null : Number(width) } : {}) });
  }
  return asked;
}

/** Returns words that may do for an alt, or none; the article's title only where this article does so already. */
async function proposeWords(picture: ComingPicture, { post }: OpenPost): Promise<string> {
  const { findBodyPictures, proposeAlts } = await loadCore();
  const title = post.frontMatter?.values['title'];
  const saysTitle = typeof title === 'string' && (await findBodyPictures(post)).some(({ alt }) => alt?.trim() === title);
  const { caption, title: words } = picture;
  return proposeAlts({ caption, title: words, address: 'bytes' in picture ? picture.name : picture.address, postTitle: saysTitle ? title : undefined })[0] ?? '';
}

/** Asks for a picture's alt; `undefined`: the author wants none of it. */
export function askAlt(title: string, value: string): Thenable<string | undefined> {
  return window.showInputBox({ title, value, prompt: l10n.t('What does the picture show? Readers who cannot see it get this text; leave it empty for mere decoration.') });
}

/** Asks for what stands below a picture. */
export function askCaption(title: string, value = ''): Thenable<string | undefined> {
  return window.showInputBox({ title, value, prompt: l10n.t('What is to stand below the picture? Leave it empty for nothing.') });
}

/** Asks for a picture's width: digits, or nothing. */
export function askWidth(title: string, value: string): Thenable<string | undefined> {
  return window.showInputBox({
    title, value, prompt: l10n.t('How wide is it to be, in pixels? Leave it empty to say nothing.'),
    validateInput: value => (/^\s*(?:[1-9]\d{0,4})?\s*$/.test(value) ? undefined : l10n.t('Write a number of pixels.')),
  });
}

async function measure(picture: ComingPicture, open: OpenPost): Promise<string> {
  return String((await preparePictures([picture], open))[0]?.image.width ?? '');
}
