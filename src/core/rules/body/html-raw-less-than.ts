// A < that is meant to be read. Before a letter it begins a tag; before ?, ! or / a browser drops all up to the next >.
import * as l10n from '@vscode/l10n';
import { ARTICLE_HEAD, defineRule } from '../rule';

export default defineRule({
  id: 'html-raw-less-than',
  part: 'body',
  summary: () => l10n.t('A "<" that is not written as &lt;'),
  docs: {
    why: () => l10n.t('In HTML, < begins a tag or a comment, and what it seems to begin is not shown. Before a blank or a digit browsers show it, but a letter behind it is enough to lose the rest of the sentence. &lt; is always shown.'),
    wrong: '---\ntitle: An article\n---\n\n<p>The file begins with <?xml version="1.0"?> as usual.</p>\n',
    right: ARTICLE_HEAD + '<p>The file begins with &lt;?xml version="1.0"?> as usual.</p>\n',
  },
  severity: 'warning',
  messages: {
    shown: () => l10n.t('Browsers show this "<" though it is not written for them. Write &lt;.'),
    lost: (text: string) => l10n.t('Browsers drop {0}, so readers do not see it. Write &lt; instead of <.', text),
    rest: () => l10n.t('This "<" begins a tag that does not end: readers see nothing of what follows. Write &lt;, or end the tag with >.'),
  },
  check({ html, post, report }) {
    const { text } = post;
    for (const { code, offset } of html.faults) {
      const start = code === 'eof-in-tag' ? offset : KINDS[code] === undefined ? -1 : text.lastIndexOf('<', offset);
      if (start === -1 || start < post.body.start) continue;
      const fixes = [{ title: l10n.t('Write &lt;'), safe: code !== 'eof-in-tag', edits: [{ start, end: start + 1, text: '&lt;' }] }];
      if (code === 'eof-in-tag') report({ message: 'rest', span: { start, end: start + 1 }, fixes, severity: 'error' });
      else if (KINDS[code] === 'lost' || text[start + 1] === '/') {
        const end = text.indexOf('>', start) + 1 || text.length;
        const lost = text.slice(start, Math.min(end, start + 40));
        if (!/^<!(?:\[|doctype|-)/i.test(lost)) report({ message: 'lost', args: [lost], span: { start, end }, fixes });
      } else if (!/^<[\p{L}_][^<>\r\n]{0,40}>/u.test(text.slice(start, start + 50))) report({ message: 'shown', span: { start, end: start + 1 }, fixes, severity: 'hint' });
    }
  },
});

const KINDS: Readonly<Record<string, 'shown' | 'lost'>> = {
  'invalid-first-character-of-tag-name': 'shown',
  'eof-before-tag-name': 'shown',
  'missing-end-tag-name': 'lost',
  'unexpected-question-mark-instead-of-tag-name': 'lost',
  'incorrectly-opened-comment': 'lost',
};
