import { build } from 'esbuild';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { bundles } from '../esbuild.mjs';
import { projectRoot } from '../scripts/projectRoot.mjs';

/** Builds the core as the command line ships it, and loads it. */
export async function loadCore() {
  const { options } = bundles.find(bundle => bundle.options.platform === 'node');
  const outfile = join(projectRoot, 'out/bench/core.mjs');
  await build({ ...options, entryPoints: ['src/core/index.ts'], outfile });
  const core = await import(pathToFileURL(outfile).href);
  return { ...core, ...await makeChecker(core) };
}

/** Everything that a check needs, for a blog that says nothing about itself. */
async function makeChecker({ checkPost, getReaderName, parsePost, readBlog, rules }) {
  const files = { read: async () => undefined, exists: async () => false, list: async () => [] };
  const host = { files, log: message => console.error(message), now: () => new Date() };
  const blog = await readBlog(files);
  const strict = { ...blog, settings: { ...blog.settings, rules: Object.fromEntries(rules.map(({ id, severity }) => [id, severity])) } };
  const reader = getReaderName(blog);
  return {
    blog,
    /** Checks a text as an editor does that has it for the first time: nothing of an earlier check helps. */
    checkText: (text, path = 'source/_posts/a.md', filling = undefined) => checkPost(parsePost(text, { path, reader }), blog, host, filling),
    /** The same with the rules of taste on. */
    checkAll: text => checkPost(parsePost(text, { path: 'source/_posts/a.md', reader }), strict, host),
  };
}
