// Who cannot see a picture reads its alt; without one, screen readers spell out the file's name.
import * as l10n from '@vscode/l10n';
import type { Fix } from '../../finding';
import { findAltFault, proposeAlts } from '../../image/alts';
import { findPostPictures, type PostPicture } from '../../image/postPictures';
import type { Post } from '../../post/post';
import { ARTICLE_HEAD, defineRule } from '../rule';

export default defineRule({
  id: 'image-alt',
  part: 'body',
  summary: () => l10n.t('A picture without alt'),
  docs: {
    why: () => l10n.t('The alt says in words what a picture shows. It is read to those who cannot see it, and shown while the picture is loading or when it cannot be loaded. An empty alt says that the picture is mere decoration.'),
    wrong: '---\ntitle: An article\n---\n\n<p><img src="/images/bridge.jpg"></p>\n',
    right: ARTICLE_HEAD + '<p><img src="/images/bridge.jpg" alt="The bridge at dawn"></p>\n',
  },
  severity: 'warning',
  messages: {
    missing: () => l10n.t('This picture has no alt. Say in a few words what it shows.'),
    empty: () => l10n.t('This picture\'s alt is empty, which says that it is mere decoration. Say in a few words what it shows, if it shows something.'),
    emptyLink: () => l10n.t('This picture is all that its link has, and its alt is empty: the link has no name for those who cannot see the picture. Say in a few words where it leads.'),
    filler: (alt: string) => l10n.t('"{0}" is what an editor puts there for you to replace. Say in a few words what the picture shows.', alt),
    fileName: (alt: string) => l10n.t('"{0}" is the name of a file, not what the picture shows. Say that in a few words.', alt),
  },
  async check({ post, blog, report }) {
    for (const picture of await findPostPictures(post, blog.settings)) {
      const fault = findAltFault(picture);
      if (!fault) continue;
      const span = picture.element?.attributes.get('alt')?.span ?? picture.span;
      const fixes = getFixes(picture, post);
      if (fault === 'fileName' || fault === 'filler') report({ message: fault, args: [picture.alt!.trim()], span, fixes });
      else if (fault === 'empty') report({ message: fault, span, fixes, severity: 'hint' });
      else report({ message: fault, span, fixes });
    }
  },
});

/** The words that may fit. None is certain, so the author chooses. */
function getFixes({ address, values, writeAlt }: PostPicture, post: Post): Fix[] {
  const words = proposeAlts({ caption: values.get('caption')?.value, title: values.get('title')?.value, address, postTitle: post.frontMatter?.values['title'] });
  return (words.length > 0 ? words : [l10n.t('Picture')]).map(alt => ({ title: l10n.t('Use "{0}" as alt', alt), safe: false, edits: [writeAlt(alt)] }));
}
