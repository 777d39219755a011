import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { makeTemporaryFolder } from '../scripts/host/temporaryFolder.mjs';
import { makePost } from './makePost.mjs';
import { atMost, figure } from './row.mjs';
import { watchTasks } from './watchTasks.mjs';

const POSTS = 10_000;
const WRITTEN_AT_ONCE = 50;

/** The index of a blog with 10,000 posts of 15 KB on disk: how long it takes to find and read them, for how long at once nothing else can run, what it keeps. */
export async function measureIndex({ BlogIndex, blog, fillIndex, filterInSlices, isPostPath }) {
  const folder = makeTemporaryFolder('galley-bench');
  try {
    const paths = await writePosts(folder.path);
    const collect = findCollector();
    collect();
    const before = process.memoryUsage().heapUsed;
    const index = new BlogIndex();
    // As the editor knows which blog a folder belongs to, once it was asked.
    const root = Promise.resolve(true);
    const filling = { clock: () => performance.now(), pause: () => new Promise(resolve => setTimeout(resolve)), isWanted: () => true };
    const finding = watchTasks();
    const posts = await filterInSlices(paths, async path => isPostPath(blog, path) && await root, filling);
    const longestFinding = finding.stop();
    const watch = watchTasks();
    const started = performance.now();
    await fillIndex(index, posts, { read: path => readFile(join(folder.path, path)).catch(() => undefined) }, 'hexo', filling);
    const time = performance.now() - started;
    const longest = watch.stop();
    if (index.size !== POSTS || index.countNames('author').get('编辑部') !== POSTS) throw new Error('The index of the bench is not whole.');
    collect();
    return [
      atMost(20, 'ms', `${POSTS} posts found: longest task`, longestFinding),
      figure('ms', `index of ${POSTS} posts`, time),
      figure('MB', 'what it keeps', (process.memoryUsage().heapUsed - before) / 1e6),
      atMost(20, 'ms', 'its longest task', longest),
    ];
  } finally {
    folder.dispose();
  }
}

async function writePosts(folder) {
  await mkdir(join(folder, 'source/_posts'), { recursive: true });
  const paths = Array.from({ length: POSTS }, (_, number) => `source/_posts/${number}.md`);
  for (let done = 0; done < POSTS; done += WRITTEN_AT_ONCE) {
    await Promise.all(paths.slice(done, done + WRITTEN_AT_ONCE).map((path, at) => {
      const number = done + at;
      return writeFile(join(folder, path), makePost(9500).replace(/title: .*/, `title: 第 ${number} 篇`).replace(' - 编辑\n', ` - 编辑\n - 分类${number % 40}\n`));
    }));
  }
  return paths;
}

/** @returns {() => void} what frees all that nobody holds any more */
function findCollector() {
  setFlagsFromString('--expose_gc');
  return runInNewContext('gc');
}
