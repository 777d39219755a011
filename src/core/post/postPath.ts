import type { Blog } from '../blog';
import type { Files } from '../host';
import { isReservedName } from '../text/fileName';

const LONGEST_NAME = 80;

/** Returns the path of a new post's file: in the blog's folder of posts, named after the title, never one that exists. */
export async function toPostPath(title: string, blog: Blog, files: Files): Promise<string> {
  const folder = getPostsFolder(blog);
  const name = toFileName(title);
  for (let count = 0; ; count++) {
    const path = `${folder}/${name}${count === 0 ? '' : `-${count}`}.md`;
    if (!(await files.exists(path))) return path;
  }
}

/** Returns the folder of new posts: what stands before the first wildcard of `posts`, else the preset's. */
function getPostsFolder({ settings: { posts, preset, site } }: Blog): string {
  const written = posts[0]?.split('/').slice(0, -1) ?? [];
  const wildcard = written.findIndex(step => /[*?[{!]/.test(step));
  const fixed = (wildcard === -1 ? written : written.slice(0, wildcard)).filter(step => step !== '.' && step !== '');
  if (fixed.length > 0 && !fixed.includes('..')) return fixed.join('/');
  return preset === 'hexo' ? `${site.publicDir}/_posts` : '_posts';
}

function toFileName(title: string): string {
  const name = [...title.normalize('NFC').replaceAll(/[\p{C}\\/:*?"<>|#%&{}$!'@+`=^~[\](),;.\s]+/gu, '-')].slice(0, LONGEST_NAME).join('').replace(/^-+|-+$/g, '');
  if (name === '') return 'post';
  return isReservedName(name) ? `${name}-post` : name;
}
