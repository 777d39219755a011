import * as l10n from '@vscode/l10n';
import { checkEncoding, decode, getReaderName, parsePost, readTemplate, renderHtml } from '../../core/index';
import type { RenderRequest } from '../arguments';
import { explainSystemError } from '../explainSystemError';
import { ExitCode } from '../exitCode';
import { findPosts, type PostFile } from '../posts';
import type { Terminal } from '../terminal';
import { UsageError } from '../usageError';

/** `galley render`: prints a post's article as the site makes it. */
export async function render(request: RenderRequest, terminal: Terminal): Promise<number> {
  const { posts, failures } = await findPosts(request, terminal);
  // A folder may hold several.
  if (posts.length > 1) throw new UsageError(l10n.t('"galley render" needs exactly one post.'));
  const [post] = posts;
  for (const { name, message } of failures) terminal.complain(`galley: ${name}: ${message}`);
  if (!post) return ExitCode.trouble;
  const complain = (message: string): number => {
    terminal.complain(`galley: ${post.name}: ${message}`);
    return ExitCode.trouble;
  };
  const bytes = await readPost(post);
  if (typeof bytes === 'string') return complain(bytes);
  const decoded = decode(bytes);
  if ('encoding' in decoded) return complain(checkEncoding(decoded.encoding).message);
  const { open: { blog, host }, blogPath: path } = post;
  const read = request.isPage ? await readTemplate(blog, host.files) : undefined;
  const template = read && 'parts' in read ? read.parts : undefined;
  const html = await renderHtml(parsePost(decoded.text, { path, reader: getReaderName(blog) }), blog, { page: request.isPage, template, files: host.files });
  terminal.write(html.endsWith('\n') ? html : `${html}\n`);
  if (!read || 'parts' in read) return ExitCode.fine;
  terminal.complain(`galley: ${read.problem}`);
  return ExitCode.trouble;
}

/** Returns the post's bytes, or why they cannot be read. */
async function readPost(post: PostFile): Promise<Uint8Array | string> {
  try {
    return await post.read();
  } catch (error) {
    return explainSystemError(error);
  }
}
