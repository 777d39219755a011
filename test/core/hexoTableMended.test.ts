import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import { parse as parseHexo } from 'hexo-front-matter';
import { readBlog } from '../../src/core/blog';
import { checkPost } from '../../src/core/check';
import { fixText } from '../../src/core/fix';
import { parsePost } from '../../src/core/post/post';
import { applyEdits } from '../../src/core/text/span';
import { hexoTable, type TableRow } from './frontMatterInputs';
import { MemoryHost } from './memoryHost';

// Every row of the table "How Hexo reads a front matter": the real parser reads what was meant after each fix alone and after all safe ones,
// or read it before, and nothing is said.

const PATH = 'source/_posts/a.md';
// Rows are as short as they can be, and one lies ahead of the test's clock.
const settings = { rules: { 'missing-key': 'off', 'missing-recommended-key': 'off', 'date-future': 'off' } };
const host = new MemoryHost({ 'galley.json': JSON.stringify(settings) });

describe('what the table "How Hexo reads a front matter" becomes', () => {
  for (const row of hexoTable) {
    for (const text of new Set([row.text, row.text.replaceAll(/\r?\n/g, '\r\n')])) {
      it(`${row.name}${text === row.text ? '' : ', CRLF'}`, async () => {
        const source = text.replace(/^\uFEFF/, '');
        const blog = await readBlog(host.files);
        const findings = await checkPost(parsePost(source, { path: PATH, reader: 'hexo' }), blog, host);
        const fixes = findings.flatMap(finding => finding.fixes);
        if (row.isSilent) {
          assert.deepEqual(findings.map(({ rule }) => rule), []);
          assertMeant(row, source, 'as it stands');
        } else assert.ok(fixes.length > 0, 'no fix');
        for (const { title, edits } of fixes) assertMeant(row, applyEdits(source, edits), title);
        const all = await fixText(source, PATH, blog, host);
        if (all.fixed > 0) assertMeant(row, all.text, 'all safe fixes');
        assert.equal(all.fixed > 0, fixes.some(({ safe }) => safe));
      });
    }
  }
});

function assertMeant({ meant, bodies = ['body\n'] }: TableRow, text: string, how: string): void {
  // What Hexo's own file reader does before.
  const { _content: body, ...values } = parseHexo(text.replaceAll('\r\n', '\n'));
  assert.ok(meant.some(wanted => isDeepStrictEqual(values, wanted)), `${how}: ${JSON.stringify(values)}`);
  assert.ok(bodies.includes(String(body)), `${how}: ${JSON.stringify(body)}`);
}
