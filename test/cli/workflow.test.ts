import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { load } from 'js-yaml';
import { copyProject } from './projectCopy';

interface Workflow {
  readonly jobs: Readonly<Record<string, { readonly steps: readonly { readonly run?: string }[] }>>;
}

const { jobs } = load(readFileSync('.github/workflows/ci.yml', 'utf8')) as Workflow;
const toCommands = (job: string): readonly string[] => jobs[job]!.steps.flatMap(({ run }) => (run === undefined ? [] : [run]));

describe('the workflow for contributors', () => {
  it('has the two commands of the README on Linux, and so has .ci/run', () => {
    assert.deepEqual(toCommands('linux'), ['npm ci', 'npm test']);
    assert.ok(readFileSync('README.md', 'utf8').includes(toCommands('linux').join(' && ')));
    assert.deepEqual(readFileSync('.ci/run', 'utf8').split('\n').filter(line => line.startsWith('npm ')), toCommands('linux'));
  });

  it('calls scripts that there are', () => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: object };
    const called = Object.keys(jobs).flatMap(toCommands).flatMap(command => /^npm (?:run )?(test\S*)/.exec(command)?.[1] ?? []);
    assert.ok(called.length >= 3);
    for (const name of called) assert.ok(name in scripts, name);
  });

  it('passes each step of the job on Linux in a fresh copy of the project', () => {
    const project = copyProject({ isInstalled: false });
    try {
      for (const command of toCommands('linux')) {
        // Its tests would run this one again: of those of the step there is one stage, the quickest that needs what was installed.
        const { code, out } = project.run(command, { GALLEY_STAGES: 'typecheck', npm_config_prefer_offline: 'true', npm_config_audit: 'false', npm_config_fund: 'false' });
        assert.equal(code, 0, `${command}\n${out}`);
        if (command === 'npm test') assert.match(out, /^1 passed, 0 failed$/m);
      }
    } finally {
      project.dispose();
    }
  }).timeout(180_000);
});
