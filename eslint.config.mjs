// The second import net, and the habits that a machine can check.
import tseslint from 'typescript-eslint';

const builtins = '^(node:|(fs|path|os|child_process|process|url|util|crypto|buffer)(/|$))';
const vscode = '^vscode$';
const layer = (...names) => `/(${names.join('|')})/`;
// The core's one door is index.ts.
const deepCore = '/core/(?!index$)';

/** What each layer must not import, by regular expression; docs/architecture.md has the reasons. */
const forbid = (files, regexes, ignores = []) => ({
  files, ignores,
  rules: { 'no-restricted-imports': ['error', { patterns: regexes.map(regex => ({ regex, message: 'This layer must not import that one (docs/architecture.md).' })) }] },
});

export default tseslint.config(
  { ignores: ['dist/', 'out/', '.cache/', 'node_modules/', 'bench/node_modules/', 'sample/'] },
  ...tseslint.configs.recommended,
  {
    files: ['src/**/*.ts', 'test/**/*.ts'],
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      'no-restricted-exports': ['error', { restrictDefaultExports: { direct: true } }],
      'prefer-const': 'error',
      eqeqeq: 'error',
    },
  },
  { files: ['src/core/rules/*/*.ts'], rules: { 'no-restricted-exports': 'off' } },
  forbid(['src/core/**/*.ts'], [builtins, vscode, layer('vscode', 'cli', 'webview', 'protocol')], ['src/core/rules/*/*.ts', 'src/core/text/**']),
  forbid(['src/core/text/**/*.ts'], [builtins, vscode, '^\\.\\./']),
  forbid(['src/core/rules/*/*.ts'], [builtins, vscode, '^\\./', layer('vscode', 'cli', 'webview', 'protocol', 'render'), '/(registry|page|check|fix|blog|index)$']),
  forbid(['src/protocol/**/*.ts'], [builtins, vscode, '^\\.\\./']),
  forbid(['src/vscode/**/*.ts'], [builtins, deepCore, layer('cli', 'webview')]),
  forbid(['src/webview/**/*.ts'], [builtins, vscode, layer('core', 'vscode', 'cli')]),
  forbid(['src/cli/**/*.ts'], [vscode, deepCore, layer('vscode', 'webview', 'protocol')]),
  // Where fast-check comes from, it has its seed.
  forbid(['test/core/**/*.ts', 'test/cli/**/*.ts'], ['^fast-check$'], ['test/core/fuzzing.ts']),
);
