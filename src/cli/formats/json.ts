import { LineIndex } from '../../core/index';
import { summarize, type Report } from '../report';
import { toOwnFixes } from './toOwnFixes';

/** One object with everything in it; its shape is part of Galley's interface. */
export function toJson(report: Report): string {
  const files = report.files.map(({ name, text, findings }) => {
    const index = new LineIndex(text);
    const place = (offset: number): object => {
      const { line, column } = index.positionAt(offset);
      return { offset, line: line + 1, column: column + 1 };
    };
    const ownFixes = toOwnFixes(findings);
    return {
      path: name,
      findings: findings.map(({ rule, severity, message, span }, number) => ({
        rule, severity, message, start: place(span.start), end: place(span.end),
        fixes: ownFixes[number]!.map(({ title, safe, edits }) => ({ title, safe, edits: edits.map(({ start, end, text: replacement }) => ({ start, end, text: replacement })) })),
      })),
    };
  });
  return `${JSON.stringify({ version: 1, files, summary: summarize(report) }, undefined, 2)}\n`;
}
