import assert from 'node:assert/strict';
import { ESLint } from 'eslint';
import { pathToFileURL } from 'node:url';

// The import nets catch what they are for: each forbidden import is tried in a file of its layer.

const { findForbiddenImports } = (await import(pathToFileURL('esbuild.mjs').href)) as { findForbiddenImports(metafile: unknown, mayImport: readonly (string | RegExp)[]): string[] };
const eslint = new ESLint();

async function isForbidden(file: string, imported: string): Promise<boolean> {
  const [result] = await eslint.lintText(`import { x } from '${imported}';\nconsole.log(x);\n`, { filePath: file });
  return result!.messages.some(({ ruleId }) => ruleId === 'no-restricted-imports');
}

describe('import nets', () => {
  for (const [file, forbidden, allowed] of [
    ['src/core/check.ts', ['vscode', 'node:fs', '../vscode/blogs', '../cli/run', '../protocol/messages'], ['./post/post', 'js-yaml']],
    ['src/core/text/span.ts', ['vscode', 'node:path', '../post/post', '../rules/rule'], ['./lineIndex']],
    ['src/core/rules/body/image-alt.ts', ['vscode', '../registry', '../../check', './image-referrerpolicy'], ['../rule', '../../post/post', '@vscode/l10n']],
    ['src/protocol/messages.ts', ['vscode', '../core/index', '../webview/preview', 'node:util'], ['./guards']],
    ['src/vscode/extension.ts', ['node:fs', 'path', '../core/check', '../core/post/post', '../webview/preview', '../cli/run'], ['vscode', '../core/index', '../protocol/messages']],
    ['src/vscode/commands/newPost.ts', ['../../core/check', '../../core/post/post', '../../webview/preview'], ['vscode', '../../core/index']],
    ['src/webview/preview.ts', ['vscode', '../core/index', '../vscode/extension', 'node:fs'], ['../protocol/messages', 'dompurify']],
    ['src/cli/galley.ts', ['vscode', '../core/check', '../protocol/messages', '../webview/preview'], ['node:fs', '../core/index']],
    ['src/cli/commands/check.ts', ['vscode', '../../core/check', '../../core/post/post'], ['node:fs', '../../core/index']],
    ['test/core/yaml.test.ts', ['fast-check'], ['./fuzzing', 'node:fs']],
  ] as const) {
    it(file, async () => {
      for (const imported of forbidden) assert.ok(await isForbidden(file, imported), `${file} may import ${imported}`);
      for (const imported of allowed) assert.ok(!(await isForbidden(file, imported)), `${file} may not import ${imported}`);
    }).timeout(20_000);
  }

  it('a bundle that imports what its layer may not have is refused', () => {
    const metafile = { outputs: { 'a.js': { imports: [{ path: 'vscode', external: true }, { path: 'fs', external: true }, { path: './b', external: false }] } } };
    assert.deepEqual(findForbiddenImports(metafile, ['vscode']), ['fs']);
    assert.deepEqual(findForbiddenImports(metafile, ['vscode', /^f/]), []);
  });
});
