import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import formatsPlugin from 'ajv-formats';
import { applyEdits, type Edit } from '../../src/core/index';
import { makeFolder } from './folder';
import { badPost, mendedPost, postWithWarning } from './posts';
import { runGalley } from './runGalley';

const emoji = badPost.replace('你好: 世界', '😀 a: b');

describe('--format text', () => {
  it('has a line for each finding and a summary', () => {
    const { out } = runGalley(makeFolder({ 'a.md': badPost, 'b.md': postWithWarning }), ['check', 'a.md', 'b.md']);
    assert.match(out, /^a\.md:2:\d+: error: .+ \[yaml-unquoted\]\nb\.md:12:\d+: warning: .+ \[image-alt\]\nfiles checked: 2, error: 1, warning: 1, mended by "galley fix": 1\n$/);
  });

  it('says that nothing was found', () => {
    assert.equal(runGalley(makeFolder({ 'a.md': mendedPost }), ['check', 'a.md']).out, 'files checked: 1, nothing found\n');
  });
});

describe('--format json', () => {
  it('is one object with everything in it', () => {
    const { files, summary, version } = JSON.parse(runGalley(makeFolder({ 'a.md': badPost, 'b.md': mendedPost }), ['check', 'a.md', 'b.md', '--format', 'json']).out) as Report;
    assert.equal(version, 1);
    assert.deepEqual(summary, { files: 2, error: 1, warning: 0, info: 0, hint: 0, fixable: 1 });
    assert.deepEqual(files.map(({ path }) => path), ['a.md', 'b.md']);
    assert.deepEqual(files[1]?.findings, []);
    const [finding] = files[0]!.findings;
    assert.deepEqual(Object.keys(finding!), ['rule', 'severity', 'message', 'start', 'end', 'fixes']);
    assert.equal(finding?.rule, 'yaml-unquoted');
    assert.equal(finding.severity, 'error');
    const start = badPost.indexOf('你好');
    assert.deepEqual(finding.start, { offset: start, line: 2, column: start - 3 });
    assert.equal(applyEdits(badPost, finding.fixes[0]!.edits), mendedPost);
  });

  it('counts offsets and columns in UTF-16 units, and no BOM', () => {
    const { files } = JSON.parse(runGalley(makeFolder({ 'a.md': `\uFEFF${emoji}` }), ['check', 'a.md', '--format', 'json']).out) as Report;
    const { start, end } = files[0]!.findings[0]!;
    assert.equal(emoji.slice(start.offset, end.offset), '😀 a: b');
    assert.equal(end.column - start.column, 7);
  });

  it('tells a fix that mends several findings with the first of them', () => {
    const text = `${mendedPost}\n${'<p>桥</p>\n'.repeat(3)}`;
    const folder = makeFolder({ 'galley.json': JSON.stringify({ paragraph: { block: '<p class="a">{text}</p>' } }), 'a.md': text });
    const { files } = JSON.parse(runGalley(folder, ['check', 'a.md', '--format', 'json']).out) as Report;
    const found = files[0]!.findings.filter(({ rule }) => rule === 'paragraph-style');
    assert.deepEqual(found.map(({ fixes }) => fixes.map(({ edits }) => edits.length)), [[1, 4], [1], [1], [1]]);
    assert.equal(applyEdits(text, found[0]!.fixes[1]!.edits), text.replaceAll('<p>', '<p class="a">'));
  });

  it('is complete when files could not be read', () => {
    const { code, out, err } = runGalley(makeFolder({}), ['check', 'none.md', '--format', 'json']);
    assert.equal(code, 2);
    assert.deepEqual(JSON.parse(out), { version: 1, files: [], summary: { files: 0, error: 0, warning: 0, info: 0, hint: 0, fixable: 0 } });
    assert.match(err, /none\.md/);
  });
});

