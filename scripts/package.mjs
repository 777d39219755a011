// Builds Galley and packs it: dist/galley.vsix, which "Extensions: Install from VSIX…" takes.
import { createVSIX } from '@vscode/vsce';
import { buildGalley } from './buildGalley.mjs';
import { runMain } from './environmentProblem.mjs';
import { vsixPath } from './packGalley.mjs';
import { projectRoot } from './projectRoot.mjs';

await runMain(async () => {
  await buildGalley();
  // Everything that Galley needs is in its bundles. Its pages are read inside VS Code, so their links stay relative.
  await createVSIX({ cwd: projectRoot, packagePath: vsixPath, dependencies: false, rewriteRelativeLinks: false, allowMissingRepository: true });
});
