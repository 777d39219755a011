import * as l10n from '@vscode/l10n';
import { checkEncoding, decode, encode, fixText } from '../../core/index';
import type { FixRequest } from '../arguments';
import { explainSystemError } from '../explainSystemError';
import { toText } from '../formats/text';
import { findPosts, type PostFile } from '../posts';
import { getExitCode, type CheckedFile, type Failure } from '../report';
import type { Terminal } from '../terminal';
import { toUnifiedDiff } from '../unifiedDiff';
import { writeFileAtomically } from '../writeFileAtomically';

/** What fixing a file has led to. */
interface FixedFile {
  readonly before: Uint8Array;
  readonly after: Uint8Array;
  readonly fixed: number;
  /** What remains. */
  readonly rest: CheckedFile;
}

/** `galley fix`: applies the safe fixes of posts, one file at a time. */
export async function fix(request: FixRequest, terminal: Terminal): Promise<number> {
  const { posts, others, failures } = await findPosts(request, terminal);
  const files: CheckedFile[] = [...others];
  const failed: Failure[] = [...failures];
  for (const post of posts) {
    try {
      const file = await fixFile(post);
      await deliver(post, file, request, terminal);
      files.push(file.rest);
    } catch (error) {
      failed.push({ name: post.name, message: explainSystemError(error) });
    }
  }
  const report = { files, failures: failed };
  // Standard output may be a mended text or a diff for another program.
  const isForPrograms = request.isDryRun || request.paths.includes('-');
  const rest = toText(report, { hasColours: terminal.hasColours && !isForPrograms });
  if (!isForPrograms) terminal.write(rest);
  else if (rest !== '') terminal.complain(rest.trimEnd());
  for (const { name, message } of failed) terminal.complain(`galley: ${name}: ${message}`);
  return getExitCode(report, request.failOn);
}

async function fixFile(post: PostFile): Promise<FixedFile> {
  const { name, open: { blog, host }, blogPath } = post;
  const before = await post.read();
  const decoded = decode(before);
  if ('encoding' in decoded) return { before, after: before, fixed: 0, rest: { name, text: '', findings: [checkEncoding(decoded.encoding)] } };
  const { text, fixed, findings } = await fixText(decoded.text, blogPath, blog, host);
  return { before, after: fixed === 0 ? before : encode(text, decoded.bom), fixed, rest: { name, text, findings } };
}

async function deliver({ path, name }: PostFile, { before, after, fixed }: FixedFile, { isDryRun }: FixRequest, terminal: Terminal): Promise<void> {
  if (isDryRun) {
    if (fixed > 0) terminal.write(toUnifiedDiff(name, toWholeText(before), toWholeText(after)));
  } else if (path === undefined) {
    terminal.write(after);
  } else if (fixed > 0) {
    await writeFileAtomically(path, after);
    terminal.write(`${l10n.t('{0}: mended ({1})', name, fixed)}\n`);
  }
}

/** Returns the text of UTF-8 bytes, BOM and all: a diff is about bytes. */
function toWholeText(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}
