import { checkEncoding, checkRemotePictures, createAsker, decode, getReaderName, parsePost, type AskPicture, type AskOptions } from '../../core/index';
import type { PicturesRequest } from '../arguments';
import { explainSystemError } from '../explainSystemError';
import { formats } from '../formats/formats';
import { findPosts, type PostFile } from '../posts';
import { getExitCode, type CheckedFile, type Failure } from '../report';
import type { Terminal } from '../terminal';

/** `galley pictures`: asks other sites for the pictures of posts and prints which of them readers will not see. */
export async function pictures(request: PicturesRequest, terminal: Terminal): Promise<number> {
  const { posts, others, failures } = await findPosts(request, terminal);
  const files: CheckedFile[] = [...others];
  const failed: Failure[] = [...failures];
  // One for all posts: many show the same picture.
  const ask = createAsker({ fetch: fetch as unknown as AskOptions['fetch'], allowedOrigins: request.allowedOrigin === undefined ? [] : [request.allowedOrigin] });
  for (const post of posts) {
    try {
      files.push(await checkFile(post, ask));
    } catch (error) {
      failed.push({ name: post.name, message: explainSystemError(error) });
    }
  }
  const report = { files, failures: failed };
  terminal.write(await formats[request.format](report, terminal));
  for (const { name, message } of failed) terminal.complain(`galley: ${name}: ${message}`);
  return getExitCode(report, request.failOn);
}

async function checkFile(post: PostFile, ask: AskPicture): Promise<CheckedFile> {
  const { name, open: { blog }, blogPath: path } = post;
  const decoded = decode(await post.read());
  if ('encoding' in decoded) return { name, text: '', findings: [checkEncoding(decoded.encoding)] };
  const { text } = decoded;
  return { name, text, findings: await checkRemotePictures(parsePost(text, { path, reader: getReaderName(blog) }), blog, ask) };
}
