import assert from 'node:assert/strict';
import { readBlog } from '../../src/core/blog';
import { checkPost } from '../../src/core/check';
import { parsePost } from '../../src/core/post/post';
import { triesLarge } from './fuzzing';
import { MemoryHost } from './memoryHost';

// Bodies so deep that what calls itself for each level fails, and so large that what takes all parts for arguments does.

const front = '---\ntitle: A\ndate: Fri, 11 Jun 2021 01:29:00 GMT\n---\n\n';

if (triesLarge) describe('a deep or large body', () => {
  const host = new MemoryHost({ '_config.yml': 'url: https://example.com\n', 'galley.json': '{ "rules": {} }' });

  async function check(text: string, path: string): Promise<void> {
    await checkPost(parsePost(text, { path, reader: 'hexo' }), await readBlog(host.files), host);
  }

  for (const [start, end] of [['<div>', '</div>'], ['<span>', ''], ['<p><span>', '</span></p>'], ['<ul><li>', '</li></ul>'], ['<table><tr><td>', '</td></tr></table>'], ['<b><i>', ''], ['<svg><g>', '</g></svg>'], ['> ', ''], ['<div>\n\n', '']]) {
    it(`can be ten thousand levels deep: ${JSON.stringify(start)}`, async () => {
      await check(`${front}${start!.repeat(10_000)}正文${end!.repeat(10_000)}`, 'source/_posts/a.html');
      await check(`${front}${start!.repeat(10_000)}正文${end!.repeat(10_000)}`, 'source/_posts/a.md');
    }).timeout(60_000);
  }

  it('can be 140,000 paragraphs in one line', async () => {
    // More than a function takes for arguments.
    assert.throws(() => Math.max(...Array.from({ length: 140_000 }, () => 0)), RangeError);
    await check(`${front}<div>${'<p>正文</p>'.repeat(140_000)}</div>`, 'source/_posts/a.md');
  }).timeout(120_000);

  it('no rule fails', () => assert.deepEqual(host.logged, []));
});
