import assert from 'node:assert/strict';
import { usePreview } from './previewedBlog';

const head = (title: string): string => `---\ntitle: ${title}\ndate: Fri, 11 Jun 2021 01:29:00 GMT\n---\n\n`;
const toPath = (title: string): string => `source/_posts/${title.replaceAll(' ', '-')}.md`;

/** Asks of each body, by what it is, that the preview shows it, and what is typed there. */
export function testBodies(bodies: Readonly<Record<string, string>>): void {
  const preview = usePreview({
    'galley.json': '{}',
    ...Object.fromEntries(Object.entries(bodies).map(([title, body]) => [toPath(title), `${head(title)}<p id="first">First</p>\n\n${body}\n\n<p id="last">Last</p>\n`])),
  });
  const readShown = (): Promise<readonly (string | null)[]> => preview.article.evaluate(() => ['.galley-title', '#first'].map(selector => document.querySelector(selector)!.textContent));

  for (const title of Object.keys(bodies)) {
    it(`shows ${title}, and what is typed there`, async () => {
      await preview.show(toPath(title));
      assert.deepEqual(await readShown(), [title, 'First']);
      await preview.type(preview.text.replace(`title: ${title}`, `title: ${title} typed`).replace('>First<', '>First typed<'));
      assert.deepEqual(await readShown(), [`${title} typed`, 'First typed']);
    }).timeout(60_000);
  }
}
