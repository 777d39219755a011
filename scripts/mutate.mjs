// Tests of the tests: each rule is disabled and each of its fixes emptied in turn; every time the rule's own cases must fail.
// usage: mutate.mjs [rule-id…]
import { build } from 'esbuild';
import ts from 'typescript';
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';

const wanted = process.argv.slice(2);
const files = ['front-matter', 'body', 'blog', 'remote'].flatMap(folder => readdirSync(`src/core/rules/${folder}`).map(file => `src/core/rules/${folder}/${file}`))
  .filter(file => wanted.length === 0 || wanted.includes(basename(file, '.ts')));
const survivors = [];
let count = 0;

if ((await runTests(undefined)) !== 0) throw new Error('The tests fail before anything is changed.');
for (const file of files) {
  for (const mutation of [disable(file), ...emptyFixes(file)]) {
    count++;
    const failed = (await runTests(mutation)) !== 0;
    console.log(`${failed ? 'noticed ' : 'SURVIVED'}  ${basename(file, '.ts')}: ${mutation.name}`);
    if (!failed) survivors.push(`${file}: ${mutation.name}`);
  }
}
console.log(`${count - survivors.length} of ${count} changes noticed`);
if (count === 0 || survivors.length > 0) process.exit(1);

function disable(file) {
  const source = readFileSync(file, 'utf8');
  const text = source.replace(/^ {2}(async )?check\(([^)]*)\) \{$/m, '$&\n    if (Date.now() > 0) return;');
  if (text === source) throw new Error(`${file} has no check() to disable`);
  return { file, text, name: 'disabled' };
}

/** One mutation for each place of a rule that makes a fix: its list of edits becomes empty. */
function emptyFixes(file) {
  const source = readFileSync(file, 'utf8');
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true);
  const mutations = [];
  const visit = node => {
    const isEdits = (ts.isPropertyAssignment(node) || ts.isShorthandPropertyAssignment(node)) && node.name.getText() === 'edits' && ts.isObjectLiteralExpression(node.parent)
      && node.parent.properties.some(({ name }) => name?.getText() === 'title');
    if (isEdits) {
      const { line } = tree.getLineAndCharacterOfPosition(node.getStart());
      mutations.push({ file, text: `${source.slice(0, node.getStart())}edits: []${source.slice(node.getEnd())}`, name: `fix of line ${line + 1} emptied` });
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return mutations;
}

async function runTests(mutation) {
  await build({
    entryPoints: ['test/core/rules.test.ts'], bundle: true, platform: 'node', format: 'esm', packages: 'external', outfile: 'out/mutate/rules.test.mjs', logLevel: 'error',
    plugins: mutation ? [{
      name: 'mutate',
      setup: ({ onLoad }) => onLoad({ filter: new RegExp(`${basename(mutation.file).replace('.', '\\.')}$`) }, () => ({ contents: mutation.text, loader: 'ts' })),
    }] : [],
  });
  return spawnSync(process.execPath, ['node_modules/mocha/bin/mocha.js', 'out/mutate/rules.test.mjs', '--bail', '--reporter', 'dot', ...(mutation ? ['--grep', `^rules ${basename(mutation.file, '.ts')} `] : [])], { env: { ...process.env, UPDATE: '' } }).status;
}
