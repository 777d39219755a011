// An article of tomorrow: meant, or a slip in the year. Hexo publishes it at once unless `future: false` is set.
import * as l10n from '@vscode/l10n';
import { isReal, toMoment } from '../../post/date';
import { findDates, getDateZone } from '../../post/dates';
import { defineRule } from '../rule';

// A blog whose zone nobody knows may be as far ahead as clocks can be.
const MOST_AHEAD_MS = 14 * 3_600_000;

export default defineRule({
  id: 'date-future',
  part: 'front-matter',
  summary: () => l10n.t('A date in the future'),
  docs: {
    why: () => l10n.t('Hexo publishes an article of tomorrow at once, at the top of every list, unless future: false stands in its _config.yml; then it waits for the first build after that day.'),
    wrong: '---\ntitle: An article\ndate: Thu, 11 Jun 2099 01:29:00 GMT\n---\n',
    right: '---\ntitle: An article\ndate: Fri, 11 Jun 2021 01:29:00 GMT\nauthor: Li Lei\ncategories: []\nheadimg: \'\'\nthumbnail: \'\'\ncomments: true\n---\n',
  },
  severity: 'info',
  messages: {
    future: () => l10n.t('This date lies in the future.'),
  },
  check({ post, frontMatter, blog, host, report }) {
    const zone = getDateZone(blog);
    for (const { written, start, read, understood: date } of findDates(frontMatter, post.text)) {
      if (!read || !date || !isReal(date)) continue;
      const isCertain = date.offset !== undefined || zone !== undefined;
      const from = host.now().getTime() + (isCertain ? 0 : MOST_AHEAD_MS);
      if (toMoment(date, zone).getTime() > from) report({ message: 'future', span: { start, end: start + written.length } });
    }
  },
});
