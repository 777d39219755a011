import { styleText } from 'node:util';
import * as l10n from '@vscode/l10n';
import { LineIndex, nameSeverity, severities, type Severity } from '../../core/index';
import { summarize, type CheckedFile, type Report } from '../report';

const colours = { error: 'red', warning: 'yellow', info: 'blue', hint: 'gray' } as const satisfies Record<Severity, string>;

/** A line for each finding, with its place as editors and terminals know it, and a summary. */
export function toText(report: Report, { hasColours }: { readonly hasColours: boolean }): string {
  const paint = (colour: Parameters<typeof styleText>[0], text: string): string => (hasColours ? styleText(colour, text) : text);
  const lines = report.files.flatMap(file => toLines(file, paint));
  // With no file there is nothing to sum up: what went wrong is on standard error.
  if (report.files.length > 0) lines.push(toSummary(report));
  return lines.map(line => `${line}\n`).join('');
}

function toLines({ name, text, findings }: CheckedFile, paint: (colour: 'red' | 'yellow' | 'blue' | 'gray', text: string) => string): string[] {
  const index = new LineIndex(text);
  return findings.map(({ span, severity, message, rule }) => {
    const { line, column } = index.positionAt(span.start);
    return `${name}:${line + 1}:${column + 1}: ${paint(colours[severity], nameSeverity(severity))}: ${message} ${paint('gray', `[${rule}]`)}`;
  });
}

function toSummary(report: Report): string {
  const summary = summarize(report);
  const counts = severities.filter(severity => summary[severity] > 0).map(severity => l10n.t('{0}: {1}', nameSeverity(severity), summary[severity]));
  return [
    l10n.t('files checked: {0}', summary.files),
    ...(counts.length > 0 ? counts : [l10n.t('nothing found')]),
    ...(summary.fixable > 0 ? [l10n.t('mended by "galley fix": {0}', summary.fixable)] : []),
  ].join(l10n.t(', '));
}
