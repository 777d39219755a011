import type { FollowMessage, HeaderField, HeaderText, LookMessage, OmissionNote, PreviewHeader, PreviewState, Problem, ProblemSeverity, ProblemsMessage, RenderMessage, RevealMessage, ToExtension, ToPreview } from './messages';
import { readPreviewView } from './view';

// UTF-16 units: no text in VS Code is longer.
const LONGEST_TEXT = 2 ** 30;
const LONGEST_ADDRESS = 16_384;
const LONGEST_LOG = 2000;
const DEEPEST_SHELL = 512;
const MOST_FACTS = 10;
const MOST_OMISSIONS = 1000;
const LONGEST_FACT = 200;

type Fields = Readonly<Record<string, unknown>>;
type Check = (value: unknown) => boolean;
/** A check for each field of a message but its type. */
type Checks<T> = Readonly<Record<Exclude<keyof T, 'type'>, Check>>;

/** Reads a message to the extension; `undefined` when it is none, or out of bounds. */
export function readToExtension(data: unknown): ToExtension | undefined {
  if (!isFields(data)) return undefined;
  switch (data['type']) {
    case 'ready':
    case 'copyArticle':
      return { type: data['type'] };
    case 'copied':
      return typeof data['isDone'] === 'boolean' ? { type: 'copied', isDone: data['isDone'] } : undefined;
    case 'reveal':
      return isMade(data, revealChecks) ? (data as unknown as RevealMessage) : undefined;
    case 'scroll':
      return isOffset(data['offset']) && isString(data['uri'], LONGEST_ADDRESS) ? { type: 'scroll', uri: data['uri'], offset: data['offset'] } : undefined;
    case 'template':
      return isOffset(data['offset']) ? { type: 'template', offset: data['offset'] } : undefined;
    case 'open':
      return isString(data['href'], LONGEST_ADDRESS) ? { type: 'open', href: data['href'] } : undefined;
    case 'view':
    case 'lock':
      return readChoice(data);
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
    case 'look':
      return isLook(data) ? (data as unknown as LookMessage) : undefined;
    case 'view':
    case 'lock':
      return readChoice(data);
    case 'count': {
      const { facts } = data;
      return Array.isArray(facts) && facts.length <= MOST_FACTS && facts.every(fact => isString(fact, LONGEST_FACT)) ? { type: 'count', facts } : undefined;
    }
    case 'follow':
      return isMade(data, followChecks) ? (data as unknown as FollowMessage) : undefined;
    case 'problems':
      return isMade(data, problemsChecks) ? (data as unknown as ProblemsMessage) : undefined;
    case 'copy':
      return isString(data['html'], LONGEST_TEXT) ? { type: 'copy', html: data['html'] } : undefined;
    case 'trouble':
      return data['text'] === undefined || data['text'] === null ? { type: 'trouble', text: undefined } : isText(data['text']) ? { type: 'trouble', text: data['text'] as string } : undefined;
    case 'files':
      return { type: 'files' };
    default:
      return undefined;
  }
}

/** Reads what a preview kept; `undefined` when it is nothing of use. */
export function readPreviewState(data: unknown): PreviewState | undefined {
  if (!isFields(data) || !isString(data['uri'], LONGEST_ADDRESS)) return undefined;
  const { uri, top, isLocked } = data;
  return { uri, top: typeof top === 'number' && Number.isFinite(top) && top >= 0 ? top : 0, isLocked: isLocked === true };
}

/** Reads what goes both ways: what a person chose, and that it holds. */
function readChoice({ type, view: data, isLocked }: Fields): (ToExtension & ToPreview) | undefined {
  if (type === 'lock') return typeof isLocked === 'boolean' ? { type, isLocked } : undefined;
  const view = readPreviewView(data);
  return view && { type: 'view', view };
}

