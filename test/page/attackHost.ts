import type { BrowserContext, Page } from 'playwright-core';
import type { ToExtension } from '../../src/protocol/messages';
import { getChromium } from './chromium';
import { startServer } from './localServer';
import { bundlePreview } from './previewBundle';
import { makeWebviewMarkup, openWebview, type Webview } from './webview';

/** What keeps the preview safe. */
export type Net = 'sandbox' | 'policy' | 'sanitiser';

/** A request that got through to a watched origin. */
export interface Leak {
  readonly token: string;
  /** What Chromium asked for, such as `image`; `undefined` for what came to the server. */
  readonly kind: string | undefined;
}

/** Pages of a Chromium, and the servers that they come from and leak to. */
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
  openPreview(without: readonly Net[]): Promise<AttackedPreview>;
  dispose(): Promise<void>;
}

/** The preview in a page of its own. */
export interface AttackedPreview extends Webview {
  /** What it has told the extension. */
  readonly told: readonly ToExtension[];
}

const SECURE_LEAKS = 'https://leaks.example';

/** Starts everything. */
export async function startAttackHost(): Promise<AttackHost> {
  const ran = new Set<string>();
  const leaked: Leak[] = [];
  const bodies = new Map([['/', { type: 'text/html', text: '<!DOCTYPE html>' }]]);
  const pages = await startServer((request, response) => {
    const body = bodies.get(request.url ?? '');
    response.writeHead(body ? 200 : 404, { 'content-type': body?.type ?? 'text/plain' }).end(body?.text);
  });
  const leaks = await startServer((request, response) => {
    leaked.push({ token: toToken(request.url), kind: undefined });
    response.writeHead(200, { 'content-type': 'text/plain', 'access-control-allow-origin': '*' }).end();
  });

  const context = await (await getChromium()).newContext();
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
      const number = ++previews;
      const path = `/preview-${number}`;
      const isSanitised = !without.includes('sanitiser');
      const script = isSanitised ? '/preview.js' : '/preview-without-sanitiser.js';
      bodies.set(script, { type: 'text/javascript', text: await bundlePreview(isSanitised) });
      const markup = makeWebviewMarkup({ nonce: `nonce${number}`, origin: pages.origin, script, view: { width: 'desktop', theme: 'light', pictures: true, toolbar: true } });
      host.serve(path, without.reduce(removeNet, markup));
      const told: ToExtension[] = [];
      return { ...(await openWebview(context, `${pages.origin}${path}`, message => told.push(message))), told };
    },
    async dispose() {
      await context.close();
      pages.close();
      leaks.close();
    },
  };
  return host;
}

/** Lets scripts that ran tell so. */
async function watchScripts(context: BrowserContext, note: (token: string) => void): Promise<void> {
  await context.exposeBinding('galleyNote', (_, token: string) => note(token));
  await context.addInitScript(() => {
    if (window !== top) return;
    addEventListener('message', ({ data }) => {
      if (typeof data === 'string' && data.startsWith('ran:')) (globalThis as unknown as { galleyNote(token: string): void }).galleyNote(data.slice('ran:'.length));
    });
  });
}

/** Takes a net out of the preview's page; the sanitiser is in its script. */
function removeNet(markup: string, net: Net): string {
  if (net === 'sanitiser') return markup;
  const without = markup.replace(net === 'sandbox' ? / sandbox="[^"]*"/ : /<meta http-equiv="Content-Security-Policy"[^>]*>/, '');
  if (without === markup) throw new Error(`The page has no ${net}.`);
  return without;
}

function toToken(path = ''): string {
  return /[\w.-]+/.exec(path)?.[0] ?? '';
}
