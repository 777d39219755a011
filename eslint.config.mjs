// The second import net, and the habits that a machine can check.
import tseslint from 'typescript-eslint';

/** What each layer must not import; docs/architecture.md has the reasons. */
const layers = {
  'src/core/text': ['**/vscode/**', '**/cli/**', '**/webview/**', '**/protocol/**', '../post/*', '../rules/*', '../schema/*', '../render/*'],
  'src/core': ['**/vscode/**', '**/cli/**', '**/webview/**', '**/protocol/**'],
  'src/protocol': ['**/vscode/**', '**/cli/**', '**/webview/**', '**/core/**'],
  'src/vscode': ['**/cli/**', '**/webview/**', '**/core/!(index)', '**/core/*/**'],
  'src/webview': ['**/cli/**', '**/core/**', '**/vscode/**'],
  'src/cli': ['**/vscode/**', '**/webview/**', '**/protocol/**', '**/core/!(index)', '**/core/*/**'],
};
const builtins = ['node:*', 'fs', 'path', 'os', 'child_process', 'process', 'url', 'util'];

const forbid = (files, groups, ignores = []) => ({
  files, ignores,
  rules: { 'no-restricted-imports': ['error', { patterns: [{ group: groups, message: 'This layer must not import that one (docs/architecture.md).' }] }] },
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
  { files: ['src/core/text/**/*.ts'], rules: {} },
  forbid(['src/core/**/*.ts'], [...layers['src/core'], ...builtins, 'vscode'], ['src/core/rules/*/*.ts', 'src/core/text/**']),
  forbid(['src/core/text/**/*.ts'], [...layers['src/core/text'], ...builtins, 'vscode']),
  forbid(['src/core/rules/*/*.ts'], [...layers['src/core'], ...builtins, 'vscode', './*', '../registry', '../page', '../../check', '../../fix', '../../blog', '../../render/*']),
  forbid(['src/protocol/**/*.ts'], [...layers['src/protocol'], ...builtins, 'vscode']),
  forbid(['src/vscode/**/*.ts'], [...layers['src/vscode'], ...builtins]),
  forbid(['src/webview/**/*.ts'], [...layers['src/webview'], ...builtins, 'vscode']),
  forbid(['src/cli/**/*.ts'], [...layers['src/cli'], 'vscode']),
);
