import { CodeAction, CodeActionKind, languages, type CodeActionContext, type Disposable, type TextDocument } from 'vscode';
import * as l10n from '@vscode/l10n';
import type { Edit, PostPicture } from '../../core/index';
import { toWorkspaceEdit } from '../fixes';
import { loadCore } from '../loadCore';
import type { OpenPost } from '../posts';
import type { Services } from '../services';
import { textLanguages } from '../textLanguages';
import { canChange, pictureParts, type PicturePart } from './editPicture';

const REWRITE = CodeActionKind.RefactorRewrite.append('galley');

/** Offers what can be done with the picture at the cursor, in a post's body. */
export function registerPictureActions({ posts, checks }: Services): Disposable {
  return languages.registerCodeActionsProvider(textLanguages, {
    async provideCodeActions(document, range, context, token) {
      if (!isAskedFor(context) || !(await posts.isPost(document)) || (await checks.findForeignEncoding(document)) !== undefined) return [];
      const [open, { findPictureAt }] = await Promise.all([posts.getPost(document), loadCore()]);
      const offset = document.offsetAt(range.start);
      const picture = offset < open.post.body.start ? undefined : await findPictureAt(open.post, offset, open.blog.settings);
      const actions = picture ? await toActions(document, picture, open) : [];
      return token.isCancellationRequested || open.version !== document.version ? [] : actions;
    },
  }, { providedCodeActionKinds: [REWRITE] });
}

function isAskedFor({ only }: CodeActionContext): boolean {
  return only === undefined || only.contains(REWRITE) || REWRITE.contains(only);
}

async function toActions(document: TextDocument, picture: PostPicture, open: OpenPost): Promise<CodeAction[]> {
  const { allToHouseBlocks, findPageFile, getPictureKeys, isOfTheme, removePicture, setEntry, toHeadAddress, toHouseBlock } = await loadCore();
  const { post, blog, host } = open;
  const edit = (title: string, edits: readonly (Edit | undefined)[]): CodeAction[] => {
    const found = edits.filter(change => change !== undefined);
    if (found.length === 0) return [];
    const action = new CodeAction(title, REWRITE);
    action.edit = toWorkspaceEdit(document, found);
    return [action];
  };
  const run = (title: string, command: string, ...args: readonly unknown[]): CodeAction => {
    const action = new CodeAction(title, REWRITE);
    action.command = { title, command, arguments: [document.uri, ...args] };
    return action;
  };
  const all = await allToHouseBlocks(post, blog);
  const file = await findPageFile(picture.source, picture.origin, post, blog, host.files);
  const address = toHeadAddress(picture.source, file, post, blog);
  const isOwn = file !== undefined && !isOfTheme(file);
  return [
    ...pictureParts.filter(part => canChange(part, picture)).map(part => run(getTitle(part), 'galley.editPicture', { part, offset: picture.span.start })),
    ...getPictureKeys(blog.schema).filter(key => post.frontMatter?.values[key] !== address).flatMap(key => edit(l10n.t('Make this picture the article\'s {0}', key), [setEntry(post, key, address)])),
    ...edit(l10n.t('Write this picture as this blog writes pictures'), [toHouseBlock(picture, post, blog)]),
    ...(all.length > 1 ? edit(l10n.t('Write all pictures of this post so'), all) : []),
    ...(picture.kind === 'block' ? [] : [run(l10n.t('Write all pictures of this blog so…'), 'galley.rewritePictures')]),
    ...edit(l10n.t('Remove this picture'), [removePicture(picture, post)]),
    ...(isOwn ? [run(l10n.t('Remove this picture and its file'), 'galley.removePicture', { offset: picture.span.start })] : []),
  ];
}

function getTitle(part: PicturePart): string {
  switch (part) {
    case 'alt': return l10n.t('Change the alt of this picture…');
    case 'caption': return l10n.t('Change the caption of this picture…');
    case 'width': return l10n.t('Change the width of this picture…');
    case 'source': return l10n.t('Replace this picture by another…');
  }
}
