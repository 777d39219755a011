import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join, relative, sep } from 'node:path';
import type { PreviewView } from '../../src/protocol/view';
import { startServer, type LocalServer } from './localServer';
import { bundlePreview } from './previewBundle';
import { makeWebviewMarkup } from './webview';

/** Serves the preview's page, its script and the files of a folder. */
export interface BlogServer extends LocalServer {
  /** Returns the address of a file or folder. */
  toAddress(file: string): string;
}

const SCRIPT = '/preview.js';
const FILES = '/files/';
const TYPES: Readonly<Record<string, string>> = { '.css': 'text/css', '.png': 'image/png', '.ttf': 'font/ttf', '.wav': 'audio/wav' };

/** Starts serving a folder; the page at `/` begins with the view that is chosen by then. */
export async function startBlogServer(folder: string, getView: () => PreviewView): Promise<BlogServer> {
  const script = await bundlePreview();
  const server = await startServer((request, response) => void answer(request, response));
  const { origin } = server;

  async function answer({ url = '', headers }: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname } = new URL(url, origin);
    const give = (type: string, body: string | Uint8Array): unknown => response.writeHead(200, { 'content-type': type }).end(body);
    if (pathname === '/') return void give('text/html; charset=utf-8', makeWebviewMarkup({ nonce: 'once', origin, script: SCRIPT, view: getView() }));
    if (pathname === SCRIPT) return void give('text/javascript; charset=utf-8', script);
    // What VS Code serves to a webview reaches what the page fetches, and not the frame in it.
    const isFetched = headers['sec-fetch-dest'] === 'empty';
    const content = pathname.startsWith(FILES) && isFetched ? await readFile(join(folder, decodeURIComponent(pathname.slice(FILES.length)))).catch(() => undefined) : undefined;
    if (content) give(TYPES[extname(pathname)] ?? 'application/octet-stream', content);
    else response.writeHead(404).end();
  }

  return {
    ...server,
    toAddress: file => `${origin}${FILES}${relative(folder, file).split(sep).map(encodeURIComponent).join('/')}`,
  };
}
