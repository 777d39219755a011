// Installs everything that a served VS Code needs, for those who like to have it before they need it.
import { runMain } from '../environmentProblem.mjs';
import { installChromium } from './installChromium.mjs';
import { installVsCode } from './installVsCode.mjs';

await runMain(async () => {
  await installChromium();
  await installVsCode('newest');
  await installVsCode('oldest');
});
