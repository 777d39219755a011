import { window, workspace } from 'vscode';
import * as l10n from '@vscode/l10n';
import type { Blogs, OpenBlog } from '../blogs';
import { Refusal } from '../refusal';

/** Returns the blog of the window; asks which one where there are several, and refuses where there is none. */
export async function pickBlog(blogs: Blogs, title: string, placeHolder: string): Promise<OpenBlog | undefined> {
  const all = await blogs.getAllBlogs();
  if (all.length === 0) throw new Refusal(l10n.t('Open the blog\'s folder first.'));
  if (all.length === 1) return all[0];
  const items = all.map(blog => ({ label: workspace.asRelativePath(blog.root, true), description: blog.blog.settings.site.url ?? '', blog }));
  return (await window.showQuickPick(items, { title, placeHolder }))?.blog;
}
