import { randomUUID } from 'node:crypto';
import { access, chmod, chown, constants, open, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/**
 * Replaces a file's content: whatever happens, the file holds the old bytes or the new ones. Its mode stays, and a link
 * stays a link. Throws what the system says, then nothing has changed.
 */
export async function writeFileAtomically(path: string, bytes: Uint8Array): Promise<void> {
  const target = await realpath(path);
  // Renaming needs a writable folder only; a file that is write-protected is so on purpose.
  await access(target, constants.W_OK);
  const { mode, uid, gid } = await stat(target);
  const unfinished = join(dirname(target), `.${basename(target).slice(0, 60)}.${randomUUID()}.tmp`);
  try {
    const file = await open(unfinished, 'wx', 0o600);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    // The owner first: changing it takes special bits of the mode away. Only root may, and only root needs to.
    await chown(unfinished, uid, gid).catch(() => {});
    await chmod(unfinished, mode);
    await rename(unfinished, target);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
}
