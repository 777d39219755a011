// Pictures that were replaced or left out stay in the folder, and each build of the site copies them along.
import * as l10n from '@vscode/l10n';
import { collectPictureNames, isNamed, isNamingText } from '../../post/pictureNames';
import { listSiteFiles } from '../../post/siteFiles';
import { decode } from '../../text/decode';
import { ARTICLE_HEAD, defineRule } from '../rule';

export default defineRule({
  id: 'unused-image',
  part: 'blog',
  summary: () => l10n.t('A picture that nothing in the blog shows'),
  docs: {
    why: () => l10n.t('A picture that no article needs any more makes the site larger and the folder harder to find one\'s way in. Galley looks for its name in all posts, pages, settings and themes, wherever it may stand, and so says nothing of a picture whose name another picture has. This rule looks at the whole blog: when all posts are checked, not while one is written.'),
    wrong: '---\ntitle: An article\n---\n\n<p>The bridge.</p>\n',
    right: ARTICLE_HEAD + '<p><img src="/images/bridge.jpg" alt="The bridge"></p>\n',
    files: { 'source/images/bridge.jpg': '' },
  },
  severity: 'info',
  messages: {
    unused: (path: string) => l10n.t('Nothing in the blog names the picture {0}. If no other site shows it either, it can go.', path),
  },
  async check({ posts, blog, host, report }) {
    const { publicDir, theme } = blog.settings.site;
    // Whatever lies about in the blog's own folder need not be published.
    if (publicDir === '.') return;
    const files = await listSiteFiles([publicDir, 'themes', 'scripts', 'layout', ...(theme === undefined ? [] : [`node_modules/hexo-theme-${theme}`])], host.files);
    if (!files) return;
    const pictures = files.filter(path => path.startsWith(`${publicDir}/`) && PICTURE.test(path) && !OWN_PURPOSE.test(path) && isPublished(path.slice(publicDir.length + 1), blog.settings.site.postAssetFolder));
    if (pictures.length === 0) return;
    const used = new Set(posts.flatMap(({ pictureNames }) => [...pictureNames]));
    const known = new Set(posts.map(({ path }) => path));
    const settings = (await host.files.list('')).filter(name => /\.(?:ya?ml|json|js)$/i.test(name) && isNamingText(name, blog.settings));
    for (const path of [...settings, ...files.filter(file => isNamingText(file, blog.settings) && !known.has(file))]) {
      const bytes = await host.files.read(path);
      const decoded = bytes && decode(bytes);
      if (decoded && 'text' in decoded) for (const name of collectPictureNames(decoded.text)) used.add(name);
    }
    for (const path of pictures) {
      if (!isNamed(path.slice(path.lastIndexOf('/') + 1), used)) report(path, { message: 'unused', args: [path], span: { start: 0, end: 0 } });
    }
  },
});

const PICTURE = /\.(?:png|jpe?g|gif|webp|avif|svg|bmp)$/i;
// Browsers, phones and other sites ask for these by their names.
const OWN_PURPOSE = /(?:^|\/)(?:favicon|apple-touch-icon|android-chrome|mstile|safari-pinned-tab|og-image|logo|avatar)[^/]*$/i;

/** Hexo copies what is in no folder with `_`, and the pictures beside posts where posts have folders of their own. */
function isPublished(path: string, postAssetFolder: boolean): boolean {
  return !/(?:^|\/)[_.]/.test(postAssetFolder ? path.replace(/^_posts\//, '') : path);
}
