import type { Report } from '../report';
import { toGithub } from './github';
import { toJson } from './json';
import { toSarif } from './sarif';
import { toText } from './text';

/** Turns a report into what is printed. */
export type Format = (report: Report, terminal: { readonly hasColours: boolean }) => string | Promise<string>;

/** The formats by the names that `--format` knows. */
export const formats = { text: toText, json: toJson, sarif: toSarif, github: toGithub } satisfies Record<string, Format>;

export type FormatName = keyof typeof formats;

export const formatNames = Object.keys(formats) as readonly FormatName[];
