import { ProgressLocation, window, type TextDocument } from 'vscode';
import * as l10n from '@vscode/l10n';
import type { AskOptions, RemotePicture } from '../../core/index';
import { toTextEdits } from '../fixes';
import { loadCore } from '../loadCore';
import { preparePictures, type PreparedPicture } from '../pictures/comingPictures';
import { getAskOptions, refuseInBrowser } from '../pictures/remoteFetch';
import { warnOfCosts } from '../pictures/warnOfCosts';
import { writePictures } from '../pictures/writePictures';
import type { OpenPost } from '../posts';
import { Refusal } from '../refusal';
import type { Services } from '../services';
import { explainReadOnly, getTarget, refuseUnchangeable } from './target';

const AT_A_TIME = 6;

/**
 * `galley.bringPicturesHome(uri?, { allowedOrigins? })`: downloads the pictures of other sites that a post shows into the blog, and shows them from there; in one undo step.
 * When one cannot be had, nothing is changed.
 *
 * @returns the number of pictures
 */
export async function bringPicturesHome(services: Services, uri?: unknown, options?: unknown): Promise<number> {
  refuseInBrowser();
  const document = await getTarget(uri);
  await refuseUnchangeable(document, services);
  const { findRemotePictures } = await loadCore();
  const open = await services.posts.getPost(document);
  const remote = await findRemotePictures(open.post, open.blog);
  if (remote.length === 0) throw new Refusal(l10n.t('This post shows no pictures of other sites.'));
  const progress = { location: ProgressLocation.Notification, title: l10n.t('Galley brings the pictures home'), cancellable: true };
  const bytes = await window.withProgress(progress, async (report, token) => {
    const all = await download(remote, open, getAskOptions(options, token), url => report.report({ message: url }));
    return token.isCancellationRequested ? undefined : all;
  });
  return bytes ? write(document, services, bytes) : 0;
}

async function download(remote: readonly RemotePicture[], { blog }: OpenPost, options: AskOptions, report: (url: string) => void): Promise<ReadonlyMap<string, Uint8Array> | undefined> {
  const { describeAnswer, downloadPicture, getReferer } = await loadCore();
  const left = [...new Set(remote.map(({ url }) => url))];
  const found = new Map<string, Uint8Array>();
  const isOver = (): boolean => options.signal?.aborted === true;
  const work = async (): Promise<void> => {
    for (let url = left.shift(); url !== undefined && !isOver(); url = left.shift()) {
      report(url);
      const bare = await downloadPicture(url, undefined, options);
      const answer = bare instanceof Uint8Array ? bare : await downloadPicture(url, getReferer(blog), options);
      if (isOver()) return;
      if (!(answer instanceof Uint8Array)) {
        left.length = 0;
        throw new Refusal(l10n.t('{0} could not be had: {1}. Nothing was changed.', url, describeAnswer(answer)));
      }
      found.set(url, answer);
    }
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, work));
  return isOver() ? undefined : found;
}

async function write(document: TextDocument, services: Services, bytes: ReadonlyMap<string, Uint8Array>): Promise<number> {
  const { findRemotePictures } = await loadCore();
  const open = await services.posts.getPost(document);
  const remote = (await findRemotePictures(open.post, open.blog)).filter(({ url }) => bytes.has(url));
  const urls = [...new Set(remote.map(({ url }) => url))];
  const prepared = await preparePictures(urls.map(url => ({ bytes: bytes.get(url)!, name: url, alt: remote.find(other => other.url === url)!.picture?.alt || undefined })), open);
  if (prepared.length < urls.length) throw new Refusal(l10n.t('One of these files is no picture that browsers show. Nothing was inserted.'));
  const places = new Map(urls.map((url, index): [string, PreparedPicture] => [url, prepared[index]!]));
  const edits = remote.flatMap(({ url, replace }) => replace(places.get(url)!.image.src) ?? []);
  if (open.version !== document.version) return write(document, services, bytes);
  const files = prepared.flatMap(({ file }) => file ?? []);
  if (!(await writePictures(files, document, toTextEdits(document, edits)))) throw new Refusal(explainReadOnly(document.uri));
  void warnOfCosts(prepared, open.blog.settings);
  return urls.length;
}