describe('--format github', () => {
  it('has a workflow command for each finding', () => {
    const folder = makeFolder({ 'a,b:c.md': badPost, 'b.md': postWithWarning });
    const [first, second] = runGalley(folder, ['check', 'a,b:c.md', 'b.md', '--format', 'github']).out.split('\n');
    assert.match(first!, /^::error file=a%2Cb%3Ac\.md,line=2,endLine=2,col=8,endColumn=14,title=galley%3A yaml-unquoted::\S/);
    assert.match(second!, /^::warning file=b\.md,line=12,/);
  });

  it('keeps a message on one line', () => {
    const { out } = runGalley(makeFolder({ 'a.md': badPost.replace('你好: 世界', '100% a: b') }), ['check', 'a.md', '--format', 'github']);
    assert.equal(out.trimEnd().split('\n').length, 1);
  });
});

describe('--format sarif', () => {
  // The schema is draft 4, of which it uses nothing that draft 7 reads otherwise but these two.
  const draft4 = JSON.parse(readFileSync('node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json', 'utf8')) as object;
  const schema: Record<string, unknown> = { ...draft4, id: undefined, $schema: undefined };
  const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
  formatsPlugin.default(ajv);
  const validate = ajv.compile(schema);

  function readSarif(files: Readonly<Record<string, string | Uint8Array>>, ...args: readonly string[]): Sarif {
    const { out } = runGalley(makeFolder(files), ['check', ...Object.keys(files), '--format', 'sarif', ...args]);
    const log: unknown = JSON.parse(out);
    const isValid: boolean = validate(log);
    assert.ok(isValid, JSON.stringify(validate.errors, undefined, 1));
    return log as Sarif;
  }

  it('refuses what is no SARIF', () => {
    assert.equal(validate({ version: '2.1.0', runs: [{}] }), false);
  });

  it('is valid, with the rules and where they were broken', () => {
    const { runs: [run] } = readSarif({ 'a.md': badPost, 'b c.md': postWithWarning, 'd.md': Uint8Array.of(0xff, 0xfe, 0, 0), 'e.md': '' }, 'none.md');
    const { tool: { driver }, results } = run!;
    assert.ok(driver.rules.length > 10);
    const [first, second, third] = results;
    assert.equal(driver.rules[first!.ruleIndex!]?.id, 'yaml-unquoted');
    assert.equal(first?.level, 'error');
    assert.equal(second?.locations[0]?.physicalLocation.artifactLocation.uri, 'b%20c.md');
    assert.equal(third?.ruleId, 'file-encoding');
    assert.equal(run?.invocations[0]?.executionSuccessful, false);
  });

  it('carries the fixes', () => {
    const { runs: [run] } = readSarif({ 'a.md': emoji });
    const [change] = run!.results[0]!.fixes[0]!.artifactChanges;
    const edits: Edit[] = change!.replacements.map(({ deletedRegion: { charOffset, charLength }, insertedContent: { text } }) => ({ start: charOffset, end: charOffset + charLength, text }));
    assert.equal(applyEdits(emoji, edits), mendedPost.replace('你好: 世界', '😀 a: b'));
  });

  it('is valid in Chinese and when nothing was found', () => {
    assert.deepEqual(readSarif({ 'a.md': mendedPost }, '--lang', 'zh-cn').runs[0]?.results, []);
  });
});

interface Place { readonly offset: number; readonly line: number; readonly column: number }

interface Report {
  readonly version: number;
  readonly files: readonly {
    readonly path: string;
    readonly findings: readonly { readonly rule: string; readonly severity: string; readonly start: Place; readonly end: Place; readonly fixes: readonly { readonly edits: readonly Edit[] }[] }[];
  }[];
  readonly summary: object;
}

interface Sarif {
  readonly runs: readonly {
    readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } };
    readonly invocations: readonly { readonly executionSuccessful: boolean }[];
    readonly results: readonly {
      readonly ruleId: string;
      readonly ruleIndex?: number;
      readonly level: string;
      readonly locations: readonly { readonly physicalLocation: { readonly artifactLocation: { readonly uri: string } } }[];
      readonly fixes: readonly { readonly artifactChanges: readonly { readonly replacements: readonly { readonly deletedRegion: { readonly charOffset: number; readonly charLength: number }; readonly insertedContent: { readonly text: string } }[] }[] }[];
    }[];
  }[];
}
