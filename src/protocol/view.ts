import type { PreviewTheme } from './messages';

/** How wide an article is shown: 390 pixels, 768 pixels, or as wide as the panel is. */
export type PreviewWidth = 'phone' | 'tablet' | 'desktop';

/** How a person wants to see articles; the same in all previews of a workspace. */
export interface PreviewView {
  readonly width: PreviewWidth;
  readonly theme: PreviewTheme;
  /** False: alternative texts stand in place of pictures. */
  readonly pictures: boolean;
  /** Whether the toolbar and the footer are there. */
  readonly toolbar: boolean;
}

const widths: ReadonlySet<unknown> = new Set<PreviewWidth>(['phone', 'tablet', 'desktop']);
const themes: ReadonlySet<unknown> = new Set<PreviewTheme>(['auto', 'light', 'dark']);

/** Reads how articles are to be shown; `undefined` when that is not what the data says. */
export function readPreviewView(data: unknown): PreviewView | undefined {
  if (typeof data !== 'object' || data === null) return undefined;
  const { width, theme, pictures, toolbar } = data as Readonly<Record<string, unknown>>;
  if (!widths.has(width) || !themes.has(theme) || typeof pictures !== 'boolean' || typeof toolbar !== 'boolean') return undefined;
  return { width: width as PreviewWidth, theme: theme as PreviewTheme, pictures, toolbar };
}
