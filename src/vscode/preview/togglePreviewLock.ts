import * as l10n from '@vscode/l10n';
import { Refusal } from '../refusal';
import type { Previews } from './previews';

/** `galley.togglePreviewLock()`: makes the preview in front stay with its post, or follow the active editor again. */
export async function togglePreviewLock({ current }: Previews): Promise<void> {
  if (!current) throw new Refusal(l10n.t('There is no preview.'));
  current.isLocked = !current.isLocked;
}
