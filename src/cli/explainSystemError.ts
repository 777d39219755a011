import * as l10n from '@vscode/l10n';

/** Returns in plain words why the system refused something. */
export function explainSystemError(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR': return l10n.t('there is no such file or folder.');
    case 'EACCES':
    case 'EPERM': return l10n.t('permission is denied.');
    case 'EROFS': return l10n.t('the file system is read-only.');
    case 'ENOSPC':
    case 'EDQUOT': return l10n.t('the disk is full.');
    case 'EFBIG':
    case 'ERR_FS_FILE_TOO_LARGE': return l10n.t('the file is too large.');
    case 'EISDIR': return l10n.t('it is a folder.');
    case 'ELOOP': return l10n.t('its link leads in a circle.');
    default: return message;
  }
}
