import assert from 'node:assert/strict';
import { usePreview } from './previewedBlog';

const head = (title: string): string => `---\ntitle: ${title}\ndate: Fri, 11 Jun 2021 01:29:00 GMT\n---\n\n`;
const paragraph = '<p style="text-indent: 2em; text-align: left;">潮水每天推迟约五十分钟，the tide table of a small harbour.</p>';

/** Bodies that no author means. */
const bodies: Readonly<Record<string, string>> = {
  'five megabytes': paragraph.repeat(Math.ceil(5_000_000 / paragraph.length)),
  'a hundred thousand elements': `<div>${'<b>x</b>'.repeat(100_000)}</div>`,
  'ten thousand levels': `${'<div>'.repeat(10_000)}deep${'</div>'.repeat(10_000)}`,
  'emphasis that never ends': '*a '.repeat(50_000),
  'words joined by low lines': '_a__b'.repeat(20_000),
  'lists within lists': Array.from({ length: 1000 }, (_, level) => `${' '.repeat(level * 2)}- item`).join('\n'),
  'quotes within quotes': `${'> '.repeat(5000)}deep`,
};

const toPath = (title: string): string => `source/_posts/${title.replaceAll(' ', '-')}.md`;

describe('A preview of what no author means', () => {
  const preview = usePreview({
    'galley.json': '{}',
    ...Object.fromEntries(Object.entries(bodies).map(([title, body]) => [toPath(title), `${head(title)}<p id="first">First</p>\n\n${body}\n\n<p id="last">Last</p>\n`])),
  });

  for (const title of Object.keys(bodies)) {
    it(`shows ${title}, and what is typed there`, async () => {
      const readShown = (): Promise<readonly (string | null)[]> => preview.article.evaluate(() => ['.galley-title', '#first'].map(selector => document.querySelector(selector)!.textContent));
      await preview.show(toPath(title));
      assert.deepEqual(await readShown(), [title, 'First']);
      await preview.type(preview.text.replace(`title: ${title}`, `title: ${title} typed`).replace('>First<', '>First typed<'));
      assert.deepEqual(await readShown(), [`${title} typed`, 'First typed']);
    }).timeout(60_000);
  }
});
