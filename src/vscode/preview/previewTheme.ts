import { workspace } from 'vscode';
import type { PreviewTheme } from '../../protocol/messages';

/** Reads the look that a person wants the preview to have. */
export function readTheme(): PreviewTheme {
  const theme = workspace.getConfiguration('galley').get<unknown>('preview.theme');
  return theme === 'light' || theme === 'dark' ? theme : 'auto';
}
