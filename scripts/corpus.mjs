// Checks all posts under a folder with the default settings: npm run corpus -- DIR [--errors | --warnings | --all] [--mend]
// Prints the findings by rule; --errors lists each error with its message, --warnings each warning, --all both, by rule; --mend what all safe fixes
// make of each post whose metadata the site cannot read, in memory: the title that it reads then. Exit code: 1 when there are no posts, 2 for wrong usage.
import { build } from 'esbuild';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { glob } from 'tinyglobby';
import { projectRoot } from './projectRoot.mjs';

const { positionals: [folder, ...more], values: { errors: listsErrors, warnings: listsWarnings, all: listsAll, mend: mends } } = parseArgs({
  allowPositionals: true, options: { errors: { type: 'boolean' }, warnings: { type: 'boolean' }, all: { type: 'boolean' }, mend: { type: 'boolean' } },
});
if (folder === undefined || more.length > 0 || !(await stat(folder).catch(() => undefined))?.isDirectory()) {
  console.error('Usage: npm run corpus -- DIR [--errors | --warnings | --all] [--mend]');
  process.exit(2);
}
process.exitCode = await checkCorpus(folder);

/** @param {string} folder */
async function checkCorpus(folder) {
  const names = (await glob('**/*.{md,markdown,html,htm}', { cwd: folder, dot: true, caseSensitiveMatch: false, expandDirectories: false })).sort();
  if (names.length === 0) {
    console.error(`There are no posts in ${folder}.`);
    return 1;
  }
  const core = await loadCore();
  const host = core.createNodeHost(folder, message => console.error(message));
  // Of a blog that says nothing about itself.
  const blog = await core.readBlog({ read: async () => undefined, exists: async () => false, list: async () => [] });
  const findings = [];
  for (const name of names) {
    const found = await checkFile(core, await readFile(join(folder, name)), name, blog, host);
    findings.push(...found.map(finding => ({ name, ...finding })));
  }
  printByRule(core.severities, findings, names.length);
  if (listsErrors) printEach('Errors', findings.filter(({ severity }) => severity === 'error'));
  if (listsWarnings) printEach('Warnings', findings.filter(({ severity }) => severity === 'warning').sort((a, b) => a.rule.localeCompare(b.rule)));
  if (listsAll) printEach('Errors and warnings', findings.filter(({ severity }) => severity === 'error' || severity === 'warning').sort((a, b) => a.rule.localeCompare(b.rule)));
  if (mends) for (const name of names) await printMended(core, await readFile(join(folder, name)), name, blog, host);
  return 0;
}

/** Prints the title that the site reads of a post once its safe fixes are applied, when it could not read the metadata before. */
async function printMended({ decode, fixText, getReaderName, parsePost }, bytes, path, blog, host) {
  const { text } = decode(bytes);
  const read = source => parsePost(source, { path, reader: getReaderName(blog) }).frontMatter;
  if (text === undefined || read(text)?.outcome === 'read') return;
  const fixed = await fixText(text, path, blog, host);
  const mended = read(fixed.text);
  console.log(`${path}: ${mended?.outcome === 'read' ? `title ${JSON.stringify(mended.values.title)}` : 'still not read'} after ${fixed.fixed} fixes`);
}

async function loadCore() {
  const outfile = join(projectRoot, 'out/corpus/core.mjs');
  await build({
    stdin: { contents: "export * from './src/core/index'; export { createNodeHost } from './src/cli/nodeHost';", resolveDir: projectRoot, loader: 'ts' },
    absWorkingDir: projectRoot, bundle: true, platform: 'node', format: 'esm', packages: 'external', outfile, logLevel: 'warning',
  });
  return import(pathToFileURL(outfile).href);
}

async function checkFile({ checkEncoding, checkPost, decode, getReaderName, LineIndex, parsePost }, bytes, path, blog, host) {
  const decoded = decode(bytes);
  const { text = '' } = decoded;
  const found = 'encoding' in decoded ? [checkEncoding(decoded.encoding)] : await checkPost(parsePost(text, { path, reader: getReaderName(blog) }), blog, host);
  const index = new LineIndex(text);
  return found.map(({ rule, severity, message, span }) => ({ rule, severity, message, ...index.positionAt(span.start) }));
}

/** Prints a table: how often each rule found something, with which severity, and in which posts. */
function printByRule(severities, findings, count) {
  const groups = new Map();
  for (const finding of findings) {
    const key = `${finding.severity} ${finding.rule}`;
    groups.set(key, [...(groups.get(key) ?? []), finding]);
  }
  const rows = [...groups.values()].map(group => {
    const paths = [...new Set(group.map(({ name }) => name))];
    return { severity: group[0].severity, rule: group[0].rule, findings: group.length, posts: paths.length, paths };
  });
  rows.sort((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity) || b.findings - a.findings || a.rule.localeCompare(b.rule));
  for (const { severity, rule, findings: number, posts, paths } of rows) {
    console.log(`${severity.padEnd(8)}${rule.padEnd(26)}${String(number).padStart(6)} in ${String(posts).padStart(4)} of ${count} posts`);
    console.log(`        ${paths.join(' ')}`);
  }
  const clean = count - new Set(findings.map(({ name }) => name)).size;
  console.log(`\n${count} posts, ${findings.length} findings (${severities.map(wanted => `${wanted}: ${findings.filter(({ severity }) => severity === wanted).length}`).join(', ')}), ${clean} posts without any`);
}

/** @param {string} title */
function printEach(title, findings) {
  console.log(`\n${title}`);
  for (const { name, line, column, severity, rule, message } of findings) console.log(`${name}:${line + 1}:${column + 1}: ${severity} ${message} [${rule}]`);
}
