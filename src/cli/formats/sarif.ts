import { getRulePage, LineIndex, rules, type Edit, type Finding, type Rule, type Severity, type Span } from '../../core/index';
import type { CheckedFile, Report } from '../report';
import { getVersion } from '../version';
import { toOwnFixes } from './toOwnFixes';

const levels: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note', hint: 'note' };

/** SARIF 2.1.0, the OASIS format that code hosts read. */
export async function toSarif({ files, failures }: Report): Promise<string> {
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [{
      tool: { driver: { name: 'Galley', version: await getVersion(), rules: rules.map(toDescriptor) } },
      columnKind: 'utf16CodeUnits',
      invocations: [{
        executionSuccessful: failures.length === 0,
        toolExecutionNotifications: failures.map(({ name, message }) => ({ level: 'error', message: { text: `${name}: ${message}` } })),
      }],
      results: files.flatMap(toResults),
    }],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

function toDescriptor({ id, summary, docs, severity }: Rule): object {
  return {
    id,
    shortDescription: { text: summary() },
    fullDescription: { text: docs.why() },
    help: { text: docs.why(), markdown: getRulePage(id) ?? docs.why() },
    defaultConfiguration: { level: levels[severity] },
  };
}

function toResults({ name, text, findings }: CheckedFile): object[] {
  const index = new LineIndex(text);
  const artifactLocation = { uri: toUri(name) };
  const ownFixes = toOwnFixes(findings);
  return findings.map((finding, number) => ({
    ruleId: finding.rule,
    ...toRuleIndex(finding),
    level: levels[finding.severity],
    message: { text: finding.message },
    locations: [{ physicalLocation: { artifactLocation, region: toRegion(finding.span, index) } }],
    fixes: ownFixes[number]!.filter(({ edits }) => edits.length > 0).map(({ title, edits }) => ({
      description: { text: title },
      artifactChanges: [{ artifactLocation, replacements: edits.map(edit => toReplacement(edit, index)) }],
    })),
  }));
}

/** A finding of no rule, such as that of a file in another encoding, has no index. */
function toRuleIndex({ rule }: Finding): object {
  const ruleIndex = rules.findIndex(({ id }) => id === rule);
  return ruleIndex === -1 ? {} : { ruleIndex };
}

function toReplacement(edit: Edit, index: LineIndex): object {
  return { deletedRegion: toRegion(edit, index), insertedContent: { text: edit.text } };
}

function toRegion({ start, end }: Span, index: LineIndex): object {
  const [first, last] = [index.positionAt(start), index.positionAt(end)];
  return {
    startLine: first.line + 1, startColumn: first.column + 1, endLine: last.line + 1, endColumn: last.column + 1,
    charOffset: start, charLength: end - start,
  };
}

function toUri(name: string): string {
  return name.split('/').map(encodeURIComponent).join('/');
}
