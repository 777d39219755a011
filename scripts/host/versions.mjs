/**
 * The VS Codes that Galley is tried in: the newest one, and the oldest one that package.json's `engines` allows.
 * The npm package code-server contains a whole VS Code; each release runs on one major version of Node.
 */
export const versions = {
  newest: { vscode: '1.139.1', codeServer: '4.139.1', node: '24.21.0' },
  oldest: { vscode: '1.99.3', codeServer: '4.99.3', node: '20.20.2' },
};

/** @typedef {keyof typeof versions} Version */
/** @typedef {'node' | 'web'} Host the extension host that the extension runs in */
