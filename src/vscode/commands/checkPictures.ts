import { commands, ProgressLocation, Uri, window } from 'vscode';
import * as l10n from '@vscode/l10n';
import type { AskPicture } from '../../core/index';
import { loadCore } from '../loadCore';
import type { RemoteChecks } from '../pictures/remoteChecks';
import { getAskOptions, refuseInBrowser } from '../pictures/remoteFetch';
import type { Services } from '../services';
import { pickBlog } from './pickBlog';
import { getTarget } from './target';

/** What a check of pictures came to. */
export interface PictureSummary {
  readonly posts: number;
  /** Pictures of other sites that readers do not see, or not as they should. */
  readonly findings: number;
  readonly isComplete: boolean;
}

/** `galley.checkPictures(uri?, { allowedOrigins? })`: asks other sites for the pictures of a post, as readers' browsers do, and shows which readers will not see. */
export async function checkPictures(services: Services, checks: RemoteChecks, uri?: unknown, options?: unknown): Promise<PictureSummary> {
  refuseInBrowser();
  return check([(await getTarget(uri)).uri], services, checks, options);
}

/** `galley.checkBlogPictures(uri?, { allowedOrigins? })`: the same for all posts of a blog. */
export async function checkBlogPictures(services: Services, checks: RemoteChecks, uri?: unknown, options?: unknown): Promise<PictureSummary | undefined> {
  refuseInBrowser();
  const { blogs, indexes } = services;
  const target = uri instanceof Uri ? await blogs.getBlog(uri) : await pickBlog(blogs, l10n.t('Check the Pictures of All Posts'), l10n.t('Which blog is it for?'));
  if (!target) return undefined;
  const paths = [...(await indexes.getWholeIndex(target)).posts].map(({ path }) => path).sort();
  return check(paths.map(path => Uri.joinPath(target.root, path)), services, checks, options);
}

async function check(uris: readonly Uri[], { blogs }: Services, checks: RemoteChecks, options: unknown): Promise<PictureSummary> {
  const { createAsker, explainNoReferer, getReferer } = await loadCore();
  const progress = { location: ProgressLocation.Notification, title: l10n.t('Galley asks for the pictures'), cancellable: true };
  let isAsked = false;
  const summary = await window.withProgress(progress, async (report, token) => {
    const asker = createAsker(getAskOptions(options, token));
    const ask: AskPicture = (...question) => {
      isAsked = true;
      return asker(...question);
    };
    let [posts, findings] = [0, 0];
    for (const uri of uris) {
      report.report({ increment: 100 / uris.length, message: uri.path.replace(/^.*\//, '') });
      const found = await checks.check(uri, ask, token);
      // What was broken off says nothing of the pictures.
      if (token.isCancellationRequested) break;
      posts++;
      findings += found;
    }
    return { posts, findings, isComplete: !token.isCancellationRequested };
  });
  const isSiteKnown = !isAsked || getReferer((await blogs.getBlog(uris[0]!)).blog) !== undefined;
  const message = describe(summary, isSiteKnown);
  if (isSiteKnown) void window.showInformationMessage(message);
  else void window.showWarningMessage(`${message} ${explainNoReferer()}`);
  if (summary.findings > 0) await commands.executeCommand('workbench.action.problems.focus');
  return summary;
}

function describe({ posts, findings, isComplete }: PictureSummary, isSiteKnown: boolean): string {
  const none = isSiteKnown ? l10n.t('Posts checked: {0}. Readers see all pictures of other sites.', posts) : l10n.t('Posts checked: {0}. All pictures of other sites are there.', posts);
  const counts = findings === 0 ? none : l10n.t('Posts checked: {0}. Pictures of other sites that need a look: {1}.', posts, findings);
  return isComplete ? counts : `${l10n.t('Stopped before the end.')} ${counts}`;
}
