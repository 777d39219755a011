import { Selection, window, workspace, type TextDocument } from 'vscode';
import * as l10n from '@vscode/l10n';
import type { Image } from '../../core/index';
import type { BlogFile } from '../blogs';
import { toWorkspaceEdit } from '../fixes';
import { loadCore } from '../loadCore';
import { Refusal } from '../refusal';
import type { Services } from '../services';
import { pickImage } from './pickImage';
import { findSitePath } from './sitePath';
import { explainReadOnly, findEditor, getTarget, refuseUnchangeable, toOptions } from './target';

/** What `galley.insertImage` can be told instead of asking. */
export interface InsertImageOptions {
  /** Address or site path, as it is to stand in the post. */
  readonly src?: string;
  readonly alt?: string;
  readonly caption?: string;
  readonly title?: string;
  /** Pixels; measured when the blog's block wants them and the picture is the blog's own. */
  readonly width?: number;
  readonly height?: number;
  /** UTF-16 offset in the text; default: the cursor, without an editor the text's end. */
  readonly offset?: number;
}

/**
 * `galley.insertImage(uri?, options?)`: puts a picture's block on a line of its own, in one undo step, the cursor behind it.
 *
 * @returns whether a picture was inserted
 */
export async function insertImage(services: Services, uri?: unknown, given?: unknown): Promise<boolean> {
  const options = readOptions(given);
  const document = await getTarget(uri);
  await refuseUnchangeable(document, services);
  const src = options.src ?? (await pickImage(await services.blogs.getBlog(document.uri)));
  if (src === undefined) return false;
  const alt = options.alt ?? (await askAlt());
  if (alt === undefined) return false;
  await write(document, services, { ...options, src, alt }, options.offset);
  return true;
}

async function write(document: TextDocument, services: Services, image: Image, offset: number | undefined): Promise<void> {
  const core = await loadCore();
  const open = await services.posts.getPost(document);
  const sized = { ...(await measure(image, open)), ...image };
  const editor = findEditor(document);
  const wanted = offset ?? (editor ? document.offsetAt(editor.selection.active) : open.post.text.length);
  const { edit, cursor } = await core.insertImage(open.post, sized, wanted, open.blog.settings);
  // Typed on meanwhile: the place is to be found anew.
  if (open.version !== document.version) return write(document, services, image, offset);
  if (!(await workspace.applyEdit(toWorkspaceEdit(document, [edit])))) throw new Refusal(explainReadOnly(document.uri));
  const at = document.positionAt(cursor);
  const shown = findEditor(document);
  if (!shown) return;
  shown.selection = new Selection(at, at);
  shown.revealRange(shown.selection);
}

/** Returns the size of a picture of the blog's own, if the blog's block has a place for it. */
async function measure({ src, width, height }: Image, { blog: { settings }, host, path }: BlogFile): Promise<Pick<Image, 'width' | 'height'>> {
  if ((width !== undefined && height !== undefined) || !/\{(?:width|height)\??\}/.test(settings.image.block)) return {};
  const file = findSitePath(src, path, settings);
  const bytes = file === undefined ? undefined : await host.files.read(file);
  return (bytes && (await (await loadCore()).measureImage(bytes))) ?? {};
}

function askAlt(): Thenable<string | undefined> {
  return window.showInputBox({
    title: l10n.t('Insert Image'),
    prompt: l10n.t('What does the picture show? Readers who cannot see it get this text; leave it empty for mere decoration.'),
  });
}

function readOptions(given: unknown): InsertImageOptions {
  const options = toOptions(given);
  const texts = (['src', 'alt', 'caption', 'title'] as const).filter(name => typeof options[name] === 'string').map(name => [name, options[name]]);
  const numbers = (['width', 'height', 'offset'] as const).filter(name => Number.isFinite(options[name])).map(name => [name, options[name]]);
  return Object.fromEntries([...texts, ...numbers]) as InsertImageOptions;
}