function isRender(data: Fields): boolean {
  return isMade(data, {
    sequence: isOffset,
    base: isOffset,
    version: isOffset,
    uri: value => isString(value, LONGEST_ADDRESS),
    language: value => isString(value, 100),
    header: value => isMade(value, headerChecks),
    places: arePlaces,
    shell: value => isMade(value, { html: isText, start: isOffset, depth: depth => isOffset(depth) && depth <= DEEPEST_SHELL }),
    keep: value => isMade(value, { first: isOffset, last: isOffset }),
    blocks: value => Array.isArray(value) && value.every(isText),
    starts: value => Array.isArray(value) && value.every(isOffset),
    omissions: value => Array.isArray(value) && value.length <= MOST_OMISSIONS && value.every(omission => isMade(omission, omissionChecks)),
    length: isOffset,
  });
}

function isLook(data: Fields): boolean {
  return isMade(data, {
    builtIn: value => value === 'card' || value === 'plain',
    styles: value => Array.isArray(value) && value.every(isFile),
    page: value => value === undefined || value === null || isMade(value, { file: isFile, html: isText }),
    problems: value => Array.isArray(value) && value.every(isText),
    places: arePlaces,
  });
}

const isText: Check = value => isString(value, LONGEST_TEXT);
const isAddress: Check = value => isString(value, LONGEST_ADDRESS);
const isOptionalAddress: Check = value => value === undefined || value === null || isAddress(value);
const arePlaces: Check = value => isMade(value, { post: isAddress, site: isAddress, root: isAddress, page: isOptionalAddress, assets: isOptionalAddress, assetsPath: isOptionalAddress, url: isOptionalAddress });
const isFile: Check = value => isMade(value, { name: isAddress, address: isAddress });
const isHeaderText: Check = value => value === undefined || value === null || isMade(value, { text: isText, start: isOptionalOffset });

const headerChecks: Readonly<Record<keyof PreviewHeader, Check>> = {
  title: isHeaderText,
  author: isHeaderText,
  date: isHeaderText,
  categories: value => Array.isArray(value) && value.every(item => isMade(item, { text: isText, start: isOptionalOffset } satisfies Record<keyof HeaderText, Check>)),
  headimg: isHeaderText,
  notice: isHeaderText,
};

const omissionChecks: Readonly<Record<keyof OmissionNote, Check>> = { text: isText, start: isOffset, why: value => value === 'site' || value === 'deep' || value === 'plain' };

const severities: readonly ProblemSeverity[] = ['error', 'warning', 'info', 'hint'];
const fields: readonly (HeaderField | undefined)[] = ['title', 'author', 'date', 'categories', 'headimg', 'other', undefined];
const followed: readonly FollowMessage['what'][] = ['caret', 'mark', 'top', 'start', 'nothing'];

const revealChecks: Checks<RevealMessage> = {
  uri: isAddress,
  offset: isOffset,
  before: isText,
  after: isText,
  focus: value => typeof value === 'boolean',
};

const followChecks: Checks<FollowMessage> = { version: isOffset, offset: isOffset, what: isOneOf(followed), field: isOneOf(fields) };

const problemChecks: Checks<Problem> = { start: isOffset, end: isOffset, severity: isOneOf(severities), message: isText, field: isOneOf(fields) };

const problemsChecks: Checks<ProblemsMessage> = {
  uri: isAddress,
  version: isOffset,
  problems: value => Array.isArray(value) && value.every(problem => isMade(problem, problemChecks)),
};

function isOneOf(values: readonly unknown[]): Check {
  // What is undefined here may be left out, or null, on the way.
  return value => values.includes(value ?? undefined);
}

function isMade(value: unknown, checks: Readonly<Record<string, Check>>): boolean {
  return isFields(value) && Object.entries(checks).every(([key, check]) => check(value[key]));
}

/** Tells a plain object: what a message inherits is nothing that it says. */
function isFields(value: unknown): value is Fields {
  if (typeof value !== 'object' || value === null) return false;
  // By its kind, not by identity: it may have been made in another realm.
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.hasOwn(prototype as object, 'hasOwnProperty');
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
