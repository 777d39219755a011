// An end tag too many ends something else: a stray </div> the box that the theme has put around the article.
import * as l10n from '@vscode/l10n';
import { findBrokenParagraphs } from '../../post/brokenParagraphs';
import { buildingElements, isElementName } from '../../post/htmlNames';
import type { HtmlElement, HtmlTree } from '../../post/htmlTree';
import { removeHtml } from '../../post/removal';
import { ARTICLE_HEAD, defineRule } from '../rule';

export default defineRule({
  id: 'html-stray-end',
  part: 'body',
  summary: () => l10n.t('An end tag without a start tag'),
  docs: {
    why: () => l10n.t('An end tag that ends nothing in the post is passed over at best. One of a box, such as </div>, ends a box of the page around the post instead, and what follows stands in the wrong place; </p> makes an empty paragraph.'),
    wrong: '---\ntitle: An article\n---\n\n<p>The bridge.</p></div>\n',
    right: ARTICLE_HEAD + '<p>The bridge.</p>\n',
  },
  severity: 'info',
  messages: {
    page: (name: string) => l10n.t('No <{0}> of the post is open here, so </{0}> ends one of the page around it. Remove it.', name),
    nothing: (name: string) => l10n.t('No <{0}> is open here: </{0}> ends nothing. Remove it.', name),
    paragraph: () => l10n.t('No paragraph is open here: </p> makes an empty one. Remove it.'),
    lineBreak: () => l10n.t('</br> is no end tag but a line break by mistake. Write <br>.'),
    heading: (name: string, open: string) => l10n.t('</{0}> ends <{1}>. Write </{1}>.', name, open),
  },
  check({ html, body, post, report }) {
    const { strayEndTags } = html;
    if (strayEndTags.length === 0) return;
    const known = new Set(findBrokenParagraphs(html).map(({ strayEnd }) => strayEnd.start));
    const headings = new Map(strayEndTags.some(({ name }) => HEADING.test(name)) ? html.elements.filter(isOpenHeading).map(heading => [heading.span.end, heading]) : []);
    const isHeldOpen = makeOpenSearch(html);
    for (const { name, span } of strayEndTags) {
      const heading = headings.get(span.start);
      if (known.has(span.start) || !isElementName(name) || isHeldOpen(name, span.start)) continue;
      if (heading && HEADING.test(name)) {
        const edits = [{ start: span.start + 2, end: span.start + 2 + name.length, text: heading.name }];
        report({ message: 'heading', args: [name, heading.name], span, fixes: [{ title: l10n.t('Write </{0}>', heading.name), safe: true, edits }] });
        continue;
      }
      if (name === 'br') {
        report({ message: 'lineBreak', span, fixes: [{ title: l10n.t('Write <br>'), safe: true, edits: [{ ...span, text: '<br>' }] }] });
        continue;
      }
      const { edit, isSafe } = removeHtml(post, body, span);
      const fixes = [{ title: l10n.t('Remove </{0}>', name), safe: isSafe, edits: [edit] }];
      if (name === 'p') report({ message: 'paragraph', span, fixes });
      else if (buildingElements.has(name)) report({ message: 'page', args: [name], span, fixes, severity: 'warning' });
      else report({ message: 'nothing', args: [name], span, fixes });
    }
  },
});

const HEADING = /^h[1-6]$/;

function isOpenHeading({ name, endTag }: HtmlElement): boolean {
  return !endTag && HEADING.test(name);
}

/** Makes the search, offsets in their order, for an element that the end tag would end if another between them were not open: html-unclosed has that one. */
function makeOpenSearch(html: HtmlTree): (name: string, offset: number) => boolean {
  const searches = new Map<string, { readonly open: readonly HtmlElement[]; next: number; end: number }>();
  return (name, offset) => {
    const search = searches.get(name) ?? { open: html.findAll(name).filter(({ endTag }) => !endTag), next: 0, end: 0 };
    searches.set(name, search);
    for (; search.next < search.open.length && search.open[search.next]!.startTag.start < offset; search.next++) search.end = Math.max(search.end, search.open[search.next]!.span.end);
    return search.end > offset;
  };
}
