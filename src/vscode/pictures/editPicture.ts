import type { TextDocument, Uri } from 'vscode';
import * as l10n from '@vscode/l10n';
import type { Edit, PostPicture } from '../../core/index';
import { getTarget, refuseUnchangeable, toOptions } from '../commands/target';
import { toTextEdits } from '../fixes';
import { loadCore } from '../loadCore';
import type { OpenPost } from '../posts';
import { Refusal } from '../refusal';
import type { Services } from '../services';
import { askAlt, askCaption, askWidth } from './askWords';
import { preparePictures, type NewFile } from './comingPictures';
import { pickPictures, readFiles } from './pickPictures';
import { warnOfCosts } from './warnOfCosts';
import { explainFailure, writePictures } from './writePictures';

/** What can be changed of a picture in a post. */
export const pictureParts = ['alt', 'caption', 'width', 'source'] as const;

/** What is changed of a picture in a post. */
export type PicturePart = (typeof pictureParts)[number];

/** What `galley.editPicture` is told: which picture, by the offset of its tag, what of it, and what it becomes instead of asking. */
export interface EditPictureOptions {
  readonly offset: number;
  readonly part: PicturePart;
  readonly value?: string | readonly Uri[];
}

/** A change to a picture, and the file that it needs. */
interface Change {
  readonly edits: readonly Edit[];
  readonly files?: readonly NewFile[];
}

/** Tells whether something of a picture can be changed where it stands. */
export function canChange(part: PicturePart, picture: PostPicture): boolean {
  switch (part) {
    case 'alt': case 'source': return true;
    case 'caption': return picture.values.has('caption') || picture.free.has('caption');
    case 'width': return picture.element !== undefined;
  }
}

/** `galley.editPicture(uri, { offset, part, value? })`: changes the alt, caption, width or source of a picture, and nothing else; in one undo step. */
export async function editPicture(services: Services, uri: unknown, given: unknown): Promise<boolean> {
  const { offset, part, value } = toOptions(given) as Partial<EditPictureOptions>;
  if (typeof offset !== 'number' || !pictureParts.some(known => known === part)) return false;
  const document = await getTarget(uri);
  await refuseUnchangeable(document, services);
  const asked = await findPicture(document, offset, services);
  const answer = value ?? (await ask(part!, asked.picture, asked.open));
  if (answer === undefined) return false;
  const { picture, open } = await findPicture(document, offset, services);
  const change = await toChange(part!, picture, answer, open);
  if (!change) throw new Refusal(l10n.t('This cannot be written into the picture where it stands.'));
  if (open.version !== document.version) return editPicture(services, uri, { offset, part, value: answer });
  const files = change.files ?? [];
  if (!(await writePictures(files, document, toTextEdits(document, change.edits)))) throw new Refusal(await explainFailure(files, open));
  return true;
}

/** Returns the picture whose tag begins at an offset, as it is by now. */
export async function findPicture(document: TextDocument, offset: number, { posts }: Services): Promise<{ readonly picture: PostPicture; readonly open: OpenPost }> {
  const [{ findPostPictures }, open] = await Promise.all([loadCore(), posts.getPost(document)]);
  const picture = (await findPostPictures(open.post, open.blog.settings)).find(({ span }) => span.start === offset);
  if (!picture) throw new Refusal(l10n.t('The text has changed: the picture is somewhere else now.'));
  return { picture, open };
}

async function ask(part: PicturePart, { alt, source, values }: PostPicture, open: OpenPost): Promise<EditPictureOptions['value']> {
  const title = source.replace(/^.*\/(?=.)/, '');
  switch (part) {
    case 'alt': {
      const { proposeAlts } = await loadCore();
      const proposal = alt?.trim() || (proposeAlts({ caption: values.get('caption')?.value, title: values.get('title')?.value, address: source })[0] ?? '');
      return askAlt(title, proposal);
    }
    case 'caption': return askCaption(title, values.get('caption')?.value);
    case 'width': return askWidth(title, values.get('width')?.value ?? '');
    case 'source': {
      const [picture] = (await pickPictures(open)) ?? [];
      if (!picture) return undefined;
      return 'address' in picture ? picture.address : picture.uri && [picture.uri];
    }
  }
}

async function toChange(part: PicturePart, picture: PostPicture, answer: NonNullable<EditPictureOptions['value']>, open: OpenPost): Promise<Change | undefined> {
  const { findPictureFacts, replaceSource, setCaption, setWidth } = await loadCore();
  const { blog, host, post } = open;
  const toEdits = (edits: readonly Edit[] | undefined): Change | undefined => edits && { edits };
  if (part === 'source') {
    const coming = typeof answer === 'string' ? [{ address: answer }] : await readFiles(answer, open);
    const [prepared] = await preparePictures(coming.slice(0, 1).map(next => ({ ...next, alt: picture.alt })), open);
    const before = (await findPictureFacts(picture.source, picture.origin, post, blog, host))?.size;
    const edits = prepared && replaceSource(picture, prepared.image.src, post, blog, { before, size: prepared.facts?.size });
    if (!edits) return undefined;
    void warnOfCosts([prepared], blog.settings);
    return { edits, files: prepared.file ? [prepared.file] : [] };
  }
  if (typeof answer !== 'string') return undefined;
  if (part === 'alt') return { edits: [picture.writeAlt(answer)] };
  if (part === 'caption') {
    const edit = setCaption(picture, answer, post);
    return edit || answer.trim() === '' ? { edits: edit ? [edit] : [] } : undefined;
  }
  const width = /^\s*\d+\s*$/.test(answer) ? Number(answer) : undefined;
  return toEdits(setWidth(picture, width, post, (await findPictureFacts(picture.source, picture.origin, post, blog, host))?.size));
}
