import { readPreviewState } from '../protocol/guards';
import type { PreviewState, ToExtension } from '../protocol/messages';

interface VsCodeApi {
  postMessage(message: ToExtension): void;
  getState(): unknown;
  setState(state: PreviewState): void;
}

declare function acquireVsCodeApi(): VsCodeApi;

const api = acquireVsCodeApi();

/** Tells the extension something. */
export function tell(message: ToExtension): void {
  api.postMessage(message);
}

/** Returns what was kept when the page was last here. */
export function findKept(): PreviewState | undefined {
  return readPreviewState(api.getState());
}

let kept: PreviewState = { uri: '', top: 0, isLocked: false, ...findKept() };

/** Keeps something for the next time; what is not named stays as it was. Nothing is kept before there is a post. */
export function keep(change: Partial<PreviewState>): void {
  kept = { ...kept, ...change };
  if (kept.uri !== '') api.setState(kept);
}

/** Notes something in Galley's log. */
export function log(error: unknown): void {
  tell({ type: 'log', message: (error instanceof Error ? `${error.message}\n${error.stack ?? ''}` : String(error)).slice(0, 2000) });
}
