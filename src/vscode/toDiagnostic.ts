import { Diagnostic, DiagnosticSeverity, Range, type TextDocument } from 'vscode';
import type { Finding, LineIndex, Severity, Span } from '../core/index';
import { toRulePageUri } from './rulePages';

const SEVERITIES: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** Converts a finding; its code opens the rule's page if it has one. */
export function toDiagnostic({ rule, severity, message }: Finding, range: Range, ruleIds: ReadonlySet<string>): Diagnostic {
  const diagnostic = new Diagnostic(range, message, SEVERITIES[severity]);
  diagnostic.source = 'galley';
  diagnostic.code = ruleIds.has(rule) ? { value: rule, target: toRulePageUri(rule) } : rule;
  return diagnostic;
}

/** Converts a span of a document's current text. */
export function toRange(document: TextDocument, { start, end }: Span): Range {
  return new Range(document.positionAt(start), document.positionAt(end));
}

/** Converts a span of a text that no editor shows. */
export function toRangeOfText(lines: LineIndex, { start, end }: Span): Range {
  const [first, last] = [lines.positionAt(start), lines.positionAt(end)];
  return new Range(first.line, first.column, last.line, last.column);
}
