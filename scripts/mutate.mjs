// Tests of the tests: each rule is disabled and each of its fixes emptied in turn; every time the rule's own cases must fail.
// usage: mutate.mjs [rule-id…]
import { context } from 'esbuild';
import ts from 'typescript';
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { basename } from 'node:path';

const wanted = process.argv.slice(2);
const files = ['front-matter', 'body', 'blog', 'remote'].flatMap(folder => readdirSync(`src/core/rules/${folder}`).map(file => `src/core/rules/${folder}/${file}`))
  .filter(file => wanted.length === 0 || wanted.includes(basename(file, '.ts')));
const mutations = files.flatMap(file => [disable(file), ...emptyFixes(file)]);
const survivors = [];

const workers = await Promise.all(Array.from({ length: Math.min(availableParallelism(), Math.max(mutations.length, 1)) }, (_, index) => makeWorker(`out/mutate/${index}`)));
if (!(await workers[0].passes(undefined))) throw new Error('The tests fail before anything is changed.');
const left = [...mutations];
await Promise.all(workers.map(async ({ passes }) => {
  for (let mutation = left.shift(); mutation; mutation = left.shift()) {
    const hasSurvived = await passes(mutation);
    console.log(`${hasSurvived ? 'SURVIVED' : 'noticed '}  ${basename(mutation.file, '.ts')}: ${mutation.name}`);
    if (hasSurvived) survivors.push(`${mutation.file}: ${mutation.name}`);
  }
}));
await Promise.all(workers.map(({ dispose }) => dispose()));
console.log(`${mutations.length - survivors.length} of ${mutations.length} changes noticed`);
if (mutations.length === 0 || survivors.length > 0) process.exit(1);

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

/** Makes what compiles the rules' tests with a mutation in them, each time but for what is as it was, and runs them. */
async function makeWorker(folder) {
  let present;
  const compiler = await context({
    entryPoints: ['test/core/rules.test.ts'], bundle: true, platform: 'node', format: 'esm', packages: 'external', outfile: `${folder}/rules.test.mjs`, logLevel: 'error',
    plugins: [{
      name: 'mutate',
      setup: ({ onLoad }) => onLoad({ filter: /[\\/]core[\\/]rules[\\/][a-z-]+[\\/][a-z-]+\.ts$/ }, ({ path }) =>
        ({ contents: present !== undefined && basename(path) === basename(present.file) ? present.text : readFileSync(path, 'utf8'), loader: 'ts' })),
    }],
  });
  return {
    dispose: () => compiler.dispose(),
    async passes(mutation) {
      present = mutation;
      await compiler.rebuild();
      const child = spawn(process.execPath, ['node_modules/mocha/bin/mocha.js', `${folder}/rules.test.mjs`, '--bail', '--reporter', 'dot', ...(mutation ? ['--grep', `^rules ${basename(mutation.file, '.ts')} `] : [])], { env: { ...process.env, UPDATE: '' }, stdio: 'ignore' });
      return (await new Promise(resolve => child.on('close', resolve))) === 0;
    },
  };
}
