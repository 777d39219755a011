import type { Previews } from './previews';

/** `galley.togglePreviewToolbar()`: takes the toolbar and the footer of the previews away, or brings them back. */
export async function togglePreviewToolbar({ choices }: Previews): Promise<void> {
  choices.choose({ ...choices.current, toolbar: !choices.current.toolbar });
}
