import type { BrowserContext, Frame, Page } from 'playwright-core';
import { lazyLoading } from '../../src/core/index';
import { readToExtension } from '../../src/protocol/guards';
import type { ToExtension, ToPreview } from '../../src/protocol/messages';
import type { PreviewView } from '../../src/protocol/view';
import { makePageData } from '../../src/vscode/preview/pageData';
import { makePreviewMarkup } from '../../src/vscode/preview/previewMarkup';
import { waitFor } from '../waitFor';

/** The preview's page, alone in a window of Chromium. */
export interface Webview {
  readonly page: Page;
  /** Returns the frame of the article. */
  getArticle(): Promise<Frame>;
  /** Tells the page something; done when the page has dealt with it. */
  tell(messages: readonly ToPreview[]): Promise<void>;
}

interface WebviewWindow {
  readonly galleyTell: (message: unknown) => void;
  acquireVsCodeApi: () => { postMessage(message: unknown): void; getState(): unknown; setState(state: unknown): void };
}

/** Makes the preview's page as the extension does, with the class that VS Code gives the body of a webview in a light theme. */
export function makeWebviewMarkup({ nonce, origin, script, view }: { readonly nonce: string; readonly origin: string; readonly script: string; readonly view: PreviewView }): string {
  const markup = makePreviewMarkup({ nonce, source: origin, script: `${origin}${script}`, language: 'en', title: 'Article', data: makePageData(view, lazyLoading) });
  return markup.replace('<body', '<body class="vscode-light"');
}

/**
 * Opens the preview's page and waits until it is ready.
 *
 * @param onTold is called with what it tells the extension
 */
export async function openWebview(context: BrowserContext, address: string, onTold: (message: ToExtension) => void): Promise<Webview> {
  const page = await context.newPage();
  let isReady = false;
  await page.exposeBinding('galleyTell', (_, data: unknown) => {
    const message = readToExtension(data);
    isReady ||= message?.type === 'ready';
    onTold(message ?? { type: 'log', message: `This is no message to the extension: ${JSON.stringify(data)}` });
  });
  await page.addInitScript(giveApi);
  await page.goto(address);
  await waitFor('the preview', () => isReady);
  return {
    page,
    getArticle: async () => (await (await page.$('#article'))!.contentFrame())!,
    tell: messages => page.evaluate(postAll, messages),
  };
}

/** Gives the page's script its way to the extension, and a state that outlives the page. */
function giveApi(): void {
  if (window !== top) return;
  const KEY = 'galley-state';
  const page = globalThis as unknown as WebviewWindow;
  page.acquireVsCodeApi = () => ({
    postMessage: message => page.galleyTell(message),
    getState: () => JSON.parse(sessionStorage.getItem(KEY) ?? 'null') as unknown ?? undefined,
    setState: state => sessionStorage.setItem(KEY, JSON.stringify(state)),
  });
}

/** Posts messages. The page's own listener, which was there before this one, has dealt with each before it is counted. */
async function postAll(messages: readonly ToPreview[]): Promise<void> {
  let left = messages.length;
  if (left === 0) return;
  await new Promise<void>(resolve => {
    const count = ({ data }: MessageEvent<unknown>): void => {
      if (typeof data !== 'object' || --left > 0) return;
      removeEventListener('message', count);
      resolve();
    };
    addEventListener('message', count);
    for (const message of messages) postMessage(message, '*');
  });
}
