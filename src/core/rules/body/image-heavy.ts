// A photo as a camera makes it is many times heavier than what a screen can show.
import * as l10n from '@vscode/l10n';
import { describeCost } from '../../image/pictureCost';
import { findPictureFacts } from '../../image/pictureFacts';
import { findPostPictures, getSourceSpan } from '../../image/postPictures';
import { findHeadPictures } from '../../post/headPictures';
import type { Origin } from '../../post/pageFile';
import type { Span } from '../../text/span';
import { defineRule, type BodyContext } from '../rule';

export default defineRule({
  id: 'image-heavy',
  part: 'body',
  isAboutHead: true,
  summary: () => l10n.t('A picture that makes readers wait'),
  docs: {
    why: () => l10n.t('Readers pay for every byte, in seconds and in money. image.maxBytes and image.maxWidth of galley.json say how much a picture may weigh, and how wide it may be.'),
    // The size of a GIF stands in its first ten bytes: 8481 by 8481.
    files: { 'source/images/bridge.gif': 'GIF89a!!!!' },
    wrong: '---\ntitle: An article\n---\n\n<p><img src="/images/bridge.gif" alt="The bridge at dawn"></p>\n',
    right: '---\ntitle: An article\ndate: Fri, 11 Jun 2021 01:29:00 GMT\nauthor: Li Lei\ncategories: []\nheadimg: \'\'\nthumbnail: \'\'\ncomments: true\n---\n\n<p><img src="https://example.com/images/bridge.jpg" alt="The bridge at dawn" referrerpolicy="no-referrer"></p>\n',
  },
  severity: 'info',
  messages: {
    heavy: (cost: string) => cost,
  },
  async check({ post, frontMatter, blog, host, report }) {
    for (const { address, span, origin } of await findAddresses({ post, frontMatter, blog })) {
      const facts = await findPictureFacts(address, origin, post, blog, host);
      const cost = facts && describeCost(facts, blog.settings.image);
      if (cost !== undefined) report({ message: 'heavy', args: [cost], span });
    }
  },
});

/** The pictures at the head of the article and those in its body, each address once. */
async function findAddresses({ post, frontMatter, blog }: Pick<BodyContext, 'post' | 'frontMatter' | 'blog'>): Promise<readonly { readonly address: string; readonly span: Span; readonly origin: Origin }[]> {
  const found = new Map<string, { readonly span: Span; readonly origin: Origin }>();
  const add = (address: string, span: Span, origin: Origin): void => {
    if (address !== '' && !found.has(address)) found.set(address, { span, origin });
  };
  for (const { address, node } of findHeadPictures({ frontMatter, text: post.text }, blog.schema)) add(address, node.span, 'root');
  for (const picture of await findPostPictures(post, blog.settings)) add(picture.source, getSourceSpan(picture), picture.origin);
  return [...found].map(([address, known]) => ({ address, ...known }));
}
