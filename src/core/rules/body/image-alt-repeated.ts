// Pictures with the same words are one picture to those who cannot see them.
import * as l10n from '@vscode/l10n';
import { findAltFault } from '../../image/alts';
import { findBodyPictures } from '../../image/bodyPictures';
import { ARTICLE_HEAD, defineRule } from '../rule';

export default defineRule({
  id: 'image-alt-repeated',
  part: 'body',
  isOffByDefault: true,
  summary: () => l10n.t('An alt that several pictures share'),
  docs: {
    why: () => l10n.t('Pictures of which each says the same, the article\'s title perhaps, cannot be told apart by those who hear the alts.'),
    wrong: '---\ntitle: An article\n---\n\n<p><img src="/a.jpg" alt="The bridge"></p>\n<p><img src="/b.jpg" alt="The bridge"></p>\n',
    right: ARTICLE_HEAD + '<p><img src="/images/a.jpg" alt="The bridge at dawn"></p>\n<p><img src="/images/b.jpg" alt="The bridge at night"></p>\n',
  },
  severity: 'info',
  messages: {
    repeated: (alt: string) => l10n.t('Another picture of this article says "{0}" as well. Say what is special about this one.', alt),
  },
  async check({ post, report }) {
    const known = new Map<string, string>();
    for (const picture of await findBodyPictures(post)) {
      const words = picture.alt?.trim().replaceAll(/\s+/g, ' ') ?? '';
      if (words === '' || findAltFault(picture) !== undefined) continue;
      const first = known.get(words.toLowerCase());
      // The same picture twice says the same.
      if (first === undefined) known.set(words.toLowerCase(), picture.address);
      else if (first !== picture.address) report({ message: 'repeated', args: [words], span: picture.element?.attributes.get('alt')?.span ?? picture.markdown?.alt ?? picture.span });
    }
  },
});
