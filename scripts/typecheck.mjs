// Checks the types of every layer with the globals that this layer has and no others.
import { spawnSync } from 'node:child_process';
import { globSync } from 'tinyglobby';

const projects = globSync(['{src,test}/*/tsconfig.json']).sort();
let failed = false;
for (const project of projects) {
  const { status } = spawnSync(process.execPath, ['node_modules/typescript-7/bin/tsc', '-p', project], { stdio: 'inherit' });
  if (status !== 0) failed = true;
}
if (projects.length === 0 || failed) process.exit(1);
