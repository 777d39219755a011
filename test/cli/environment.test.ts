import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { makeTemporaryFolder } from '../../scripts/host/temporaryFolder.mjs';
import { waitFor } from '../waitFor';
import { copyProject, type ProjectCopy } from './projectCopy';

// What the scripts say of a machine that lacks something, and what they leave behind.
describe('npm start and npm test on a machine that lacks something', () => {
  let project: ProjectCopy;
  before(() => {
    project = copyProject({ isInstalled: true });
  });
  after(() => project.dispose());

  const expectProblem = ({ code, out }: ReturnType<ProjectCopy['run']>, words: RegExp): void => {
    assert.match(out, words);
    assert.equal(code, 3, out);
    assert.doesNotMatch(out, /^ {4}at /m, 'no stack: nothing is wrong with Galley');
  };

  it('name a Chromium that is missing', () => {
    expectProblem(project.run('npm test -- page', { CHROMIUM_PATH: '/nowhere/chromium' }), /CHROMIUM_PATH is \/nowhere\/chromium, and there is no such file\.\nName the binary/);
  });

  it('name a desktop VS Code that is missing', () => {
    expectProblem(project.run('npm test -- vscode --desktop', { VSCODE_PATH: '/nowhere/code' }), /VSCODE_PATH is \/nowhere\/code, and there is no such file\.\nName the executable/);
  });

  it('name a port that is taken', async () => {
    const server = createServer();
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
    try {
      const { port } = server.address() as AddressInfo;
      expectProblem(project.run(`npm start -- --port ${port}`, { GALLEY_CACHE: join(project.folder, '.cache') }), new RegExp(`Port ${port} cannot be used: .*EADDRINUSE.*\nChoose another one`));
    } finally {
      server.close();
    }
  });

  it('say that the npm registry cannot be reached, and keep nothing half-installed', () => {
    const cache = join(project.folder, 'empty-cache');
    expectProblem(
      project.run('npm start', { GALLEY_CACHE: cache, npm_config_registry: 'http://127.0.0.1:9/', npm_config_fetch_retries: '0', npm_config_cache: join(project.folder, 'empty-npm-cache') }),
      /could not be installed: [^]*\nCheck that npm can reach its registry/,
    );
    assert.deepEqual(readdirSync(cache).filter(name => name.startsWith('vscode')), []);
  });

  it('say that the disk is full', function () {
    const { path: small, dispose } = makeTemporaryFolder('small');
    // Only root may mount, and not everywhere.
    if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', small]).status !== 0) this.skip();
    try {
      expectProblem(project.run('npm test -- core --grep "^the address of a post "', { TMPDIR: small, GALLEY_CACHE: small }), /The disk is full\.\nFree some space/);
    } finally {
      spawnSync('umount', [small]);
      dispose();
    }
  });

  it('leave no process and no folder behind when they are killed', async () => {
    const { path: temporary, dispose } = makeTemporaryFolder('killed');
    const run = (script: string) => spawn(process.execPath, ['--input-type=module', '-e', `
      const { makeTemporaryFolder } = await import('${process.cwd()}/scripts/host/temporaryFolder.mjs');
      const { startProcess } = await import('${process.cwd()}/scripts/host/startProcess.mjs');
      ${script}`], { env: { ...process.env, TMPDIR: temporary }, stdio: ['ignore', 'pipe', 'inherit'] });
    try {
      const killed = run(`
        const { path } = makeTemporaryFolder('any');
        startProcess('bash', ['-c', 'echo $$ > "$0"/pid; sleep 1000', path]);
        setInterval(() => {}, 1000);`);
      const file = (): string | undefined => readdirSync(temporary, { recursive: true, encoding: 'utf8' }).find(name => name.endsWith('pid'));
      const pid = await waitFor('the program', () => {
        const found = file();
        return found !== undefined && Number(readFileSync(join(temporary, found), 'utf8')) || undefined;
      });
      killed.kill('SIGKILL');
      await waitFor('the program to end', () => !existsSync(`/proc/${pid}`));
      const next = run(`makeTemporaryFolder('other').dispose();`);
      await new Promise(resolve => next.on('close', resolve));
      assert.deepEqual(readdirSync(temporary), []);
    } finally {
      dispose();
    }
  });
});
