/** What the webview's page is made of. */
export interface PreviewParts {
  /** A number used once: only scripts that bear it run. */
  readonly nonce: string;
  /** The CSP source that the extension's and the workspace's files come from. */
  readonly source: string;
  /** Address of the page's script. */
  readonly script: string;
  /** BCP 47 tag of the page's own texts. */
  readonly language: string;
  /** What the page and the article's frame are called. */
  readonly title: string;
  /** What the script finds in the body's `data-` attributes. */
  readonly data: Readonly<Record<string, string>>;
}

/** Makes the webview's page: nothing but its script may run in it, and the article's frame inherits that. */
export function makePreviewMarkup({ nonce, source, script, language, title, data }: PreviewParts): string {
  const policy = [
    `default-src 'none'`,
    `script-src 'nonce-${nonce}'`,
    `style-src 'unsafe-inline' ${source}`,
    `img-src https: data: blob: ${source}`,
    `connect-src ${source}`,
    `font-src data: blob: ${source}`,
    `media-src data: blob:`,
    `base-uri 'none'`,
    `form-action 'none'`,
  ].join('; ');
  const attributes = Object.entries(data).map(([name, value]) => ` data-${name}="${escapeAttribute(value)}"`).join('');
  return `<!DOCTYPE html>
<html lang="${escapeAttribute(language)}">
<head>
<meta charset="utf-8">
<title>${escapeAttribute(title)}</title>
<meta http-equiv="Content-Security-Policy" content="${policy}">
<style>html, body { height: 100%; margin: 0; padding: 0; overflow: hidden; } iframe { border: 0; }</style>
</head>
<body${attributes}>
<main id="stage"><iframe id="article" sandbox="allow-same-origin" title="${escapeAttribute(title)}"></iframe></main>
<script nonce="${nonce}" src="${script}"></script>
</body>
</html>
`;
}

function escapeAttribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}
