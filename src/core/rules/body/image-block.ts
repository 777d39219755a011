// Pictures of one blog look alike where all of them are written in the same way.
import * as l10n from '@vscode/l10n';
import { toHouseBlock } from '../../image/houseBlock';
import { findPostPictures } from '../../image/postPictures';
import { ARTICLE_HEAD, defineRule } from '../rule';

export default defineRule({
  id: 'image-block',
  part: 'body',
  isOffByDefault: true,
  summary: () => l10n.t('A picture outside the house\'s block'),
  docs: {
    why: () => l10n.t('A blog has one way to show a picture: image.block of galley.json. A picture on its own that is written otherwise looks different. Pictures amid a text are left alone.'),
    wrong: '---\ntitle: An article\n---\n\n![The bridge at dawn](/images/bridge.jpg)\n',
    right: ARTICLE_HEAD + '<p style="text-align:center"><img src="/images/bridge.jpg" alt="The bridge at dawn" referrerpolicy="no-referrer"></p>\n',
  },
  severity: 'info',
  messages: {
    outside: () => l10n.t('This picture is not written as this blog writes its pictures.'),
  },
  async check({ post, blog, report }) {
    for (const picture of await findPostPictures(post, blog.settings)) {
      const edit = toHouseBlock(picture, post, blog);
      if (edit) report({ message: 'outside', span: picture.span, fixes: [{ title: l10n.t('Make it the house\'s block'), safe: false, edits: [edit] }] });
    }
  },
});
