// Lets one try Galley: packs it, installs it into a VS Code of its own and opens a blog there.
// npm start -- [FOLDER | --here] [--port N] [--desktop]     Without a folder it opens a fresh copy of sample/.
import { existsSync, statSync } from 'node:fs';
import { cp, readdir, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { EnvironmentProblem, runMain } from './environmentProblem.mjs';
import { cacheFolder } from './host/cache.mjs';
import { desktopArgs, findDesktop, makeDesktopProfile, runDesktopCli } from './host/desktop.mjs';
import { serve } from './host/serve.mjs';
import { startProcess } from './host/startProcess.mjs';
import { versions } from './host/versions.mjs';
import { packGalley } from './packGalley.mjs';
import { projectRoot } from './projectRoot.mjs';

await runMain(async () => {
  const { positionals, values: { here, port, desktop } } = parseArgs({
    allowPositionals: true,
    options: { here: { type: 'boolean' }, port: { type: 'string' }, desktop: { type: 'boolean' } },
  });
  if (port !== undefined && !/^\d+$/.test(port)) throw new EnvironmentProblem(`${port} is no port.`, 'A port is a number such as 8080.');
  const blog = await findBlog(here ? join(projectRoot, 'sample') : positionals[0]);
  console.log('Building and packing Galley …');
  const vsix = await packGalley();
  await (desktop ? openInDesktop(blog, vsix) : openInBrowser(blog, vsix, port === undefined ? undefined : Number(port)));
});

/**
 * @param {string | undefined} chosen
 * @returns {Promise<string>} the folder to open
 */
async function findBlog(chosen) {
  if (chosen !== undefined) {
    // npm runs scripts in the project's folder; the author's own is in INIT_CWD.
    const folder = resolve(process.env.INIT_CWD ?? '', chosen);
    if (!existsSync(folder) || !statSync(folder).isDirectory()) throw new EnvironmentProblem(`${folder} is not a folder.`, 'Name the folder of a blog, or none to open the sample blog.');
    return folder;
  }
  const copy = join(cacheFolder, 'sample');
  await rm(copy, { recursive: true, force: true });
  await cp(join(projectRoot, 'sample'), copy, { recursive: true });
  return copy;
}

/**
 * @param {string} blog
 * @param {string} vsix
 * @param {number | undefined} port
 */
async function openInBrowser(blog, vsix, port) {
  console.log(`Starting VS Code ${versions.newest.vscode} …`);
  const served = await serve({ version: 'newest', host: 'node', vsix, ...(port === undefined ? {} : { port }) });
  const post = await findFirstPost(blog);
  const payload = post === undefined ? [] : [/** @type {const} */ (['openFile', served.uri(post)])];
  console.log(`\nOpen ${served.url(blog, payload)}\n\nIt shows ${blog}. Ctrl+C ends VS Code.`);
  await served.failed;
}

/**
 * @param {string} blog
 * @returns {Promise<string | undefined>} the post to begin with: an open file also unfolds the explorer down to it
 */
async function findFirstPost(blog) {
  const posts = join(blog, 'source/_posts');
  const names = await readdir(posts).catch(() => []);
  const first = names.filter(name => /\.(md|markdown|html?)$/.test(name)).sort()[0];
  return first === undefined ? undefined : join(posts, first);
}

/**
 * @param {string} blog
 * @param {string} vsix
 */
async function openInDesktop(blog, vsix) {
  const executable = await findDesktop();
  const profile = await makeDesktopProfile();
  console.log(await runDesktopCli(executable, [...profile.args, '--install-extension', vsix]));
  console.log(`It shows ${blog}. Closing its window or Ctrl+C ends it.`);
  const { child } = startProcess(executable, [blog, ...desktopArgs, ...profile.args]);
  // What it logs is of no use here, but a pipe that nobody reads would stop it.
  child.stdout.resume();
  child.stderr.resume();
  await new Promise((done, fail) => {
    child.on('error', fail);
    child.on('close', done);
  });
}
