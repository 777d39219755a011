/** Returns the folder of a post's own files, relative to the blog's folder: it has the post's name, beside it (Hexo's `post_asset_folder`). */
export function getOwnFolder(postPath: string): string {
  return postPath.replace(/\.[^./]+$/, '');
}
