// Renders posts in a real Hexo, as its generator does. A worker, because Hexo keeps some of a site's settings for good, and makes all languages known to highlight.js.
// Takes `{ config, posts: [{ path, content, values }], files }`, `values` being the front matter, `files` the texts of what lies in its folder of posts by path; answers with a list of `{ html }` or `{ error }`.
import Hexo from 'hexo';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';

const { config, posts, files = {} } = workerData;
const folder = await mkdtemp(join(tmpdir(), 'galley-hexo-'));
try {
  await mkdir(join(folder, 'source/_posts'), { recursive: true });
  await symlink(resolve('node_modules'), join(folder, 'node_modules'), 'junction');
  await writeFile(join(folder, '_config.yml'), config);
  await writeFile(join(folder, 'package.json'), JSON.stringify({ name: 'site', hexo: { version: '8.0.0' }, dependencies: { 'hexo-renderer-marked': '7' } }));
  const hexo = new Hexo(folder, { silent: true });
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, 'source/_posts', path)), { recursive: true });
    await writeFile(join(folder, 'source/_posts', path), text);
  }
  await hexo.init();
  if (Object.keys(files).length > 0) await hexo.load();
  const rendered = [];
  for (const { path, content, values } of posts) rendered.push(await render(hexo, path, { ...values, content, _id: hexo.model('Post').findOne({ source: `_posts/${path}` })?._id }));
  parentPort.postMessage(rendered);
  await hexo.exit();
} finally {
  await rm(folder, { recursive: true, force: true });
}

async function render(hexo, path, post) {
  try {
    await hexo.post.render(join(hexo.source_dir, '_posts', path), post);
    // What a page that shows the post goes through.
    return { html: await hexo.execFilter('_after_html_render', post.content, { context: hexo }) };
  } catch (error) {
    return { error: String(error?.message ?? error) };
  }
}
