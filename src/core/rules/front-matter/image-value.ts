// The picture at the head of an article and on every card: what stands there is shown to more readers than any other.
import * as l10n from '@vscode/l10n';
import type { Fix } from '../../finding';
import { findShownAddresses, findSourceFault } from '../../image/sourceFault';
import { findHeadPictures, type HeadPicture } from '../../post/headPictures';
import { toSecureAddress } from '../../post/pictureAddress';
import { findNearFiles } from '../../post/siteFiles';
import { defineRule, type RuleContext } from '../rule';

export default defineRule({
  id: 'image-value',
  part: 'front-matter',
  summary: () => l10n.t('A head picture that readers will not see'),
  docs: {
    why: () => l10n.t('headimg and thumbnail hold the address of a picture, or nothing. What is no address, or leads to no file, is a broken picture at the head of the article and on every card.'),
    wrong: '---\ntitle: An article\ndate: Fri, 11 Jun 2021 01:29:00 GMT\nheadimg: https://example.com/covers/undefined\n---\n',
    right: '---\ntitle: An article\ndate: Fri, 11 Jun 2021 01:29:00 GMT\nauthor: Li Lei\ncategories: []\nheadimg: https://example.com/covers/galley.jpg\nthumbnail: https://example.com/covers/galley.jpg\ncomments: true\n---\n',
  },
  severity: 'warning',
  messages: {
    undefined: () => l10n.t('This address ends in what a program writes when it has none: there is no picture.'),
    placeholder: () => l10n.t('This is the grey picture that a page shows while it loads the real one.'),
    noAddress: () => l10n.t('This is no address of a picture. Write one that begins with https:// or /.'),
    protocolRelative: () => l10n.t('This address lacks its https:. Feeds and other pages cannot use it.'),
    insecure: () => l10n.t('Browsers do not show a picture by http: on a page by https:. Write https:.'),
    missing: (path: string) => l10n.t('There is no file {0} in the site.', path),
  },
  async check({ post, frontMatter, blog, host, report }) {
    for (const picture of findHeadPictures({ frontMatter, text: post.text }, blog.schema)) {
      const { address, node: { span } } = picture;
      const fault = await findSourceFault(address, 'root', post, blog, host);
      switch (fault) {
        case 'undefined': case 'placeholder': case 'noAddress':
          report({ message: fault, span, fixes: await getReplacements(picture, { post, blog, host }) });
          break;
        case 'protocolRelative': case 'insecure':
          report({ message: fault, span, severity: 'info', fixes: [toFix(picture, toSecureAddress(address))] });
          break;
        case 'missing':
          report({ message: 'missing', args: [address], span, fixes: (await findNearFiles(address, blog, host)).map(near => toFix(picture, near)) });
      }
    }
  },
});

/** The first pictures of the body, or nothing. */
async function getReplacements(picture: HeadPicture, { post, blog, host }: Pick<RuleContext, 'post' | 'blog' | 'host'>): Promise<Fix[]> {
  const addresses = await findShownAddresses(post, blog, host);
  return [...addresses.map(address => toFix(picture, address)), { title: l10n.t('Leave it empty'), safe: false, edits: [{ ...picture.node.span, text: '\'\'' }] }];
}

function toFix({ replace }: HeadPicture, address: string): Fix {
  const edit = replace(address);
  return { title: l10n.t('Replace by {0}', edit.text), safe: false, edits: [edit] };
}
