// A browser that does not know how large a picture will be moves the text when it comes.
import * as l10n from '@vscode/l10n';
import type { Fix } from '../../finding';
import { setSize } from '../../image/editPicture';
import { findPictureFacts } from '../../image/pictureFacts';
import { findPostPictures } from '../../image/postPictures';
import { ARTICLE_HEAD, defineRule } from '../rule';

export default defineRule({
  id: 'image-size',
  part: 'body',
  isOffByDefault: true,
  summary: () => l10n.t('A picture without width and height'),
  docs: {
    why: () => l10n.t('With width and height a browser keeps a place free while the picture is loading. Without, the text jumps under the eyes of whoever is reading it.'),
    wrong: '---\ntitle: An article\n---\n\n<p><img src="/images/bridge.jpg" alt="The bridge at dawn"></p>\n',
    right: ARTICLE_HEAD + '<p><img src="/images/bridge.jpg" alt="The bridge at dawn" width="800" height="600"></p>\n',
  },
  severity: 'info',
  messages: {
    missing: () => l10n.t('This picture does not say its width and height: the text jumps when it has been loaded.'),
  },
  async check({ post, blog, host, report }) {
    for (const picture of await findPostPictures(post, blog.settings)) {
      const { element, origin, source } = picture;
      if (!element || source === '' || (element.attributes.has('width') && element.attributes.has('height'))) continue;
      const size = (await findPictureFacts(source, origin, post, blog, host))?.size;
      const edits = size && setSize(picture, size);
      const fixes: Fix[] = edits ? [{ title: l10n.t('Write {0}', edits.map(({ text }) => text.trim()).join(' ')), safe: false, edits }] : [];
      report({ message: 'missing', span: picture.span, fixes });
    }
  },
});
