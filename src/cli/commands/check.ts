import { checkEncoding, checkPost, decode, getReaderName, parsePost } from '../../core/index';
import type { CheckRequest } from '../arguments';
import { explainSystemError } from '../explainSystemError';
import { formats } from '../formats/formats';
import { findPosts, type PostFile } from '../posts';
import { getExitCode, type CheckedFile, type Failure } from '../report';
import type { Terminal } from '../terminal';

/** `galley check`: prints what is wrong with posts. */
export async function check(request: CheckRequest, terminal: Terminal): Promise<number> {
  const { posts, others, failures } = await findPosts(request, terminal);
  const files: CheckedFile[] = [...others];
  const failed: Failure[] = [...failures];
  for (const post of posts) {
    try {
      files.push(await checkFile(post));
    } catch (error) {
      failed.push({ name: post.name, message: explainSystemError(error) });
    }
  }
  const report = { files, failures: failed };
  terminal.write(await formats[request.format](report, terminal));
  for (const { name, message } of failed) terminal.complain(`galley: ${name}: ${message}`);
  return getExitCode(report, request.failOn);
}

async function checkFile(post: PostFile): Promise<CheckedFile> {
  const { name, open: { blog, host }, blogPath: path } = post;
  const decoded = decode(await post.read());
  if ('encoding' in decoded) return { name, text: '', findings: [checkEncoding(decoded.encoding)] };
  const { text } = decoded;
  return { name, text, findings: await checkPost(parsePost(text, { path, reader: getReaderName(blog) }), blog, host) };
}
