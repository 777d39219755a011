import type { HeaderText, PreviewHeader, PreviewState, RenderMessage, ToExtension, ToPreview } from './messages';

// UTF-16 units: no text in VS Code is longer.
const LONGEST_TEXT = 2 ** 30;
const LONGEST_ADDRESS = 16_384;
const LONGEST_LOG = 2000;
const DEEPEST_SHELL = 512;

type Fields = Readonly<Record<string, unknown>>;
type Check = (value: unknown) => boolean;

/** Reads a message to the extension; `undefined` when it is none, or out of bounds. */
export function readToExtension(data: unknown): ToExtension | undefined {
  if (!isFields(data)) return undefined;
  switch (data['type']) {
    case 'ready':
      return { type: 'ready' };
    case 'reveal':
    case 'scroll':
      return isOffset(data['offset']) ? { type: data['type'], offset: data['offset'] } : undefined;
    case 'open':
      return isString(data['href'], LONGEST_ADDRESS) ? { type: 'open', href: data['href'] } : undefined;
    case 'log':
      return isString(data['message'], LONGEST_LOG) ? { type: 'log', message: data['message'] } : undefined;
    default:
      return undefined;
  }
}

/** Reads a message to the preview; `undefined` when it is none, or out of bounds. */
export function readToPreview(data: unknown): ToPreview | undefined {
  if (!isFields(data)) return undefined;
  switch (data['type']) {
    case 'render':
      return isRender(data) ? (data as unknown as RenderMessage) : undefined;
    case 'theme': {
      const { theme } = data;
      return theme === 'auto' || theme === 'light' || theme === 'dark' ? { type: 'theme', theme } : undefined;
    }
    case 'follow': {
      const { offset, what } = data;
      return isOffset(offset) && (what === 'caret' || what === 'top') ? { type: 'follow', offset, what } : undefined;
    }
    case 'files':
      return { type: 'files' };
    default:
      return undefined;
  }
}

/** Reads what a preview kept; `undefined` when it is nothing of use. */
export function readPreviewState(data: unknown): PreviewState | undefined {
  if (!isFields(data) || !isString(data['uri'], LONGEST_ADDRESS)) return undefined;
  const { uri, scroll } = data;
  return { uri, scroll: typeof scroll === 'number' && Number.isFinite(scroll) && scroll >= 0 ? scroll : 0 };
}

function isRender(data: Fields): boolean {
  return isMade(data, {
    sequence: isOffset,
    base: isOffset,
    version: isOffset,
    uri: value => isString(value, LONGEST_ADDRESS),
    language: value => isString(value, 100),
    header: value => isMade(value, headerChecks),
    places: value => isMade(value, { post: isAddress, site: isAddress, root: isAddress }),
    shell: value => isMade(value, { html: isText, start: isOffset, depth: depth => isOffset(depth) && depth <= DEEPEST_SHELL }),
    keep: value => isMade(value, { first: isOffset, last: isOffset }),
    blocks: value => Array.isArray(value) && value.every(isText),
    starts: value => Array.isArray(value) && value.every(isOffset),
  });
}

const isText: Check = value => isString(value, LONGEST_TEXT);
const isAddress: Check = value => isString(value, LONGEST_ADDRESS);
const isHeaderText: Check = value => value === undefined || value === null || isMade(value, { text: isText, start: isOptionalOffset });

const headerChecks: Readonly<Record<keyof PreviewHeader, Check>> = {
  title: isHeaderText,
  author: isHeaderText,
  date: isHeaderText,
  categories: value => Array.isArray(value) && value.every(item => isMade(item, { text: isText, start: isOptionalOffset } satisfies Record<keyof HeaderText, Check>)),
  headimg: isHeaderText,
  notice: isHeaderText,
};

function isMade(value: unknown, checks: Readonly<Record<string, Check>>): boolean {
  return isFields(value) && Object.entries(checks).every(([key, check]) => check(value[key]));
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null;
}

function isString(value: unknown, longest: number): value is string {
  return typeof value === 'string' && value.length <= longest;
}

function isOffset(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) >= 0 && (value as number) <= LONGEST_TEXT;
}

function isOptionalOffset(value: unknown): boolean {
  return value === undefined || value === null || isOffset(value);
}
