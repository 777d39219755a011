// `List<String>` in a text: the browser takes <String> for a tag, and readers get "List".
import * as l10n from '@vscode/l10n';
import type { Edit } from '../../text/span';
import { isElementName } from '../../post/htmlNames';
import type { HtmlElement } from '../../post/htmlTree';
import { isPseudoTag } from '../../post/pseudoTags';
import { ARTICLE_HEAD, defineRule } from '../rule';

export default defineRule({
  id: 'html-pseudo-tag',
  part: 'body',
  summary: () => l10n.t('Text in angle brackets that is taken for a tag'),
  docs: {
    why: () => l10n.t('Words in angle brackets, such as a placeholder or the type of a list, are a tag to browsers: readers do not see them. &lt; writes the bracket itself.'),
    wrong: '---\ntitle: An article\n---\n\n<p>A List<String> holds the names.</p>\n',
    right: ARTICLE_HEAD + '<p>A List&lt;String> holds the names.</p>\n',
  },
  severity: 'error',
  messages: {
    lost: (tag: string) => l10n.t('Browsers take {0} for a tag, so readers do not see it. Write &lt; instead of <.', tag),
    unknown: (tag: string) => l10n.t('HTML has no element {0}. If it is meant to be read, write &lt; instead of <.', tag),
    shown: (tag: string) => l10n.t('{0} is no tag, and browsers show it only because it begins with no letter of theirs. Write &lt; instead of <.', tag),
  },
  check({ html, post, report }) {
    for (const element of html.elements) {
      const { name, startTag, endTag, isForeign } = element;
      if (isForeign || (isElementName(name) && !isPseudoTag(element, post.text)) || isNamespaced(element, post.text)) continue;
      const { written } = element;
      const isLost = !endTag && written.every(({ value }) => value === undefined);
      if (!isLost && written.length > 0) continue;
      const edits: Edit[] = [startTag, ...(endTag ? [endTag] : [])].map(({ start }) => ({ start, end: start + 1, text: '&lt;' }));
      const tag = post.text.slice(startTag.start, Math.min(startTag.end, startTag.start + 40));
      // One that has other tags in it lacks its end.
      const fixes = [{ title: l10n.t('Show it as text'), safe: isLost && !/<[^>]*[<\n]/.test(post.text.slice(startTag.start, startTag.end)), edits }];
      if (isLost) report({ message: 'lost', args: [tag], span: startTag, fixes });
      else report({ message: 'unknown', args: [tag], span: startTag, fixes, severity: 'info' });
    }
    for (const { code, offset } of html.faults) {
      const tag = code === 'invalid-first-character-of-tag-name' ? /^<[\p{L}_][^<>\r\n]{0,40}>/u.exec(post.text.slice(offset - 1, offset + 50))?.[0] : undefined;
      if (tag === undefined) continue;
      const fixes = [{ title: l10n.t('Show it as text'), safe: true, edits: [{ start: offset - 1, end: offset, text: '&lt;' }] }];
      report({ message: 'shown', args: [tag], span: { start: offset - 1, end: offset - 1 + tag.length }, fixes, severity: 'hint' });
    }
  },
});

/** `<o:p>` of a word processor is nothing to be read; `<https://…>` is. */
function isNamespaced({ name, startTag, endTag }: HtmlElement, text: string): boolean {
  return /^\w+:\w/.test(name) && (endTag !== undefined || text[startTag.end - 2] === '/');
}
