import * as l10n from '@vscode/l10n';
import { checkEncoding, checkRemotePictures, createAsker, decode, explainNoReferer, getReaderName, getReferer, parsePost, type AskPicture, type AskOptions } from '../../core/index';
import type { PicturesRequest } from '../arguments';
import { ExitCode } from '../exitCode';
import { explainSystemError } from '../explainSystemError';
import { formats } from '../formats/formats';
import { findPosts, type PostFile } from '../posts';
import { getExitCode, type CheckedFile, type Failure } from '../report';
import type { Terminal } from '../terminal';

/** `galley pictures`: asks other sites for the pictures of posts and prints which of them readers will not see; when it is stopped, of the posts that are done. */
export async function pictures(request: PicturesRequest, terminal: Terminal): Promise<number> {
  const { posts, others, failures } = await findPosts(request, terminal);
  const files: CheckedFile[] = [...others];
  const failed: Failure[] = [...failures];
  const stop = terminal.watchInterrupt();
  // One for all posts: many show the same picture.
  const ask = createAsker({ fetch: fetch as unknown as AskOptions['fetch'], allowedOrigins: request.allowedOrigin === undefined ? [] : [request.allowedOrigin], signal: stop });
  let [done, isRefererMissing] = [0, false];
  for (const post of posts) {
    terminal.showProgress(`${done + 1}/${posts.length} ${post.name}`, request.showsProgress);
    try {
      const { file, isWithoutReferer } = await checkFile(post, ask);
      // What was broken off says nothing of the pictures.
      if (stop.aborted) break;
      files.push(file);
      isRefererMissing ||= isWithoutReferer;
    } catch (error) {
      failed.push({ name: post.name, message: explainSystemError(error) });
    }
    done++;
  }
  terminal.showProgress('', request.showsProgress);
  const report = { files, failures: failed };
  terminal.write(await formats[request.format](report, terminal));
  for (const { name, message } of failed) terminal.complain(`galley: ${name}: ${message}`);
  if (isRefererMissing) terminal.complain(`galley: ${explainNoReferer()}`);
  if (!stop.aborted) return getExitCode(report, request.failOn);
  terminal.complain(`galley: ${l10n.t('Stopped before the end: {0} of {1} posts are done.', done, posts.length)}`);
  return ExitCode.stopped;
}

async function checkFile(post: PostFile, ask: AskPicture): Promise<{ readonly file: CheckedFile; readonly isWithoutReferer: boolean }> {
  const { name, open: { blog }, blogPath: path } = post;
  const decoded = decode(await post.read());
  if ('encoding' in decoded) return { file: { name, text: '', findings: [checkEncoding(decoded.encoding)] }, isWithoutReferer: false };
  const { text } = decoded;
  const parsed = parsePost(text, { path, reader: getReaderName(blog) });
  let isAsked = false;
  const findings = await checkRemotePictures(parsed, blog, (...question) => {
    isAsked = true;
    return ask(...question);
  });
  return { file: { name, text, findings }, isWithoutReferer: isAsked && getReferer(blog) === undefined };
}
