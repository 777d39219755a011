import { DocumentDropEdit, DocumentDropOrPasteEditKind, DocumentPasteEdit, languages, Range, SnippetTextEdit, window, type CancellationToken, type DataTransfer, type Disposable, type TextDocument, type WorkspaceEdit } from 'vscode';
import * as l10n from '@vscode/l10n';
import { Disposables } from '../disposables';
import type { OpenPost } from '../posts';
import type { Services } from '../services';
import { textLanguages } from '../textLanguages';
import { toRange } from '../toDiagnostic';
import { preparePictures, type NewFile, type PreparedPicture } from './comingPictures';
import { pictureForms, toBlockSnippet, toPlainSnippet, type PictureForm } from './pictureText';
import { Refusal } from '../refusal';
import { findTransferredPictures, type TransferredPictures } from './transferredPictures';
import { warnOfCosts } from './warnOfCosts';
import { canMake, explainFailure, toWorkspaceEdit } from './writePictures';

// In package.json, edits of the first kind come before those of other extensions; those of the second come after plain text.
const SURE = DocumentDropOrPasteEditKind.Empty.append('galley', 'picture');
const UNSURE = DocumentDropOrPasteEditKind.Empty.append('galley', 'address');
const KINDS = [SURE, UNSURE].flatMap(kind => pictureForms.map(form => kind.append(form)));
const TYPES = ['image/*', 'files', 'text/uri-list', 'text/html', 'text/plain'];

/** One of the ways in which pictures can be put into a post. */
interface Way {
  readonly kind: DocumentDropOrPasteEditKind;
  readonly title: string;
  readonly yieldTo: readonly DocumentDropOrPasteEditKind[];
  /** `undefined`: nothing can be done, and nothing is to be done by others. */
  readonly edit: WorkspaceEdit | undefined;
  /** Says what it costs readers. */
  readonly warn: () => Promise<void>;
}

/** Puts pictures that are pasted or dropped into posts, with their files; everywhere else VS Code goes on as it does. */
export function registerPictureTransfers(services: Services): Disposable {
  const disposables = new Disposables();
  const warnings = new WeakMap<object, Way['warn']>();
  const keep = <Edit extends DocumentPasteEdit | DocumentDropEdit>(edit: Edit, way: Way): Edit => {
    if (way.edit) edit.additionalEdit = way.edit;
    edit.yieldTo = way.yieldTo;
    warnings.set(edit, way.warn);
    return edit;
  };
  disposables.add(languages.registerDocumentPasteEditProvider(textLanguages, {
    async provideDocumentPasteEdits(document, ranges, transfer, context, token) {
      const ways = await findWays(services, document, ranges, transfer, token);
      return ways.filter(({ kind }) => !context.only || context.only.contains(kind)).map(way => keep(new DocumentPasteEdit('', way.title, way.kind), way));
    },
    // Only the one that is taken is resolved.
    resolveDocumentPasteEdit(edit) {
      void warnings.get(edit)?.();
      return edit;
    },
  }, { providedPasteEditKinds: KINDS, pasteMimeTypes: TYPES }));
  disposables.add(languages.registerDocumentDropEditProvider(textLanguages, {
    async provideDocumentDropEdits(document, position, transfer, token) {
      const ways = await findWays(services, document, [new Range(position, position)], transfer, token);
      // VS Code resolves no edit of a drop.
      void ways[0]?.warn();
      return ways.map(way => keep(new DocumentDropEdit('', way.title, way.kind), way));
    },
  }, { providedDropEditKinds: KINDS, dropMimeTypes: TYPES }));
  return disposables;
}

async function findWays({ posts, checks }: Services, document: TextDocument, ranges: readonly Range[], transfer: DataTransfer, token: CancellationToken): Promise<readonly Way[]> {
  if (!(await posts.isPost(document)) || (await checks.findForeignEncoding(document)) !== undefined) return [];
  const open = await posts.getPost(document);
  try {
    const found = await findTransferredPictures(transfer, open, token);
    const pictures = found && (await preparePictures(found.pictures, open));
    // What cannot all be done is left to others.
    if (!pictures || pictures.length < found.pictures.length || token.isCancellationRequested) return [];
    const files = pictures.map(({ file }) => file).filter(file => file !== undefined);
    if (!(await canMake(files))) throw new Refusal(await explainFailure(files, open));
    return token.isCancellationRequested || open.version !== document.version ? [] : await toWays(found, pictures, files, open, ranges);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    void window.showWarningMessage(error.message);
    // A way that does nothing keeps other extensions from putting the picture elsewhere.
    return [{ kind: SURE, title: getTitle('block'), yieldTo: [], edit: undefined, warn: () => Promise.resolve() }];
  }
}

function toWays({ isAll }: TransferredPictures, pictures: readonly PreparedPicture[], files: readonly NewFile[], open: OpenPost, ranges: readonly Range[]): Promise<readonly Way[]> {
  return Promise.all(chooseForms(open, ranges).map(async (form): Promise<Way> => ({
    kind: (isAll ? SURE : UNSURE).append(form), title: getTitle(form),
    warn: () => warnOfCosts(pictures, open.blog.settings),
    yieldTo: isAll ? [] : [DocumentDropOrPasteEditKind.Text],
    edit: toWorkspaceEdit(files, open.document.uri, await toEdits(form, pictures, open, ranges)),
  })));
}

/** The metadata takes nothing but addresses; HTML no Markdown. */
function chooseForms({ post, document }: OpenPost, [range]: readonly Range[]): readonly PictureForm[] {
  const isInMetadata = post.body.start > 0 && range !== undefined && document.offsetAt(range.start) < post.body.start;
  return isInMetadata ? ['address'] : pictureForms.filter(form => form !== 'markdown' || post.isMarkdown);
}

async function toEdits(form: PictureForm, pictures: readonly PreparedPicture[], open: OpenPost, ranges: readonly Range[]): Promise<readonly SnippetTextEdit[]> {
  const { document, post } = open;
  const images = pictures.map(({ image }) => image);
  if (form === 'address') return ranges.map(range => SnippetTextEdit.replace(range, toPlainSnippet(images.map(({ src }) => src).join(post.eol))));
  const replaced = ranges.filter(range => !range.isEmpty);
  const { span, snippet } = await toBlockSnippet(images, open, document.offsetAt(ranges[0]!.end), form);
  const place = toRange(document, span);
  // An empty paragraph makes way for the block, with what is selected in it.
  const isWithin = (range: Range): boolean => range.intersection(place)?.isEmpty === false;
  const block = SnippetTextEdit.replace(replaced.filter(isWithin).reduce((whole, range) => whole.union(range), place), snippet);
  block.keepWhitespace = true;
  return [...replaced.filter(range => !isWithin(range) && (!range.contains(place.start) || range.end.isEqual(place.start))).map(range => SnippetTextEdit.replace(range, toPlainSnippet(''))), block];
}

function getTitle(form: PictureForm): string {
  switch (form) {
    case 'block': return l10n.t('Insert the picture as this blog writes pictures');
    case 'captioned': return l10n.t('Insert the picture with a caption');
    case 'markdown': return l10n.t('Insert the picture in Markdown');
    case 'address': return l10n.t('Insert the picture\'s address');
  }
}
