import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Hexo from 'hexo';
import { readBlog } from '../../src/core/blog';
import { checkPost } from '../../src/core/check';
import { describeReading } from '../../src/core/describeReading';
import { parsePost } from '../../src/core/post/post';
import { readSiteValues } from '../../src/core/siteValues';
import { generatePosts, rowNames } from './generatedPosts';
import { MemoryHost } from './memoryHost';

// What Galley says of a post is what a real Hexo 8 does with it: where Galley finds no error, its values are those of Hexo's database;
// where it says that the build fails, Hexo fails.

const PER_ROW = 75 * Math.max(Number(process.env['FUZZ'] ?? '1'), 1);
const config = 'url: https://example.com\ntimezone: Asia/Shanghai\n';
// Columns that Hexo fills in itself.
const OWN = new Set(['_id', '_content', 'source', 'raw', 'slug', 'published', 'date', 'updated', 'comments', 'layout', 'photos', 'title', '__permalink', 'content', 'excerpt', 'more', 'id', 'path', 'permalink', 'full_source', 'asset_dir', 'tags', 'categories', 'prev', 'next', '__post']);

interface HexoPost {
  readonly [key: string]: unknown;
  readonly source: string;
  readonly _content: string;
}

describe('posts in a real Hexo', () => {
  const posts = generatePosts(Number(process.env['FUZZ'] ? Date.now() % 1e9 : 20210611), PER_ROW);
  const nameOf = (index: number): string => `${String(index).padStart(5, '0')}.md`;
  let database: ReadonlyMap<string, HexoPost>;
  let folder: string;
  after(() => rm(folder, { recursive: true, force: true }));

  before(async function () {
    this.timeout(120_000);
    folder = await mkdtemp(join(tmpdir(), 'galley-hexo-'));
    await mkdir(join(folder, 'source/_posts'), { recursive: true });
    await writeFile(join(folder, '_config.yml'), config);
    await writeFile(join(folder, 'package.json'), '{ "name": "site", "hexo": { "version": "8.0.0" } }');
    for (const [index, { text }] of posts.entries()) await writeFile(join(folder, 'source/_posts', nameOf(index)), text);
    const hexo = new Hexo(folder, { silent: true });
    await hexo.init();
    // What has no renderer is no post. Bodies are another test's.
    hexo.extend.renderer.register('md', 'html', ({ text }) => Promise.resolve(text ?? ''));
    await hexo.load();
    const found = (hexo.model('Post') as unknown as { toArray(): HexoPost[] }).toArray();
    database = new Map(found.map(post => [post.source.replace('_posts/', ''), post]));
    await hexo.exit();
  });

  it('are what Galley says', async () => {
    const host = new MemoryHost({ '_config.yml': config, 'galley.json': JSON.stringify({ site: { buildTimeZone: Intl.DateTimeFormat().resolvedOptions().timeZone } }) });
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
    for (const row of rowNames) console.log(`        ${String(posts.filter(post => post.row === row).length).padStart(5)}  ${row}`);
    assert.ok(posts.length >= 2000 && PER_ROW >= 20 && count.surprising * 10 >= posts.length * 3 && count.compared * 4 >= posts.length);
    assert.deepEqual(differences.slice(0, 20), [], `${differences.length} differences`);
  }).timeout(120_000);
});

function isSame(key: string, ours: unknown, post: HexoPost): boolean {
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

function toTheirs(key: string, post: HexoPost): unknown {
  switch (key) {
    case 'date': case 'updated': return (post[key] as { toDate(): Date } | undefined)?.toDate();
    case 'categories': case 'category': case 'tags': case 'tag': {
      const names = (post[key.startsWith('c') ? 'categories' : 'tags'] as { toArray(): { name: string }[] }).toArray().map(({ name }) => name);
      return [...new Set(names)].sort();
    }
    case 'permalink': return post['__permalink'];
    default: return post[key];
  }
}

function show(value: unknown): string {
  return JSON.stringify(value) ?? 'undefined';
}

describe('days in a real Hexo', () => {
  const machine = Intl.DateTimeFormat().resolvedOptions().timeZone;
  // How a date is written, and the day that its author means.
  const dates: readonly (readonly [written: string, day: string])[] = [
    ['"2021-07-04"', '2021-07-04'], ["'2021-07-04'", '2021-07-04'], ['2021-07-04', '2021-07-04'], ['"2021-7-4"', '2021-07-04'], ['"2021/07/04"', '2021-07-04'], ['"2021-07-04 00:30:00"', '2021-07-04'],
    ['2021-07-04 23:30:00', '2021-07-04'], ['"2021-07"', '2021-07-01'], ['"2021"', '2021-01-01'], ['2021', '2021-01-01'],
  ];

  for (const timeZone of [undefined, 'UTC', 'Asia/Shanghai', 'America/New_York']) {
    it(`are those that Galley says, and marks where another one is written, with ${timeZone ?? 'no'} zone in _config.yml`, async () => {
      const config = timeZone === undefined ? '' : `timezone: ${timeZone}\n`;
      const folder = await mkdtemp(join(tmpdir(), 'galley-hexo-'));
      try {
        await mkdir(join(folder, 'source/_posts'), { recursive: true });
        await writeFile(join(folder, '_config.yml'), config);
        await writeFile(join(folder, 'package.json'), '{ "name": "site", "hexo": { "version": "8.0.0" } }');
        for (const [index, [written]] of dates.entries()) await writeFile(join(folder, 'source/_posts', `${index}.md`), `---\ndate: ${written}\n---\n`);
        const hexo = new Hexo(folder, { silent: true });
        await hexo.init();
        hexo.extend.renderer.register('md', 'html', ({ text }) => Promise.resolve(text ?? ''));
        await hexo.load();
        const found = (hexo.model('Post') as unknown as { toArray(): HexoPost[] }).toArray();
        const print = hexo.extend.helper.get('date').bind({ config: hexo.config, page: {} } as never) as (date: unknown, format: string) => string;
        const blog = await readBlog(new MemoryHost({ '_config.yml': config, 'galley.json': JSON.stringify({ site: { buildTimeZone: machine } }) }).files);
        for (const [index, [written, day]] of dates.entries()) {
          const { date } = found.find(({ source }) => source === `_posts/${index}.md`)!;
          const post = parsePost(`---\ndate: ${written}\n---\n`, { path: `source/_posts/${index}.md`, reader: 'hexo' });
          const told = describeReading(post, blog, 'en-GB').split('\n')[2]!.replaceAll(',', '');
          assert.ok(told.endsWith(print(date, 'dddd D MMMM YYYY [at] HH:mm:ss')), `${written}: ${told}, not ${print(date, 'dddd D MMMM YYYY [at] HH:mm:ss')}`);
          assert.equal(told.startsWith('⚠'), print(date, 'YYYY-MM-DD') !== day, `${written}: ${told}`);
        }
        await hexo.exit();
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    }).timeout(60_000);
  }
});
