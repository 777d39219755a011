import { Uri, type Webview } from 'vscode';
import * as l10n from '@vscode/l10n';
import type { PreviewTheme } from '../../protocol/messages';

/** Returns the webview's page: nothing but its script may run in it, and the article's frame inherits that. */
export function makePreviewPage(webview: Webview, extension: Uri, theme: PreviewTheme): string {
  const nonce = makeNonce();
  const source = webview.cspSource;
  const policy = [
    `default-src 'none'`,
    `script-src 'nonce-${nonce}'`,
    `style-src 'unsafe-inline' ${source}`,
    `img-src https: data: blob: ${source}`,
    `connect-src ${source}`,
    `font-src data: blob: ${source}`,
    `media-src https: blob:`,
    `base-uri 'none'`,
    `form-action 'none'`,
  ].join('; ');
  const script = webview.asWebviewUri(Uri.joinPath(extension, 'dist', 'preview.js')).toString();
  return `<!DOCTYPE html>
<html>
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<style>html, body, iframe { width: 100%; height: 100%; margin: 0; padding: 0; border: 0; display: block; overflow: hidden; }</style>
</head>
<body data-theme="${theme}" data-texts="${escapeAttribute(JSON.stringify(getTexts()))}">
<iframe id="article" sandbox="allow-same-origin" title="${escapeAttribute(l10n.t('Article'))}"></iframe>
<script nonce="${nonce}" src="${script}"></script>
</body>
</html>
`;
}

/** What the webview says itself, by names of its own. */
function getTexts(): Readonly<Record<string, string>> {
  return {
    untitled: l10n.t('No title yet'),
    empty: l10n.t('This article is still empty.'),
    goThere: l10n.t('Go There'),
    embedded: l10n.t('Embedded page'),
    missing: l10n.t('Picture not found'),
    by: l10n.t('Author'),
    published: l10n.t('Date'),
    categories: l10n.t('Categories'),
  };
}

function makeNonce(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map(byte => byte.toString(16).padStart(2, '0')).join('');
}

function escapeAttribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}
