// Who listens to a page, or skims it, meets its links without the sentence around them: "here" says nothing then.
import * as l10n from '@vscode/l10n';
import type { DefaultTreeAdapterTypes } from 'parse5';
import { findBodyLinks } from '../../post/bodyLinks';
import { ARTICLE_HEAD, defineRule } from '../rule';

export default defineRule({
  id: 'link-text',
  part: 'body',
  summary: () => l10n.t('A link whose words do not say where it leads'),
  docs: {
    why: () => l10n.t('Screen readers list the links of a page, and those who skim it look at nothing else. A link without words cannot even be seen.'),
    wrong: '---\ntitle: An article\n---\n\n<p>The bridge.<a href="/bridge/"></a></p>\n',
    right: ARTICLE_HEAD + '<p><a href="/bridge/">The bridge</a>.</p>\n',
  },
  severity: 'hint',
  messages: {
    empty: () => l10n.t('There is nothing in this link: readers cannot see it. Say where it leads, or remove it.'),
    address: () => l10n.t('This link shows its address, which says little and is read aloud letter by letter. Say in words where it leads.'),
    vague: (words: string) => l10n.t('"{0}" does not say where this link leads. Say it in a few words.', words),
  },
  async check({ html, post, report }) {
    for (const { markdown } of await findBodyLinks(post)) {
      if (!markdown) continue;
      const words = post.text.slice(markdown.words.start, markdown.words.end).replace(/^[*_~\s]+|[*_~\s]+$/g, '');
      if (words === '') {
        // Behind an escaped mark, it is a picture that is only spoken of.
        if (markdown.words.start === markdown.words.end && !markdown.address.includes('#') && post.text[markdown.span.start - 1] !== '!') report({ message: 'empty', span: markdown.span, fixes: [{ title: l10n.t('Remove the link'), safe: false, edits: [{ ...markdown.span, text: '' }] }], severity: 'warning' });
      } else if (LONG_ADDRESS.test(words)) report({ message: 'address', span: markdown.words });
      else if (VAGUE.test(words)) report({ message: 'vague', args: [words], span: markdown.words });
    }
    for (const { node, attributes, startTag, endTag, span } of html.findAll('a')) {
      const href = attributes.get('href')?.value.trim() ?? '';
      if (!endTag || href === '' || href === '#' || attributes.has('id') || attributes.has('name')) continue;
      const words = readWords(node);
      if (words === '') {
        if (href.includes('#') || attributes.has('class') || attributes.has('aria-label') || attributes.has('title')) continue;
        report({ message: 'empty', span: startTag, fixes: [{ title: l10n.t('Remove the link'), safe: false, edits: [{ ...span, text: '' }] }], severity: 'warning' });
      } else if (words !== undefined && LONG_ADDRESS.test(words)) report({ message: 'address', span: { start: startTag.end, end: endTag.start } });
      else if (words !== undefined && VAGUE.test(words)) report({ message: 'vague', args: [words], span: { start: startTag.end, end: endTag.start } });
    }
  },
});

const LONG_ADDRESS = /^https?:\/\/[^\s/]+\/\S{20,}$/i;
const VAGUE = /^(?:here|click here|this|this link|link|read more|点击|点此|点我|这里|此处|点击这里|点击此处|请点击这里|请点这里|点这里|链接)[。.!！]?$/i;

/** The words of a link; `undefined` when it has more than words, or many. */
function readWords({ childNodes }: DefaultTreeAdapterTypes.Element): string | undefined {
  let words = '';
  let nodes = childNodes;
  while (nodes.length === 1 && 'childNodes' in nodes[0]! && 'tagName' in nodes[0] && INLINE.has(nodes[0].tagName)) nodes = nodes[0].childNodes;
  for (const node of nodes) {
    if (node.nodeName !== '#text') return undefined;
    words += (node as DefaultTreeAdapterTypes.TextNode).value;
  }
  return words.trim();
}

const INLINE: ReadonlySet<string> = new Set(['b', 'em', 'font', 'strong', 'u']);
