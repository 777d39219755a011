// Paragraphs of one blog look alike where all of them are written in the same way.
import * as l10n from '@vscode/l10n';
import type { HtmlElement } from '../../post/htmlTree';
import { isBareParagraph } from '../../post/paragraphs';
import type { Edit } from '../../text/span';
import { ARTICLE_HEAD, defineRule } from '../rule';

export default defineRule({
  id: 'paragraph-style',
  part: 'body',
  isOffByDefault: true,
  summary: () => l10n.t('A paragraph that lacks the blog\'s form'),
  docs: {
    why: () => l10n.t('A blog may write its paragraphs in one way: paragraph.block of galley.json, which turns this rule on. A bare <p> among them looks different. Paragraphs with a style or class of their own, those in lists, quotes and tables, and those of nothing but a picture are left alone.'),
    wrong: '---\ntitle: An article\n---\n\n<p>Along the quay.</p>\n',
    right: ARTICLE_HEAD + '<p style="text-indent: 2em; text-align: left;">Along the quay.</p>\n',
  },
  severity: 'hint',
  messages: {
    bare: () => l10n.t('This paragraph is not written as this blog writes its paragraphs.'),
  },
  check({ html, blog: { settings: { paragraph } }, report }) {
    const [opening = '', closing] = paragraph.block.split('{text}');
    if (closing?.trim() !== '</p>' || !/^<p\s[^>]*>$/.test(opening.trim())) return;
    const bare = html.findAll('p').filter(isBareParagraph);
    const toEdit = ({ startTag }: HtmlElement): Edit => ({ ...startTag, text: opening.trim() });
    const all = { title: l10n.t('Write all paragraphs of this post in the blog\'s form'), safe: false, edits: bare.map(toEdit) };
    for (const element of bare) {
      report({ message: 'bare', span: element.startTag, fixes: [{ title: l10n.t('Write it in the blog\'s form'), safe: false, edits: [toEdit(element)] }, ...(bare.length > 1 ? [all] : [])] });
    }
  },
});
