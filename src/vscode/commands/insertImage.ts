import { Selection, Uri, type TextDocument } from 'vscode';
import * as l10n from '@vscode/l10n';
import { toTextEdits } from '../fixes';
import { askWords } from '../pictures/askWords';
import { preparePictures, type ComingPicture, type PictureWords } from '../pictures/comingPictures';
import { pickPictures, readFiles } from '../pictures/pickPictures';
import { pictureForms, toBlocks, type PictureForm } from '../pictures/pictureText';
import { warnOfCosts } from '../pictures/warnOfCosts';
import { explainFailure, writePictures } from '../pictures/writePictures';
import type { OpenPost } from '../posts';
import { Refusal } from '../refusal';
import type { Services } from '../services';
import { findEditor, getTarget, refuseUnchangeable, toOptions } from './target';

/** What `galley.insertImage` can be told instead of asking. */
export interface InsertImageOptions extends PictureWords {
  /** Address or site path, as it is to stand in the post. */
  readonly src?: string;
  /** Files of pictures instead, from anywhere: what the site does not publish is copied into the blog's folder of pictures. */
  readonly files?: readonly Uri[];
  /** Default: as the blog writes pictures. */
  readonly form?: PictureForm;
  /** UTF-16 offset in the text; default: the cursor, without an editor the text's end. */
  readonly offset?: number;
}

/**
 * `galley.insertImage(uri?, options?)`: puts blocks of pictures on lines of their own, with the files that they need, in one undo step, the cursor behind them.
 * Asks for what is missing: for nothing when it is given `src` or `files`, and an `alt`, which is `''` for mere decoration.
 *
 * @returns whether anything was inserted
 */
export async function insertImage(services: Services, uri?: unknown, given?: unknown): Promise<boolean> {
  const options = readOptions(given);
  const document = await getTarget(uri);
  await refuseUnchangeable(document, services);
  const open = await services.posts.getPost(document);
  const chosen = await choose(options, open);
  if (!chosen) return false;
  const { alt, caption, title, width, height } = options;
  const words = Object.fromEntries(Object.entries({ alt, caption, title, width, height }).filter(([, value]) => value !== undefined));
  const pictures = chosen.map(picture => ({ ...picture, ...words }));
  const isTold = alt !== undefined && (options.src !== undefined || options.files !== undefined);
  const worded = isTold ? pictures : await askWords(pictures, open);
  if (!worded || worded.length === 0) return false;
  await write(document, services, worded, options);
  return true;
}

async function choose({ src, files }: InsertImageOptions, open: OpenPost): Promise<readonly ComingPicture[] | undefined> {
  if (files) return readFiles(files, open);
  return src === undefined ? pickPictures(open) : [{ address: src }];
}

async function write(document: TextDocument, services: Services, pictures: readonly ComingPicture[], options: InsertImageOptions): Promise<void> {
  const open = await services.posts.getPost(document);
  const prepared = await preparePictures(pictures, open);
  if (prepared.length < pictures.length) throw new Refusal(l10n.t('One of these files is no picture that browsers show. Nothing was inserted.'));
  const editor = findEditor(document);
  const wanted = options.offset ?? (editor ? document.offsetAt(editor.selection.active) : open.post.text.length);
  const { edit, cursor } = await toBlocks(prepared.map(({ image }) => image), open, wanted, options.form ?? 'block');
  // Typed on meanwhile: the place is to be found anew.
  if (open.version !== document.version) return write(document, services, pictures, options);
  const files = prepared.flatMap(({ file }) => file ?? []);
  if (!(await writePictures(files, document, toTextEdits(document, [edit])))) throw new Refusal(await explainFailure(files, open));
  const at = document.positionAt(cursor);
  const shown = findEditor(document);
  if (shown) {
    shown.selection = new Selection(at, at);
    shown.revealRange(shown.selection);
  }
  await warnOfCosts(prepared, open.blog.settings);
}

function readOptions(given: unknown): InsertImageOptions {
  const { files, form, ...options } = toOptions(given);
  const texts = (['src', 'alt', 'caption', 'title'] as const).filter(name => typeof options[name] === 'string').map(name => [name, options[name]]);
  const numbers = (['width', 'height', 'offset'] as const).filter(name => Number.isFinite(options[name])).map(name => [name, options[name]]);
  const uris = Array.isArray(files) ? files.filter(file => file instanceof Uri) : [];
  return {
    ...(Object.fromEntries([...texts, ...numbers]) as InsertImageOptions),
    ...(uris.length > 0 ? { files: uris } : {}),
    ...(pictureForms.some(known => known === form) && form !== 'address' ? { form: form as PictureForm } : {}),
  };
}
