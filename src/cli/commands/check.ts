import { checkEncoding, checkPost, decode, getReaderName, parsePost, surveyPost, type SurveyedPost } from '../../core/index';
import type { CheckRequest } from '../arguments';
import { checkWholeBlogs } from '../checkWholeBlogs';
import { explainSystemError } from '../explainSystemError';
import { formats } from '../formats/formats';
import { findPosts, type PostFile } from '../posts';
import { getExitCode, type CheckedFile, type Failure } from '../report';
import type { Terminal } from '../terminal';

/** `galley check`: prints what is wrong with posts, and with whole blogs. */
export async function check(request: CheckRequest, terminal: Terminal): Promise<number> {
  const { posts, wholeBlogs, others, failures } = await findPosts(request, terminal);
  const files: CheckedFile[] = [...others];
  const failed: Failure[] = [...failures];
  const surveys = new Map<PostFile, SurveyedPost>();
  for (const post of posts) {
    try {
      files.push(await checkFile(post, survey => surveys.set(post, survey)));
    } catch (error) {
      failed.push({ name: post.name, message: explainSystemError(error) });
    }
  }
  const report = { files: await checkWholeBlogs(wholeBlogs, posts, surveys, files, terminal), failures: failed };
  terminal.write(await formats[request.format](report, terminal));
  for (const { name, message } of failed) terminal.complain(`galley: ${name}: ${message}`);
  return getExitCode(report, request.failOn);
}

async function checkFile(file: PostFile, take: (survey: SurveyedPost) => void): Promise<CheckedFile> {
  const { name, open: { blog, host }, blogPath: path } = file;
  const decoded = decode(await file.read());
  if ('encoding' in decoded) return { name, text: '', findings: [checkEncoding(decoded.encoding)] };
  const { text } = decoded;
  const post = parsePost(text, { path, reader: getReaderName(blog) });
  take(surveyPost(post, blog));
  return { name, text, findings: await checkPost(post, blog, host) };
}
