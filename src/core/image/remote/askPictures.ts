import { hashBytes } from '../../text/hash';
import { isPrivateAddress } from '../../text/privateAddress';
import { findPictureType } from '../pictureType';
import { createTurns } from './turns';

/** What is asked for a picture: the `fetch` of Node. */
export type Fetch = (url: string, options: { readonly headers: Readonly<Record<string, string>>; readonly redirect: 'manual'; readonly signal: AbortSignal }) => Promise<{
  readonly status: number;
  readonly headers: { get(name: string): string | null };
  readonly body: AsyncIterable<Uint8Array> | null;
}>;

/** What came of asking for a picture. */
export type PictureAnswer =
  /** The host has sent a picture; of two that are the same, the marks are, too. */
  | { readonly outcome: 'picture'; readonly type: string; readonly bytes: number; readonly mark: string }
  /** It has sent something else. */
  | { readonly outcome: 'other'; readonly type: string }
  /** It has answered with a status such as 403. */
  | { readonly outcome: 'refused'; readonly status: number }
  /** It is none that readers can reach, and was not asked. */
  | { readonly outcome: 'private' }
  /** It has not answered, or sends more than can be waited for. */
  | { readonly outcome: 'silent' | 'endless' };

/** How pictures are asked for. */
export interface AskOptions {
  readonly fetch: Fetch;
  /** Origins that are asked although they look private, such as `http://localhost:4000`. */
  readonly allowedOrigins?: readonly string[];
  /** Ends what is under way. */
  readonly signal?: AbortSignal;
  readonly timeoutMilliseconds?: number;
  readonly maxBytes?: number;
}

/** Asks for a picture as a browser does on a page, or without saying which; each address once. */
export type AskPicture = (url: string, referer: string | undefined, again?: boolean) => Promise<PictureAnswer>;

const MOST_AT_A_TIME = 6;
const MOST_REDIRECTS = 5;
const TIMEOUT_MILLISECONDS = 10_000;
const MOST_BYTES = 20_000_000;
const HEAD_BYTES = 1000;

/** Returns what asks for pictures: never more than six at a time, ten seconds and 20 MB each, never a private address. */
export function createAsker(options: AskOptions): AskPicture {
  const answers = new Map<string, Promise<PictureAnswer>>();
  const inTurn = createTurns(MOST_AT_A_TIME);
  return (url, referer, again = false) => {
    const key = JSON.stringify([url, referer, again]);
    let answer = answers.get(key);
    if (!answer) answers.set(key, (answer = inTurn(() => ask(url, referer, options))));
    return answer;
  };
}

/** Returns what fetches pictures under the same limits: their bytes, or why there are none; with the referer only when they are not to be had without. */
export function createDownloader(options: AskOptions): (url: string, referer: string | undefined) => Promise<Uint8Array | PictureAnswer> {
  const inTurn = createTurns(MOST_AT_A_TIME);
  return (url, referer) => inTurn(async () => {
    const bare = await download(url, undefined, options);
    return bare instanceof Uint8Array ? bare : download(url, referer, options);
  });
}

async function download(url: string, referer: string | undefined, options: AskOptions): Promise<Uint8Array | PictureAnswer> {
  const chunks: Uint8Array[] = [];
  const answer = await ask(url, referer, options, chunk => chunks.push(chunk));
  if (answer.outcome !== 'picture') return answer;
  const bytes = new Uint8Array(answer.bytes);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

async function ask(first: string, referer: string | undefined, { fetch, allowedOrigins = [], signal, timeoutMilliseconds = TIMEOUT_MILLISECONDS, maxBytes = MOST_BYTES }: AskOptions, keep?: (chunk: Uint8Array) => void): Promise<PictureAnswer> {
  const timeout = AbortSignal.timeout(timeoutMilliseconds);
  const headers = { accept: 'image/avif,image/webp,image/*,*/*;q=0.8', 'user-agent': 'Mozilla/5.0 (compatible; Galley)', ...(referer === undefined ? {} : { referer }) };
  let url = first;
  try {
    for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
      if (!/^https?:/i.test(url) || (isPrivateAddress(url) && !allowedOrigins.includes(new URL(url).origin))) return { outcome: 'private' };
      const response = await fetch(url, { headers, redirect: 'manual', signal: signal ? AbortSignal.any([signal, timeout]) : timeout });
      const location = response.status >= 300 && response.status < 400 ? response.headers.get('location') : null;
      if (location === null) return await readAnswer(response, maxBytes, keep);
      await drop(response.body);
      if (!URL.canParse(location, url)) return { outcome: 'refused', status: response.status };
      url = new URL(location, url).href;
    }
    return { outcome: 'refused', status: 310 };
  } catch {
    return { outcome: 'silent' };
  }
}

async function readAnswer({ status, headers, body }: Awaited<ReturnType<Fetch>>, maxBytes: number, keep?: (chunk: Uint8Array) => void): Promise<PictureAnswer> {
  if (status < 200 || status >= 300) {
    await drop(body);
    return { outcome: 'refused', status };
  }
  const head: number[] = [];
  let bytes = 0;
  for await (const chunk of body ?? []) {
    bytes += chunk.length;
    // Leaving the loop ends the transfer.
    if (bytes > maxBytes) return { outcome: 'endless' };
    keep?.(chunk);
    for (const byte of chunk.subarray(0, Math.max(HEAD_BYTES - head.length, 0))) head.push(byte);
  }
  const start = Uint8Array.from(head);
  const said = headers.get('content-type')?.replace(/;.*$/, '').trim().toLowerCase() ?? '';
  const type = findPictureType(start) ?? (said.startsWith('image/') && bytes > 0 ? said : undefined);
  return type === undefined ? { outcome: 'other', type: said } : { outcome: 'picture', type, bytes, mark: `${type} ${bytes} ${hashBytes(start)}` };
}

/** Ends a transfer of which nothing is wanted. */
async function drop(body: AsyncIterable<Uint8Array> | null): Promise<void> {
  await body?.[Symbol.asyncIterator]().return?.();
}
