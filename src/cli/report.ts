import { severities, type Finding, type Severity } from '../core/index';
import { ExitCode } from './exitCode';

/** A file that was checked. */
export interface CheckedFile {
  /** As it is shown: relative to the current folder, with `/`. */
  readonly name: string;
  /** Without a BOM; empty when the file could not be decoded. */
  readonly text: string;
  /** In the order of the text. */
  readonly findings: readonly Finding[];
}

/** Something that could not be read or written. */
export interface Failure {
  readonly name: string;
  readonly message: string;
}

/** What a run of Galley has brought to light. */
export interface Report {
  readonly files: readonly CheckedFile[];
  readonly failures: readonly Failure[];
}

/** The number of files, of findings by severity, and of findings that have a safe fix. */
export type Summary = Readonly<Record<Severity | 'files' | 'fixable', number>>;

/** Counts what a report holds. */
export function summarize({ files }: Report): Summary {
  const findings = files.flatMap(file => file.findings);
  const count = (wanted: Severity): number => findings.filter(({ severity }) => severity === wanted).length;
  return {
    files: files.length,
    error: count('error'),
    warning: count('warning'),
    info: count('info'),
    hint: count('hint'),
    fixable: findings.filter(({ fixes }) => fixes.some(({ safe }) => safe)).length,
  };
}

/**
 * Returns the exit code that a report leads to.
 *
 * @param failOn the mildest severity that counts
 */
export function getExitCode({ files, failures }: Report, failOn: Severity): number {
  if (failures.length > 0) return ExitCode.trouble;
  const counting = severities.slice(0, severities.indexOf(failOn) + 1);
  return files.some(({ findings }) => findings.some(({ severity }) => counting.includes(severity))) ? ExitCode.found : ExitCode.fine;
}
