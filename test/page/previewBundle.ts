import { build, type BuildOptions, type Plugin } from 'esbuild';
import { pathToFileURL } from 'node:url';

const built = new Map<boolean, Promise<string>>();

/** Returns the preview's script as it ships, built once; without the sanitiser when an attack is to get past it. */
export function bundlePreview(isSanitised = true): Promise<string> {
  const known = built.get(isSanitised) ?? buildPreview(isSanitised);
  built.set(isSanitised, known);
  return known;
}

async function buildPreview(isSanitised: boolean): Promise<string> {
  const { bundles } = (await import(pathToFileURL('esbuild.mjs').href)) as { bundles: readonly { options: BuildOptions & { entryPoints: string[] } }[] };
  const { options } = bundles.find(bundle => bundle.options.entryPoints.includes('src/webview/preview.ts'))!;
  const { outputFiles } = await build({ ...options, write: false, metafile: false, plugins: isSanitised ? [] : [noPurifier] });
  return outputFiles![0]!.text;
}

/** Puts in DOMPurify's place what lets everything through, scripts ready to run, in a document without a window as DOMPurify has it. */
const noPurifier: Plugin = {
  name: 'no-purifier',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^dompurify$/ }, () => ({ path: 'dompurify', namespace: 'no-purifier' }));
    onLoad({ filter: /.*/, namespace: 'no-purifier' }, () => ({
      contents: `export default () => ({
        removed: [], addHook() {}, removeAllHooks() {},
        sanitize: html => document.implementation.createHTMLDocument('').createRange().createContextualFragment(html),
      });`,
    }));
  },
};
