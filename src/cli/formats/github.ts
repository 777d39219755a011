import { LineIndex, type Severity } from '../../core/index';
import type { Report } from '../report';

const commands: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'notice', hint: 'notice' };

/** The workflow commands by which GitHub Actions puts messages beside a file's lines. */
export function toGithub({ files }: Report): string {
  return files.flatMap(({ name, text, findings }) => {
    const index = new LineIndex(text);
    return findings.map(({ rule, severity, message, span }) => {
      const [start, end] = [index.positionAt(span.start), index.positionAt(span.end)];
      const properties = {
        file: name, line: start.line + 1, endLine: end.line + 1,
        // GitHub takes columns only within one line.
        ...(start.line === end.line ? { col: start.column + 1, endColumn: end.column + 1 } : {}),
        title: `galley: ${rule}`,
      };
      const written = Object.entries(properties).map(([key, value]) => `${key}=${escapeProperty(String(value))}`).join(',');
      return `::${commands[severity]} ${written}::${escapeData(message)}\n`;
    });
  }).join('');
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
