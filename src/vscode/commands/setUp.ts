import { commands, ProgressLocation, RelativePattern, Uri, window, workspace, type CancellationToken, type Disposable } from 'vscode';
import * as l10n from '@vscode/l10n';
import type { BlogIndex, Filling, Host, Post, SetUpItem, SetUpProposal } from '../../core/index';
import { isWithin, type Blogs, type OpenBlog } from '../blogs';
import { Disposables } from '../disposables';
import { findOpenDocument } from '../documents';
import { loadCore } from '../loadCore';
import { Refusal } from '../refusal';
import type { Services } from '../services';
import { SetUpReports } from '../setUpReports';
import { chooseItems } from './chooseItems';
import { refuseUnwritable } from './editSettings';
import { pickBlog } from './pickBlog';
import { registerCommand } from './registerCommand';
import { toOptions } from './target';
import { writeSetUp } from './writeSetUp';

/** What a set-up has come to. */
export interface SetUpResult {
  /** The ids of the items that were accepted. */
  readonly accepted: readonly string[];
  /** The files that were written: galley.json, and the schema if there is one. */
  readonly files: readonly Uri[];
}

/** Registers `galley.setUp` and the report that it shows. */
export function registerSetUp(services: Services): Disposable {
  const disposables = new Disposables();
  const reports = disposables.add(new SetUpReports());
  disposables.add(registerCommand('galley.setUp', services, (uri, options) => setUp(services, reports, uri, options)));
  return disposables;
}

/**
 * `galley.setUp(uri?, { accept? })`: proposes galley.json and a schema from what most posts of a blog do, shows which posts differ, and writes what the author accepts.
 *
 * @param uri any file of the blog
 * @param options `accept`: `'all'`, or the ids of the items to be written; nothing is asked then
 * @returns `undefined` when nothing was written
 */
async function setUp({ blogs, log }: Services, reports: SetUpReports, uri: unknown, options: unknown): Promise<SetUpResult | undefined> {
  const title = l10n.t('Set Up Galley for This Blog');
  const target = uri instanceof Uri ? await blogs.getBlog(uri) : await pickBlog(blogs, title, l10n.t('Which blog is to be set up?'));
  if (!target) return undefined;
  const { root } = target;
  refuseUnwritable(root);
  if (!workspace.isTrusted) throw new Refusal(l10n.t('Trust this folder first: a schema of its own is not used before.'));
  if (findOpenDocument(Uri.joinPath(root, 'galley.json'))?.isDirty) throw new Refusal(l10n.t('galley.json has unsaved changes. Save it first.'));

  const progress = { location: ProgressLocation.Notification, title: l10n.t('Galley reads the posts'), cancellable: true };
  const proposal = await window.withProgress(progress, (_, token) => propose(target, blogs, token));
  if (!proposal) return undefined;
  if (proposal.posts.length === 0) throw new Refusal(l10n.t('There are no posts in this blog yet. galley.json can say where they are ("posts").'));
  if (proposal.items.length === 0) {
    void window.showInformationMessage(l10n.t('galley.json says already all that the posts of this blog agree on.'));
    return undefined;
  }

  const { describeSetUp } = await loadCore();
  const report = reports.add(root, describeSetUp(proposal));
  const show = (id?: string): void => {
    reports.show(report, id).then(undefined, (error: unknown) => log.error(error instanceof Error ? error : String(error)));
  };
  const accepted = findAccepted(proposal.items, toOptions(options)['accept']) ?? (await chooseItems(proposal.items, show));
  if (!accepted || accepted.length === 0) return undefined;
  const files = await writeSetUp(root, proposal, accepted);
  for (const file of files.toReversed()) await commands.executeCommand('vscode.open', file, { preview: false });
  return { accepted: accepted.map(({ id }) => id), files };
}

/** Returns a proposal for a blog as its files are now; `undefined` when it is cancelled. */
async function propose({ root, host }: OpenBlog, blogs: Blogs, token: CancellationToken): Promise<SetUpProposal | undefined> {
  const { getReaderName, proposeForms, proposeQuietRules, proposeSetUp, readBlog, readSetUpGround } = await loadCore();
  const filling: Filling = { clock: () => Date.now(), pause: () => new Promise(resolve => setTimeout(resolve)), isWanted: () => !token.isCancellationRequested };
  const [blog, ground] = await Promise.all([readBlog(host.files), readSetUpGround(host.files)]);
  if (blog.problems.some(({ path }) => path === 'galley.json')) throw new Refusal(l10n.t('galley.json has a mistake. Mend it first.'));
  const reader = getReaderName({ ...blog, settings: { ...blog.settings, preset: ground.preset } });
  const index = await readIndex(root, host, reader, blogs, filling);
  const keys = proposeSetUp(index.posts, blog, ground);
  const proposal = { ...keys, items: [...keys.items, ...(await proposeForms(keys, ground, reader, host.files, filling))] };
  const quiet = await proposeQuietRules(proposal, ground, host, filling);
  return token.isCancellationRequested ? undefined : { ...proposal, items: [...proposal.items, ...quiet] };
}

/** Reads all files of a blog that may be posts, wherever they lie. */
async function readIndex(root: Uri, { files }: Host, reader: Post['reader'], blogs: Blogs, filling: Filling): Promise<BlogIndex> {
  const { BlogIndex: Index, fillIndex } = await loadCore();
  const inner = (await blogs.getAllBlogs()).map(open => open.root).filter(folder => folder.toString() !== root.toString() && isWithin(folder, root));
  const found = await workspace.findFiles(new RelativePattern(root, '**/*.{md,markdown,html,htm}'), '**/{node_modules,themes,public}/**');
  const paths = found.filter(uri => !inner.some(folder => isWithin(uri, folder))).map(uri => uri.path.slice(root.path.length).replace(/^\//, '')).sort();
  const index = new Index();
  await fillIndex(index, paths, files, reader, filling);
  return index;
}

function findAccepted(items: readonly SetUpItem[], accept: unknown): readonly SetUpItem[] | undefined {
  if (accept === 'all') return items;
  return Array.isArray(accept) ? items.filter(({ id }) => accept.includes(id)) : undefined;
}
