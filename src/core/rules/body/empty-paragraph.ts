// An empty paragraph is left over from another editor; where one shows at all, it is a gap that no style asked for.
import * as l10n from '@vscode/l10n';
import type { DefaultTreeAdapterTypes } from 'parse5';
import { removeHtml } from '../../post/removal';
import { ARTICLE_HEAD, defineRule } from '../rule';

export default defineRule({
  id: 'empty-paragraph',
  part: 'body',
  summary: () => l10n.t('A paragraph with nothing in it'),
  docs: {
    why: () => l10n.t('Empty paragraphs are left over when a text is copied from elsewhere. Those with a blank or a line break in them leave a gap, whatever distance the style of the site puts between paragraphs; screen readers stop at each.'),
    wrong: '---\ntitle: An article\n---\n\n<p>The bridge.</p>\n<p></p>\n<p>The lamps.</p>\n',
    right: ARTICLE_HEAD + '<p>The bridge.</p>\n<p>The lamps.</p>\n',
  },
  severity: 'hint',
  messages: {
    empty: () => l10n.t('There is nothing in this paragraph. Remove it.'),
    gap: () => l10n.t('This paragraph is a gap and nothing else. Remove it, and leave distances to the style of the site.'),
  },
  check({ html, body, post, report }) {
    for (const { node, endTag, span, startTag } of html.findAll('p')) {
      if (!endTag || endTag.end !== span.end || node.childNodes.length > 4 || !node.childNodes.every(isBlank)) continue;
      const isNothing = endTag.start === startTag.end && node.attrs.length === 0;
      const { edit, isSafe } = removeHtml(post, body, span);
      const fixes = [{ title: l10n.t('Remove the empty paragraph'), safe: isNothing && isSafe && !isInPre(node), edits: [edit] }];
      report({ message: isNothing ? 'empty' : 'gap', span, fixes });
    }
  },
});

function isBlank(node: DefaultTreeAdapterTypes.ChildNode): boolean {
  return node.nodeName === 'br' || (node.nodeName === '#text' && (node as DefaultTreeAdapterTypes.TextNode).value.trim() === '');
}

/** There, its line is one that readers see. */
function isInPre({ parentNode }: DefaultTreeAdapterTypes.Element): boolean {
  let parent = parentNode;
  for (let depth = 0; depth < 20 && parent && 'tagName' in parent && parent.tagName !== 'pre'; depth++) parent = parent.parentNode;
  return parent !== null && 'tagName' in parent;
}
