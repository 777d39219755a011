import { parseArgs } from 'node:util';
import * as l10n from '@vscode/l10n';
import { severities, type Severity } from '../core/index';
import { formatNames, type FormatName } from './formats/formats';
import { UsageError } from './usageError';

/** What the command line asks for. */
export type Request =
  | { readonly command: 'help' }
  | { readonly command: 'version' }
  | CheckRequest
  | FixRequest
  | RenderRequest
  | PicturesRequest;

/** The posts that a command is for. */
export interface PostsRequest {
  /** As written; empty: the posts of the current folder; `-` alone: standard input. */
  readonly paths: readonly string[];
  /** What standard input is called. */
  readonly stdinPath: string;
}

export interface CheckRequest extends PostsRequest {
  readonly command: 'check';
  readonly format: FormatName;
  /** The mildest severity that makes the command fail. */
  readonly failOn: Severity;
}

export interface FixRequest extends PostsRequest {
  readonly command: 'fix';
  readonly failOn: Severity;
  /** Print what would be changed, change nothing. */
  readonly isDryRun: boolean;
}

export interface RenderRequest extends PostsRequest {
  readonly command: 'render';
  /** The whole page, not the article alone. */
  readonly isPage: boolean;
}

export interface PicturesRequest extends PostsRequest {
  readonly command: 'pictures';
  readonly format: FormatName;
  readonly failOn: Severity;
  /** An origin that is asked although it looks private, such as `http://localhost:4000`. */
  readonly allowedOrigin: string | undefined;
  /** Say how far it is even where nobody watches. */
  readonly showsProgress: boolean;
}

const options = {
  format: { type: 'string' },
  'fail-on': { type: 'string' },
  'dry-run': { type: 'boolean' },
  page: { type: 'boolean' },
  allow: { type: 'string' },
  progress: { type: 'boolean' },
  'stdin-path': { type: 'string' },
  lang: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'v' },
} as const;

type OptionName = keyof typeof options;
type Values = ReadonlyMap<OptionName, string>;

const common: readonly OptionName[] = ['stdin-path', 'lang', 'help', 'version'];
const commandOptions: Readonly<Record<string, readonly OptionName[]>> = {
  check: [...common, 'format', 'fail-on'],
  fix: [...common, 'fail-on', 'dry-run'],
  render: [...common, 'page'],
  pictures: [...common, 'format', 'fail-on', 'allow', 'progress'],
};

/**
 * Returns the language that `--lang` asks for, if any. Asked before everything else, because what is wrong with the
 * arguments is said in that language.
 */
export function findLanguageOption(args: readonly string[]): string | undefined {
  const { values } = parseArgs({ args: [...args], options, strict: false, allowPositionals: true });
  return typeof values.lang === 'string' ? values.lang : undefined;
}

/**
 * Reads the command line.
 *
 * @throws {UsageError} what is wrong with it
 */
export function readArguments(args: readonly string[]): Request {
  const { positionals, tokens } = parseArgs({ args: [...args], options, strict: false, allowPositionals: true, tokens: true });
  const values = readOptions(tokens.filter(token => token.kind === 'option'));
  if (values.has('help')) return { command: 'help' };
  if (values.has('version')) return { command: 'version' };
  const [command, ...paths] = positionals;
  if (command === undefined) throw new UsageError(l10n.t('Which command? There are check, fix, render and pictures.'));
  const allowed = Object.hasOwn(commandOptions, command) ? commandOptions[command] : undefined;
  if (!allowed) throw new UsageError(l10n.t('There is no command "{0}"; there are check, fix, render and pictures.', command));
  for (const name of values.keys()) {
    if (!allowed.includes(name)) throw new UsageError(l10n.t('"galley {0}" has no option --{1}.', command, name));
  }
  return toRequest(command, toPosts(command, paths, values), values);
}

function toRequest(command: string, posts: PostsRequest, values: Values): Request {
  switch (command) {
    case 'check': return { ...posts, command, format: readChoice(values, 'format', formatNames, 'text'), failOn: readFailOn(values) };
    case 'pictures': return { ...posts, command, format: readChoice(values, 'format', formatNames, 'text'), failOn: readFailOn(values, 'warning'), allowedOrigin: readOrigin(values), showsProgress: values.has('progress') };
    case 'fix': return { ...posts, command, failOn: readFailOn(values), isDryRun: values.has('dry-run') };
    default: return { ...posts, command: 'render', isPage: values.has('page') };
  }
}

/** Returns the values of the options by name; that of a switch is empty, and of an option given twice the last one counts. */
function readOptions(tokens: readonly { readonly name: string; readonly rawName: string; readonly value?: string | undefined }[]): Values {
  const values = new Map<OptionName, string>();
  for (const { name, rawName, value } of tokens) {
    if (!isOptionName(name)) throw new UsageError(l10n.t('There is no option {0}.', rawName));
    if (options[name].type === 'string' && !value) throw new UsageError(l10n.t('The option {0} needs a value.', rawName));
    if (options[name].type === 'boolean' && value !== undefined) throw new UsageError(l10n.t('The option {0} takes no value.', rawName));
    values.set(name, value ?? '');
  }
  return values;
}

function isOptionName(name: string): name is OptionName {
  return Object.hasOwn(options, name);
}

function toPosts(command: string, paths: readonly string[], values: Values): PostsRequest {
  if (paths.includes('-') && paths.length > 1) throw new UsageError(l10n.t('"-" stands for standard input and must be the only path.'));
  if (values.has('stdin-path') && paths[0] !== '-') throw new UsageError(l10n.t('--stdin-path is the name of standard input: write "-" as the path.'));
  if (command === 'render' && paths.length !== 1) throw new UsageError(l10n.t('"galley render" needs exactly one post.'));
  return { paths, stdinPath: values.get('stdin-path') ?? 'stdin.md' };
}

function readOrigin(values: Values): string | undefined {
  const value = values.get('allow');
  if (value === undefined) return undefined;
  if (!/^https?:/.test(value) || !URL.canParse(value)) throw new UsageError(l10n.t('--allow takes an address such as http://localhost:4000, not "{0}".', value));
  return new URL(value).origin;
}

function readFailOn(values: Values, usual: Severity = 'error'): Severity {
  return readChoice(values, 'fail-on', severities, usual);
}

function readChoice<Choice extends string>(values: Values, name: OptionName, choices: readonly Choice[], usual: Choice): Choice {
  const value = values.get(name);
  const choice = value === undefined ? usual : choices.find(candidate => candidate === value);
  if (choice === undefined) throw new UsageError(l10n.t('--{0} is one of {1}, not "{2}".', name, choices.join(', '), value ?? ''));
  return choice;
}
