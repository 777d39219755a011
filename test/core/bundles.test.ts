import assert from 'node:assert/strict';
import { build, type BuildOptions } from 'esbuild';
import { pathToFileURL } from 'node:url';

const { bundles } = (await import(pathToFileURL('esbuild.mjs').href)) as { bundles: readonly { options: BuildOptions & { outfile: string } }[] };

/** Finds code that makes code of a text. */
function findEvaluation(script: string): readonly string[] {
  return [...script.matchAll(/(?<![\w$.])(?:eval\s*\(|(?:new\s+)?Function\s*\(|(?:\(0,\s*)eval\b|import\s*\(\s*[`"']data:).{0,40}/gu)].map(([found]) => found);
}

describe('what ships makes no code of a text', () => {
  for (const { options } of bundles) {
    it(options.outfile, async () => {
      const { outputFiles } = await build({ ...options, write: false, metafile: false });
      const script = outputFiles[0]!.text;
      assert.ok(script.length > 10_000);
      assert.deepEqual(findEvaluation(script), []);
    }).timeout(60_000);
  }

  it('as gray-matter does, which is noticed', async () => {
    const { outputFiles } = await build({ entryPoints: ['node_modules/gray-matter/index.js'], bundle: true, platform: 'node', write: false, logLevel: 'error', outfile: 'gray-matter.js' });
    assert.notDeepEqual(findEvaluation(outputFiles[0]!.text), []);
    for (const script of ['new Function("return this")', 'x=Function("a")', '(0,eval)("a")', 'import("data:text/javascript,1")']) assert.equal(findEvaluation(script).length, 1, script);
  }).timeout(60_000);
});
