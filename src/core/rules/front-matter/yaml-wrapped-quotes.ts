// Some tools quote a title again at every run: after a while it is """"'text'"""", and YAML gives up.
import * as l10n from '@vscode/l10n';
import { findMistake } from '../../post/mistakes';
import { isWrapped, toYamlText, unwrapQuotes } from '../../post/quoting';
import type { Span } from '../../text/span';
import { defineRule } from '../rule';

export default defineRule({
  id: 'yaml-wrapped-quotes',
  part: 'front-matter',
  summary: () => l10n.t('Quotes around quotes'),
  docs: {
    why: () => l10n.t('One pair of quotes holds a value. Where a tool has put more around them, the build fails, or readers see the quotes.'),
    wrong: '---\ntitle: """\'An article\'"""\ndate: Fri, 11 Jun 2021 01:29:00 GMT\n---\n',
    right: '---\ntitle: An article\ndate: Fri, 11 Jun 2021 01:29:00 GMT\nauthor: Li Lei\ncategories: []\nheadimg: \'\'\nthumbnail: \'\'\ncomments: true\n---\n',
  },
  severity: 'error',
  messages: {
    fails: () => l10n.t('There are quotes around quotes here, so the build fails. Write the text alone, or in one pair of quotes.'),
    shown: () => l10n.t('There are quotes around quotes here, so readers see some of them. Write the text alone, or in one pair of quotes.'),
  },
  check({ post, frontMatter, report }) {
    const getFixes = ({ start, end }: Span, typed: string) => {
      const text = unwrapQuotes(typed);
      return /^["']*$/.test(text) ? [] : [{ title: l10n.t('Unwrap it: {0}', toYamlText(text)), safe: true, edits: [{ start, end, text: toYamlText(text) }] }];
    };
    for (const entry of frontMatter?.broken ?? []) {
      const { kind, span, typed } = findMistake(post, entry);
      if (kind === 'wrapped-quotes') report({ message: 'fails', span, fixes: getFixes(span, typed) });
    }
    for (const { node } of frontMatter?.entries ?? []) {
      // A text of nothing but quotes is about quotes.
      if (typeof node.value !== 'string' || /\n|^["']*$/.test(node.value) || !isWrapped(node.value)) continue;
      report({ message: 'shown', span: node.span, fixes: getFixes(node.span, node.value) });
    }
  },
});
