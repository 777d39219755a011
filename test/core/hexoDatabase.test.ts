import assert from 'node:assert/strict';
import { readBlog } from '../../src/core/blog';
import { checkPost } from '../../src/core/check';
import { describeReading } from '../../src/core/describeReading';
import { parsePost } from '../../src/core/post/post';
import { readSiteValues } from '../../src/core/siteValues';
import { asksOracles, atMost, scale, toSeed } from './fuzzing';
import { generatePosts, rowNames } from './generatedPosts';
import { readInHexo, type HexoRecord } from './inHexo';
import { MemoryHost } from './memoryHost';
import { inEachZone } from './zones';

// What Galley says of a post is what a real Hexo 8 does with it: where Galley finds no error, its values are those of Hexo's database;
// where it says that the build fails, Hexo fails.

// In each of three zones, with posts of their own: together 75. Each way of writing a date is drawn some sixty times in each.
const PER_ROW = scale(25);
const config = 'url: https://example.com\ntimezone: Asia/Shanghai\n';
// Columns that Hexo fills in itself, and what is asked of it beside.
const OWN = new Set(['printed', '_id', '_content', 'source', 'raw', 'slug', 'published', 'date', 'updated', 'comments', 'layout', 'photos', 'title', '__permalink', 'content', 'excerpt', 'more', 'id', 'path', 'permalink', 'full_source', 'asset_dir', 'tags', 'categories', 'prev', 'next', '__post']);

if (asksOracles) describe('posts in a real Hexo', () => {
  let seed = toSeed(20210611);
  inEachZone(zone => {
    const posts = generatePosts(seed++, PER_ROW);
    const nameOf = (index: number): string => `${String(index).padStart(5, '0')}.md`;

    it('are what Galley says', async () => {
      const found = await readInHexo(config, Object.fromEntries(posts.map(({ text }, index) => [nameOf(index), text])));
      const database = new Map(found.map(post => [post.source.replace('_posts/', ''), post]));
      const host = new MemoryHost({ '_config.yml': config, 'galley.json': JSON.stringify({ site: { buildTimeZone: zone } }) });
      const blog = await readBlog(host.files);
      assert.deepEqual(blog.problems, []);
      const count = { compared: 0, failing: 0, erroneous: 0, surprising: 0 };
      const differences: string[] = [];
      for (const [index, { row, text }] of posts.entries()) {
        const post = parsePost(text.replace(/^\uFEFF/, ''), { path: `source/_posts/${nameOf(index)}`, reader: 'hexo' });
        const errors = (await checkPost(post, blog, host)).filter(({ severity }) => severity === 'error');
        const theirs = database.get(nameOf(index));
        const differ = (what: string): void => void differences.push(`${row}: ${what}\n${JSON.stringify(text)}`);
        if (post.frontMatter?.outcome === 'fails') {
          count.failing++;
          if (theirs) differ('Hexo does not fail');
          if (errors.length === 0) differ('it fails, and nothing is found');
        } else if (errors.length > 0) count.erroneous++;
        else if (!theirs) differ('Hexo fails');
        else {
          count.compared++;
          const values = readSiteValues(post, blog);
          for (const { key, value } of values) if (value !== undefined && !isSame(key, value, theirs)) differ(`${key} is ${show(toTheirs(key, theirs))}, not ${show(value)}`);
          for (const key of Object.keys(theirs)) if (!OWN.has(key) && theirs[key] !== undefined && !values.some(known => known.key === key)) differ(`${key} is missing`);
          const body = post.text.slice(post.body.start).replaceAll('\r\n', '\n');
          if (body !== theirs._content) differ('another body');
        }
        if (post.frontMatter?.outcome !== 'read' || errors.length > 0) count.surprising++;
      }
      const share = 100 * (1 - differences.length / posts.length);
      console.log(`      ${posts.length} posts, ${PER_ROW} for each of ${rowNames.length} rows: ${count.compared} equal values expected, ${count.failing} fail in Hexo, ${count.erroneous} with another error; ${Math.round(100 * count.surprising / posts.length)} % throw or surprise; agreement ${share.toFixed(2)} %`);
      assert.ok(count.surprising * 10 >= posts.length * 3 && count.compared * 4 >= posts.length);
      assert.deepEqual(differences.slice(0, 20), [], `${differences.length} differences`);
    }).timeout(atMost(120_000));
  });
});

function isSame(key: string, ours: unknown, post: HexoRecord): boolean {
  const theirs = toTheirs(key, post);
  // Before there was standard time, zones differ by seconds, and programs about them.
  if (ours instanceof Date) return theirs instanceof Date && Math.abs(theirs.getTime() - ours.getTime()) < (ours.getUTCFullYear() < 1930 ? 120_000 : 1);
  return show(toOurs(key, ours)) === show(theirs);
}

/** Names of tags and categories; the database has no order of its own for them. */
function toOurs(key: string, ours: unknown): unknown {
  if (/^(?:categor(?:y|ies)|tags?)$/.test(key)) return [...new Set((ours as unknown[]).flat() as string[])].sort();
  return ours;
}

function toTheirs(key: string, post: HexoRecord): unknown {
  switch (key) {
    case 'categories': case 'category': case 'tags': case 'tag': return [...new Set(post[key.startsWith('c') ? 'categories' : 'tags'] as readonly string[])].sort();
    case 'permalink': return post['__permalink'];
    default: return post[key];
  }
}

function show(value: unknown): string {
  return JSON.stringify(value) ?? 'undefined';
}

if (asksOracles) describe('days in a real Hexo', () => {
  // How a date is written, and the day that its author means.
  const dates: readonly (readonly [written: string, day: string])[] = [
    ['"2021-07-04"', '2021-07-04'], ["'2021-07-04'", '2021-07-04'], ['2021-07-04', '2021-07-04'], ['"2021-7-4"', '2021-07-04'], ['"2021/07/04"', '2021-07-04'], ['"2021-07-04 00:30:00"', '2021-07-04'],
    ['2021-07-04 23:30:00', '2021-07-04'], ['"2021-07"', '2021-07-01'], ['"2021"', '2021-01-01'], ['2021', '2021-01-01'],
  ];
  const files = Object.fromEntries(dates.map(([written], index) => [`${index}.md`, `---\ndate: ${written}\n---\n`]));

  inEachZone(machine => {
    for (const timeZone of [undefined, 'UTC', 'Asia/Shanghai', 'America/New_York']) {
      it(`are those that Galley says, and marks where another one is written, with ${timeZone ?? 'no'} zone in _config.yml`, async () => {
        const config = timeZone === undefined ? '' : `timezone: ${timeZone}\n`;
        const found = await readInHexo(config, files, ['dddd D MMMM YYYY [at] HH:mm:ss', 'YYYY-MM-DD']);
        const blog = await readBlog(new MemoryHost({ '_config.yml': config, 'galley.json': JSON.stringify({ site: { buildTimeZone: machine } }) }).files);
        for (const [index, [written, day]] of dates.entries()) {
          const [clock, theirDay] = found.find(({ source }) => source === `_posts/${index}.md`)!.printed as [string, string];
          const post = parsePost(files[`${index}.md`]!, { path: `source/_posts/${index}.md`, reader: 'hexo' });
          const told = describeReading(post, blog, 'en-GB').split('\n')[2]!.replaceAll(',', '');
          assert.ok(told.endsWith(clock), `${written}: ${told}, not ${clock}`);
          assert.equal(told.startsWith('⚠'), theirDay !== day, `${written}: ${told}`);
        }
      }).timeout(60_000);
    }
  });
});
