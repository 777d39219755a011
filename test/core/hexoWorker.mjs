// A real Hexo that answers questions about sites, one after another. In a worker, because Hexo makes all languages known to highlight.js.
// A question is `{ id, config, files, posts, formats }`: a site's `_config.yml`, and the texts of what lies in its folder of posts, by path. Answered is `{ id, answer }` or `{ id, error }`:
// - with `posts`, which are `{ path, content, values }`, how the site shows each: a list of `{ html }` or `{ error }`;
// - else what the site's database has of each file that is a post, and its date in each of moment's `formats`.
import { createRequire } from 'node:module';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { parentPort } from 'node:worker_threads';

const require = createRequire(import.meta.url);
// These packages keep some of a site's settings for good; each site gets them anew. The others are two thirds of the time that a start takes.
const KEEPS_SETTINGS = /[\\/]node_modules[\\/](?:hexo(?:-[^\\/]*)?|marked|moment(?:-timezone)?)[\\/]/;

let last = Promise.resolve();
parentPort.on('message', ({ id, ...question }) => {
  last = last.then(async () => {
    try {
      parentPort.postMessage({ id, answer: await answer(question) });
    } catch (error) {
      parentPort.postMessage({ id, error: String(error?.stack ?? error) });
    }
  });
});

async function answer({ config, files, posts, formats }) {
  for (const path of Object.keys(require.cache)) if (KEEPS_SETTINGS.test(path)) delete require.cache[path];
  const Hexo = require('hexo');
  const folder = await mkdtemp(join(tmpdir(), 'galley-hexo-'));
  try {
    await mkdir(join(folder, 'source/_posts'), { recursive: true });
    await symlink(resolve('node_modules'), join(folder, 'node_modules'), 'junction');
    await writeFile(join(folder, '_config.yml'), config);
    await writeFile(join(folder, 'package.json'), JSON.stringify({ name: 'site', hexo: { version: '8.0.0' }, dependencies: { 'hexo-renderer-marked': '7' } }));
    for (const [path, text] of Object.entries(files)) {
      await mkdir(dirname(join(folder, 'source/_posts', path)), { recursive: true });
      await writeFile(join(folder, 'source/_posts', path), text);
    }
    const hexo = new Hexo(folder, { silent: true });
    await hexo.init();
    // What has no renderer is no post, and how bodies are rendered is not asked here.
    if (!posts) hexo.extend.renderer.register('md', 'html', ({ text }) => Promise.resolve(text ?? ''));
    if (Object.keys(files).length > 0) await (posts ? hexo.load() : hexo.source.process());
    const answers = posts ? await render(hexo, posts) : hexo.model('Post').toArray().map(post => read(hexo, post, formats));
    await hexo.exit();
    return answers;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** As Hexo's generator does; `values` are the front matter. */
async function render(hexo, posts) {
  const rendered = [];
  for (const { path, content, values } of posts) {
    const post = { ...values, content, _id: hexo.model('Post').findOne({ source: `_posts/${path}` })?._id };
    try {
      await hexo.post.render(join(hexo.source_dir, '_posts', path), post);
      // What a page that shows the post goes through.
      rendered.push({ html: await hexo.execFilter('_after_html_render', post.content, { context: hexo }) });
    } catch (error) {
      rendered.push({ error: String(error?.message ?? error) });
    }
  }
  return rendered;
}

/** What the database has of a post, as plain values: dates for moments, and names for tags and categories. */
function read(hexo, post, formats) {
  const own = Object.entries(post).filter(([, value]) => typeof value !== 'function');
  const names = model => post[model].toArray().map(({ name }) => name);
  const print = hexo.extend.helper.get('date').bind({ config: hexo.config, page: {} });
  return {
    ...Object.fromEntries(own), date: post.date?.toDate(), updated: post.updated?.toDate(), tags: names('tags'), categories: names('categories'),
    path: post.path, printed: formats.map(format => print(post.date, format)),
  };
}
