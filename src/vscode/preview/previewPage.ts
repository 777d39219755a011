import { env, Uri, type Webview } from 'vscode';
import * as l10n from '@vscode/l10n';
import type { PreviewView } from '../../protocol/view';
import { makePageData } from './pageData';
import { makePreviewMarkup } from './previewMarkup';

/** Returns the webview's page; `lazy` is the core's `lazyLoading`. */
export function makePreviewPage(webview: Webview, extension: Uri, view: PreviewView, lazy: object): string {
  return makePreviewMarkup({
    nonce: makeNonce(),
    source: webview.cspSource,
    script: webview.asWebviewUri(Uri.joinPath(extension, 'dist', 'preview.js')).toString(),
    language: env.language,
    title: l10n.t('Article'),
    data: makePageData(view, lazy),
  });
}

function makeNonce(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map(byte => byte.toString(16).padStart(2, '0')).join('');
}
