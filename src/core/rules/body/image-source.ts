// A picture without an address that works is a hole in the article, and its author may be the last to see it.
import * as l10n from '@vscode/l10n';
import type { Fix } from '../../finding';
import { removePicture, replaceSource } from '../../image/editPicture';
import { findPostPictures, getSourceSpan, type PostPicture } from '../../image/postPictures';
import { findSourceFault } from '../../image/sourceFault';
import { toSecureAddress } from '../../post/pictureAddress';
import type { Post } from '../../post/post';
import { findNearFiles } from '../../post/siteFiles';
import { ARTICLE_HEAD, defineRule } from '../rule';

export default defineRule({
  id: 'image-source',
  part: 'body',
  summary: () => l10n.t('A picture that readers will not see'),
  docs: {
    why: () => l10n.t('Pictures copied from other pages often wait for a script that your site does not have, programs write addresses that lead nowhere, and files are renamed. Readers then see a broken picture, or none. Hexo publishes nothing that lies beside a post: in HTML an address without / in front counts from the post\'s page, in Markdown from the site\'s root.'),
    wrong: '---\ntitle: An article\n---\n\n<p><img src="/loading.gif" data-original="https://example.com/bridge.jpg" alt="A bridge"></p>\n',
    right: ARTICLE_HEAD + '<p><img src="https://example.com/bridge.jpg" alt="A bridge" referrerpolicy="no-referrer"></p>\n',
  },
  severity: 'warning',
  messages: {
    empty: () => l10n.t('This picture has no address: readers see nothing.'),
    lazy: () => l10n.t('This picture waits for a script of the page it was copied from. Its real address stands beside: use that one.'),
    undefined: () => l10n.t('This address ends in what a program writes when it has none: there is no picture.'),
    placeholder: () => l10n.t('This is the grey picture that a page shows while it loads the real one.'),
    local: () => l10n.t('This address leads to your own computer, where readers cannot go. Bring the picture into the blog.'),
    protocolRelative: () => l10n.t('This address lacks its https:. Feeds and other pages cannot use it.'),
    insecure: () => l10n.t('Browsers do not show a picture by http: on a page by https:. Write https:.'),
    missing: (path: string) => l10n.t('There is no file {0} in the site.', path),
  },
  async check({ post, blog, host, report }) {
    for (const picture of await findPostPictures(post, blog.settings)) {
      const { element, kind, origin, source } = picture;
      const span = getSourceSpan(picture);
      const toFix = (address: string, safe = false): Fix[] => [{ title: l10n.t('Replace by {0}', address), safe, edits: replaceSource(picture, address, post, blog) }];
      if (kind === 'lazy') {
        report({ message: 'lazy', span, fixes: toFix(source, true) });
        continue;
      }
      if (source === '') {
        // A browser takes one of the set.
        if (!element?.attributes.has('srcset') && !isOfPicture(picture)) report({ message: 'empty', span, fixes: toRemoval(picture, post) });
        continue;
      }
      if (/^(?:file:|blob:|[a-z]:[\\/])/i.test(source)) {
        report({ message: 'local', span, fixes: toRemoval(picture, post) });
        continue;
      }
      const fault = await findSourceFault(source, origin, post, blog, host);
      // A page by http: shows pictures by http:.
      if (fault === 'insecure' && blog.settings.site.url?.startsWith('http:')) continue;
      switch (fault) {
        case 'undefined': case 'placeholder':
          report({ message: fault, span, fixes: toRemoval(picture, post) });
          break;
        case 'protocolRelative': case 'insecure':
          report({ message: fault, span, severity: 'info', fixes: toFix(toSecureAddress(source)) });
          break;
        case 'missing':
          report({ message: fault, args: [source], span, fixes: (await findNearFiles(source, blog, host)).flatMap(near => toFix(near)) });
      }
    }
  },
});

/** In a `picture` element, the sources beside it count. */
function isOfPicture({ element }: PostPicture): boolean {
  const parent = element?.node.parentNode;
  return parent !== undefined && parent !== null && 'tagName' in parent && parent.tagName === 'picture';
}

function toRemoval(picture: PostPicture, post: Post): Fix[] {
  return [{ title: l10n.t('Take the picture out'), safe: false, edits: [removePicture(picture, post)] }];
}
