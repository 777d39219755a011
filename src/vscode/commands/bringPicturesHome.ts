import { ProgressLocation, window, type TextDocument } from 'vscode';
import * as l10n from '@vscode/l10n';
import type { AskOptions } from '../../core/index';
import { toTextEdits } from '../fixes';
import { loadCore } from '../loadCore';
import { preparePictures, type PreparedPicture } from '../pictures/comingPictures';
import { getAskOptions, refuseInBrowser } from '../pictures/remoteFetch';
import { warnOfCosts } from '../pictures/warnOfCosts';
import { explainFailure, writePictures } from '../pictures/writePictures';
import type { OpenPost } from '../posts';
import { Refusal } from '../refusal';
import type { Services } from '../services';
import { getTarget, refuseUnchangeable, toOptions } from './target';

/**
 * `galley.bringPicturesHome(uri?, { urls?, allowedOrigins? })`: downloads the pictures of other sites that a post shows, or some of them, into the blog, and shows them from there;
 * in one undo step. When one cannot be had, nothing is changed.
 *
 * @returns the number of pictures
 */
export async function bringPicturesHome(services: Services, uri?: unknown, options?: unknown): Promise<number> {
  refuseInBrowser();
  const document = await getTarget(uri);
  await refuseUnchangeable(document, services);
  const { findRemotePictures } = await loadCore();
  const open = await services.posts.getPost(document);
  const { urls: wanted } = toOptions(options);
  const remote = (await findRemotePictures(open.post, open.blog)).filter(({ url }) => !Array.isArray(wanted) || wanted.includes(url));
  if (remote.length === 0) throw new Refusal(l10n.t('This post shows no pictures of other sites.'));
  const progress = { location: ProgressLocation.Notification, title: l10n.t('Galley brings the pictures home'), cancellable: true };
  const urls = [...new Set(remote.map(({ url }) => url))];
  const bytes = await window.withProgress(progress, (report, token) =>
    download(urls, open, getAskOptions(options, token), url => report.report({ message: url, increment: 100 / urls.length })));
  return bytes ? write(document, services, bytes) : 0;
}

/** Downloads pictures; `undefined` when the author has cancelled it. */
async function download(urls: readonly string[], { blog }: OpenPost, options: AskOptions & { readonly signal: AbortSignal }, report: (url: string) => void): Promise<ReadonlyMap<string, Uint8Array> | undefined> {
  const { createDownloader, describeAnswer, getReferer } = await loadCore();
  const end = new AbortController();
  const fetchPicture = createDownloader({ ...options, signal: AbortSignal.any([options.signal, end.signal]) });
  const found = new Map<string, Uint8Array>();
  try {
    await Promise.all(urls.map(async url => {
      const answer = await fetchPicture(url, getReferer(blog));
      if (!(answer instanceof Uint8Array)) throw new Refusal(l10n.t('{0} could not be had: {1}. Nothing was changed.', url, describeAnswer(answer)));
      report(url);
      found.set(url, answer);
    }));
    return options.signal.aborted ? undefined : found;
  } catch (error) {
    if (options.signal.aborted) return undefined;
    throw error;
  } finally {
    // One that cannot be had is enough.
    end.abort();
  }
}

async function write(document: TextDocument, services: Services, bytes: ReadonlyMap<string, Uint8Array>): Promise<number> {
  const { findRemotePictures } = await loadCore();
  const open = await services.posts.getPost(document);
  const remote = (await findRemotePictures(open.post, open.blog)).filter(({ url }) => bytes.has(url));
  const urls = [...new Set(remote.map(({ url }) => url))];
  const prepared = await preparePictures(urls.map(url => ({ bytes: bytes.get(url)!, name: url, alt: remote.find(other => other.url === url)!.picture?.alt || undefined })), open);
  if (prepared.length < urls.length) throw new Refusal(l10n.t('One of these files is no picture that browsers show. Nothing was inserted.'));
  const places = new Map(urls.map((url, index): [string, PreparedPicture] => [url, prepared[index]!]));
  const edits = remote.flatMap(({ url, replace }) => replace(places.get(url)!.image.src));
  if (open.version !== document.version) return write(document, services, bytes);
  const files = prepared.flatMap(({ file }) => file ?? []);
  if (!(await writePictures(files, document, toTextEdits(document, edits)))) throw new Refusal(await explainFailure(files, open));
  void warnOfCosts(prepared, open.blog.settings);
  return urls.length;
}
