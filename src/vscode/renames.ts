import { languages, Location, TextEdit, Uri, WorkspaceEdit, type CancellationToken, type Disposable, type TextDocument } from 'vscode';
import * as l10n from '@vscode/l10n';
import type { Word } from '../core/index';
import { Disposables } from './disposables';
import { loadCore } from './loadCore';
import type { FoundPost, OpenPost } from './posts';
import type { Services } from './services';
import { textLanguages } from './textLanguages';
import { toRange } from './toDiagnostic';

/** Renames a key, a category, a tag or an author in all posts of a blog at once, and finds the posts that have it. */
export function registerRenames(services: Services): Disposable {
  const disposables = new Disposables();
  disposables.add(languages.registerRenameProvider(textLanguages, {
    async prepareRename(document, position) {
      const found = await findWord(services, document, document.offsetAt(position));
      if (!found) throw new Error(l10n.t('Only keys, categories, tags and authors in the metadata of a post can be renamed.'));
      return { range: toRange(document, found.word.span), placeholder: found.word.name ?? found.word.key };
    },
    async provideRenameEdits(document, position, newName, token) {
      const { refuseWord, renameWord } = await loadCore();
      const refusal = refuseWord(newName);
      if (refusal !== undefined) throw new Error(refusal);
      const found = await findWord(services, document, document.offsetAt(position));
      if (!found) return undefined;
      const edit = new WorkspaceEdit();
      for (const post of await findPosts(services, found.open, found.word, token)) {
        const edits = renameWord(post.post, found.word, newName.trim());
        if (edits.length > 0) edit.set(post.uri, edits.map(({ start, end, text }) => TextEdit.replace(post.toRange({ start, end }), text)));
      }
      if (edit.size === 0) throw new Error(l10n.t('This post has "{0}" already.', newName));
      return edit;
    },
  }));
  disposables.add(languages.registerReferenceProvider(textLanguages, {
    async provideReferences(document, position, _, token) {
      const found = await findWord(services, document, document.offsetAt(position));
      if (!found) return undefined;
      const { findWordUses } = await loadCore();
      return (await findPosts(services, found.open, found.word, token)).flatMap(post => findWordUses(post.post, found.word).map(({ span }) => new Location(post.uri, post.toRange(span))));
    },
  }));
  return disposables;
}

async function findWord({ posts }: Services, document: TextDocument, offset: number): Promise<{ readonly open: OpenPost; readonly word: Word & { readonly span: { readonly start: number; readonly end: number } } } | undefined> {
  if (!(await posts.isPost(document))) return undefined;
  const [core, open] = await Promise.all([loadCore(), posts.getPost(document)]);
  const word = core.findWord(open.post, offset);
  return word && { open, word };
}

/** The posts with a word, this one first: it may have it only since it was last saved. */
async function findPosts({ posts, indexes }: Services, open: OpenPost, { key, name }: Word, token: CancellationToken): Promise<readonly FoundPost[]> {
  const index = await indexes.getWholeIndex(open);
  const others = (name === undefined ? index.findPostsWith(key) : index.findPosts(key, name)).filter(path => path !== open.path);
  const found: (FoundPost | undefined)[] = [];
  for (const path of [open.path, ...others]) {
    if (token.isCancellationRequested) return [];
    found.push(await posts.findPost(Uri.joinPath(open.root, path)));
  }
  return found.filter(post => post !== undefined);
}
