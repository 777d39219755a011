import * as l10n from '@vscode/l10n';
import type { Blog, Post, ReadTemplate } from '../../core/index';
import type { LookFile, LookMessage, PreviewPlaces } from '../../protocol/messages';

/** A post, and where its blog's files are for the preview. */
export interface DressedPost {
  readonly post: Post;
  /** The post's path in the blog. */
  readonly path: string;
  readonly blog: Blog;
  /** The blog's own page; `undefined` when it has none. */
  readonly template: ReadTemplate | undefined;
  /** The look for a blog that brings none of its own. */
  readonly builtIn: LookMessage['builtIn'];
  /** Returns the address of a file or folder of the blog, by its path there; the blog's own folder is the path ''. */
  toAddress(path: string): string;
}

/** What of the core the message is made with. */
export type LookCore = Pick<typeof import('../../core/index'), 'findAssetPath' | 'findPageFolder' | 'isPublishedBeside' | 'renderPage' | 'toInsidePath'>;

/** Makes the message that dresses a post. */
export function makeLookMessage(dressed: DressedPost, core: LookCore): LookMessage {
  const { post, blog, template, builtIn, toAddress } = dressed;
  const problems: string[] = template && 'problem' in template ? [template.problem] : [];
  const toFile = (name: string): LookFile[] => {
    const path = core.toInsidePath(name);
    if (path === undefined) problems.push(l10n.t('The style sheet {0} is not in the blog\'s folder.', name));
    return path === undefined ? [] : [{ name, address: toAddress(path) }];
  };
  const [file] = template && 'parts' in template ? toFile(blog.settings.preview.template!) : [];
  return {
    type: 'look',
    builtIn,
    styles: blog.settings.preview.styles.flatMap(toFile),
    // Neither a name nor a value of a post can hold this element: they are escaped.
    page: file && template && 'parts' in template ? { file, html: core.renderPage(template.traced, post, blog, '<div data-galley-content></div>') } : undefined,
    problems,
    places: toPlaces(dressed, core),
  };
}

/** Returns where the files of a post and its site are for the preview. */
function toPlaces({ post, path, blog, toAddress }: DressedPost, { findAssetPath, findPageFolder, isPublishedBeside }: LookCore): PreviewPlaces {
  const { site } = blog.settings;
  const toFolder = (folder: string): string => `${toAddress(folder).replace(/\/$/, '')}/`;
  const published = site.publicDir === '.' ? '' : site.publicDir;
  const assets = findAssetPath(post, blog);
  return {
    post: toFolder(isPublishedBeside(path, blog) ? path.replace(/[^/]*$/, '') : published),
    site: toFolder(published),
    root: site.root,
    page: findPageFolder(post, blog),
    assets: site.postAssetFolder ? toFolder(path.replace(/\.[^./]+$/, '')) : undefined,
    assetsPath: site.postAssetFolder && assets !== undefined ? site.root + assets : undefined,
    url: site.url,
  };
}
