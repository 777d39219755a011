import { build, type BuildOptions, type Plugin } from 'esbuild';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pathToFileURL } from 'node:url';
import type { BrowserContext, Frame, Page } from 'playwright-core';
import { launchBrowser } from '../../scripts/host/browser.mjs';
import { makePreviewMarkup } from '../../src/vscode/preview/previewMarkup';
import type { ToExtension, ToPreview } from '../../src/protocol/messages';
import { waitFor } from '../waitFor';

/** What keeps the preview safe. */
export type Net = 'sandbox' | 'policy' | 'sanitiser';

/** A request that got through to a watched origin. */
export interface Leak {
  readonly token: string;
  /** What Chromium asked for, such as `image`; `undefined` for what came to the server. */
  readonly kind: string | undefined;
}

/** A Chromium, and the servers that its pages come from and leak to. */
export interface AttackHost {
  /** Origin of the pages. */
  readonly pages: string;
  /** Origin that counts what is asked of it. */
  readonly leaks: string;
  /** An origin for `https:`; its pictures are there, and counted. */
  readonly secureLeaks: string;
  /** Serves a page until the end. */
  serve(path: string, html: string): void;
  /** The tokens of the scripts that have run. */
  readonly ran: ReadonlySet<string>;
  readonly leaked: readonly Leak[];
  openPage(): Promise<Page>;
  /** Opens the preview's own page without some of its nets. */
  openPreview(without: readonly Net[]): Promise<PreviewPage>;
  dispose(): Promise<void>;
}

/** The preview in a page of its own, as VS Code loads it. */
export interface PreviewPage {
  readonly page: Page;
  /** The article's frame. */
  getArticle(): Promise<Frame>;
  tell(messages: readonly ToPreview[]): Promise<void>;
  /** What it has told the extension. */
  getTold(): Promise<readonly ToExtension[]>;
}

const TITLE_TEXTS = JSON.stringify({ untitled: 'No title yet', embedded: 'Embedded page' });
const SECURE_LEAKS = 'https://leaks.example';

/** Starts everything. */
export async function startAttackHost(): Promise<AttackHost> {
  const ran = new Set<string>();
  const leaked: Leak[] = [];
  const bodies = new Map([['/', { type: 'text/html', text: '<!DOCTYPE html>' }]]);
  const pages = await listen((request, response) => {
    const body = bodies.get(request.url ?? '');
    response.writeHead(body ? 200 : 404, { 'content-type': body?.type ?? 'text/plain' }).end(body?.text);
  });
  const leaks = await listen((request, response) => {
    leaked.push({ token: toToken(request.url), kind: undefined });
    response.writeHead(200, { 'content-type': 'text/plain', 'access-control-allow-origin': '*' }).end();
  });
  for (const isSanitised of [true, false]) bodies.set(toScriptPath(isSanitised), { type: 'text/javascript', text: await bundlePreview(isSanitised) });

  const browser = await launchBrowser();
  const context = await browser.newContext();
  await context.route(`${SECURE_LEAKS}/**`, async route => {
    leaked.push({ token: toToken(new URL(route.request().url()).pathname), kind: route.request().resourceType() });
    await route.fulfill({ status: 200, contentType: 'image/gif', body: Buffer.from('R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==', 'base64') });
  });
  await watchScripts(context, token => ran.add(token));

  let previews = 0;
  const host: AttackHost = {
    pages: pages.origin,
    leaks: leaks.origin,
    secureLeaks: SECURE_LEAKS,
    ran,
    leaked,
    serve(path, html) {
      bodies.set(path, { type: 'text/html; charset=utf-8', text: html });
    },
    openPage: () => context.newPage(),
    async openPreview(without) {
      const path = `/preview-${++previews}`;
      const markup = makePreviewMarkup({
        nonce: `nonce${previews}`, source: pages.origin, script: `${pages.origin}${toScriptPath(!without.includes('sanitiser'))}`, language: 'en', title: 'Article', data: { view: JSON.stringify({ width: 'desktop', theme: 'light', pictures: true, toolbar: true }), texts: TITLE_TEXTS },
      });
      host.serve(path, without.reduce(removeNet, markup));
      const page = await context.newPage();
      await page.goto(`${pages.origin}${path}`);
      const getTold = (): Promise<ToExtension[]> => page.evaluate(() => (globalThis as unknown as { galleyTold: ToExtension[] }).galleyTold);
      await waitFor('the preview', async () => (await getTold()).some(({ type }) => type === 'ready'));
      return {
        page,
        getTold,
        getArticle: async () => (await (await page.$('#article'))!.contentFrame())!,
        tell: messages => page.evaluate(all => all.forEach(message => window.postMessage(message, '*')), messages),
      };
    },
    async dispose() {
      await browser.close();
      pages.close();
      leaks.close();
    },
  };
  return host;
}

/** Lets scripts that ran tell so, and gives the preview its way to the extension. */
async function watchScripts(context: BrowserContext, note: (token: string) => void): Promise<void> {
  await context.exposeBinding('galleyNote', (_, token: string) => note(token));
  await context.addInitScript(() => {
    if (window !== top) return;
    const page = globalThis as unknown as { galleyNote(token: string): void; galleyTold: unknown[]; acquireVsCodeApi: unknown };
    addEventListener('message', ({ data }) => {
      if (typeof data === 'string' && data.startsWith('ran:')) page.galleyNote(data.slice('ran:'.length));
    });
    page.galleyTold = [];
    page.acquireVsCodeApi = () => ({ postMessage: (message: unknown) => page.galleyTold.push(message), getState: () => undefined, setState: () => undefined });
  });
}

/** Takes a net out of the preview's page; the sanitiser is in its script. */
function removeNet(markup: string, net: Net): string {
  if (net === 'sanitiser') return markup;
  const without = markup.replace(net === 'sandbox' ? / sandbox="[^"]*"/ : /<meta http-equiv="Content-Security-Policy"[^>]*>/, '');
  if (without === markup) throw new Error(`The page has no ${net}.`);
  return without;
}

async function bundlePreview(isSanitised: boolean): Promise<string> {
  const { bundles } = (await import(pathToFileURL('esbuild.mjs').href)) as { bundles: readonly { options: BuildOptions & { entryPoints: string[] } }[] };
  const { options } = bundles.find(bundle => bundle.options.entryPoints.includes('src/webview/preview.ts'))!;
  const { outputFiles } = await build({ ...options, write: false, metafile: false, minify: false, sourcemap: false, plugins: isSanitised ? [] : [noPurifier] });
  return outputFiles![0]!.text;
}

/** Puts in DOMPurify's place what lets everything through, scripts ready to run, in a document without a window as DOMPurify has it. */
const noPurifier: Plugin = {
  name: 'no-purifier',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^dompurify$/ }, () => ({ path: 'dompurify', namespace: 'no-purifier' }));
    onLoad({ filter: /.*/, namespace: 'no-purifier' }, () => ({
      contents: `export default () => ({
        removed: [], addHook() {}, removeAllHooks() {},
        sanitize: html => document.implementation.createHTMLDocument('').createRange().createContextualFragment(html),
      });`,
    }));
  },
};

function toScriptPath(isSanitised: boolean): string {
  return isSanitised ? '/preview.js' : '/preview-without-sanitiser.js';
}

function toToken(path = ''): string {
  return /[\w.-]+/.exec(path)?.[0] ?? '';
}

async function listen(answer: (request: IncomingMessage, response: ServerResponse) => void): Promise<{ readonly origin: string; close(): void }> {
  const server = createServer(answer);
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
