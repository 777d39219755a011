import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { isPostPath, readBlog, type Blog } from '../../src/core/blog';
import { checkPost } from '../../src/core/check';
import { checkBlog, type BlogFinding } from '../../src/core/checkBlog';
import { checkRemotePictures } from '../../src/core/checkRemotePictures';
import type { Finding, Fix } from '../../src/core/finding';
import { fixText, getReaderName } from '../../src/core/fix';
import type { AskPicture } from '../../src/core/image/remote/askPictures';
import { parsePost, type Post } from '../../src/core/post/post';
import { rules } from '../../src/core/rules/registry';
import type { Rule } from '../../src/core/rules/rule';
import { applyEdits } from '../../src/core/text/span';
import { getSilencers } from '../../src/core/silence';
import { surveyPost } from '../../src/core/surveyPost';
import { draw, readDrawnCases, type DrawnCase } from './drawn';
import { MemoryHost } from './memoryHost';
import { inEachZone } from './zones';

// Every rule has a drawn file; every case of it is compared, and every fix that is offered anywhere is tried.
// UPDATE=1 writes what is found into the files; cases that --grep leaves out stay as they are.

const neighbour = '---\ntitle: Before\ndate: Thu, 10 Jun 2021 01:29:00 GMT\nauthor: 韩梅梅\ncategories:\n - 新闻\n - 科技\ncomments: false\n---\n\n<p>Text</p>\n';
const usual = { '_config.yml': 'url: https://example.com\ntimezone: Asia/Shanghai\n', 'source/_posts/2021-06-10-before.md': neighbour };
const hosts: MemoryHost[] = [];
type Check = (text: string, path: string) => Promise<readonly Finding[]>;

/** A blog in which posts are checked. */
interface TriedBlog {
  readonly blog: Blog;
  readonly host: MemoryHost;
  readonly check: Check;
  /** What is found in the other files of the blog. */
  readonly checkOthers: (text: string, path: string) => Promise<readonly BlogFinding[]>;
}

const SEVERE = ['error', 'warning'];

/** What other sites send, by the name of the file. */
const ask: AskPicture = async (url, referer) => {
  const { pathname } = new URL(url);
  const isRefused = (pathname.includes('guarded') && referer !== undefined) || (pathname.includes('members') && referer === undefined);
  if (pathname.includes('gone') || isRefused) return { outcome: 'refused', status: isRefused ? 403 : 404 };
  return { outcome: 'picture', type: 'png', bytes: 1, mark: pathname.includes('replaced') && referer !== undefined ? 'another' : 'one' };
};

const blogs = new Map<string, Promise<TriedBlog>>();

/** Returns the blog of a case. Most have the same: it is read once for all of them, in each zone in which the machine may be. */
function getBlog(files: Readonly<Record<string, string>>, part?: Rule['part']): Promise<TriedBlog> {
  const key = JSON.stringify([files, part, process.env['TZ']]);
  const blog = blogs.get(key) ?? makeBlog(files, part);
  blogs.set(key, blog);
  return blog;
}

async function makeBlog(files: Readonly<Record<string, string>>, part?: Rule['part']): Promise<TriedBlog> {
  const host = new MemoryHost({ ...usual, ...files });
  hosts.push(host);
  const blog = await readBlog(host.files);
  assert.deepEqual(blog.problems, []);
  const parse = (text: string, path: string): Post => parsePost(text, { path, reader: getReaderName(blog) });
  const neighbours = Object.entries({ ...usual, ...files }).filter(([path]) => isPostPath(blog, path)).map(([path, text]) => surveyPost(parse(text, path), blog));
  const checkWhole = (text: string, path: string): Promise<readonly BlogFinding[]> => checkBlog([...neighbours, surveyPost(parse(text, path), blog)], blog, host);
  return {
    blog,
    host,
    async check(text, path) {
      const together = (await checkWhole(text, path)).filter(found => found.path === path).map(({ finding }) => finding);
      const asked = part === 'remote' ? await checkRemotePictures(parse(text, path), blog, ask) : [];
      return [...await checkPost(parse(text, path), blog, host), ...together, ...asked].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
    },
    checkOthers: async (text, path) => (await checkWhole(text, path)).filter(found => found.path !== path),
  };
}

describe('rules', () => {
  for (const { id, part, docs, isOffByDefault, severity, site } of rules) {
    describe(id, () => {
      const file = `test/core/rules/${id}.txt`;
      const drawn = existsSync(file) ? readDrawnCases(readFileSync(file, 'utf8')) : [];
      const redrawn = new Map<DrawnCase, string>();

      it('has drawn cases that find something and that find nothing', () => {
        assert.ok(drawn.some(({ drawing }) => drawing.includes(` ${id} `)) || process.env['UPDATE'], `no case of ${file} finds anything`);
        assert.ok(drawn.some(({ drawing }) => !drawing.includes(` ${id} `)), `each case of ${file} finds something`);
      });

      const define = (drawnCase: DrawnCase): void => {
        it(drawnCase.name, async () => {
          const { check, checkOthers } = await getBlog(drawnCase.files, part);
          const findings = await check(drawnCase.text, drawnCase.path);
          const elsewhere = (await checkOthers(drawnCase.text, drawnCase.path)).filter(({ finding }) => finding.rule === id);
          const shown = findings.filter(({ rule, severity: found }) => rule === id || SEVERE.includes(found));
          const drawing = draw(drawnCase, shown, elsewhere);
          if (process.env['UPDATE']) redrawn.set(drawnCase, drawing);
          else assert.equal(drawing, drawnCase.drawing);
        });
        it(`${drawnCase.name}: the fixes`, async () => tryFixes(drawnCase, await getBlog(drawnCase.files, part)));
      };
      const dated = drawn.filter(drawnCase => hasToDoWithDates(id, drawnCase));
      drawn.filter(drawnCase => !dated.includes(drawnCase)).forEach(define);
      if (dated.length > 0) inEachZone(() => dated.forEach(define));

      it('finds something in its wrong example, nothing at all in its right one', async () => {
        const settings = { ...(isOffByDefault ? { rules: { [id]: severity } } : {}), ...(docs.schema === undefined ? {} : { schema: 'post.schema.json' }) };
        const { check, checkOthers } = await getBlog({ 'galley.json': JSON.stringify(settings), ...(docs.schema === undefined ? {} : { 'post.schema.json': docs.schema }), ...docs.files }, part);
        const elsewhere = async (text: string): Promise<readonly Finding[]> => (await checkOthers(text, 'source/_posts/an-article.md')).map(({ finding }) => finding);
        assert.ok([...await check(docs.wrong, 'source/_posts/an-article.md'), ...await elsewhere(docs.wrong)].some(({ rule }) => rule === id));
        assert.deepEqual([...await check(docs.right, 'source/_posts/an-article.md'), ...(part === 'blog' ? await elsewhere(docs.right) : [])], []);
      });

      if (site !== undefined) {
        it('finds nothing in posts of another site, whatever its severity there', async () => {
          const settings = { preset: 'plain', posts: ['**'], rules: { [id]: severity } };
          const { check, checkOthers } = await getBlog({ 'galley.json': JSON.stringify(settings), ...docs.files }, part);
          const path = 'source/_posts/an-article.md';
          assert.deepEqual([...await check(docs.wrong, path), ...(await checkOthers(docs.wrong, path)).map(({ finding }) => finding)].filter(({ rule }) => rule === id), []);
        });
      }

      after(() => {
        if (redrawn.size > 0) writeFileSync(file, drawn.map(drawnCase => redrawn.get(drawnCase) ?? drawnCase.drawing).join('\n'));
      });
    });
  }

  it('no rule failed', () => assert.deepEqual(hosts.flatMap(({ logged }) => logged), []));
});

/** Whether it could matter in which zone the machine is: the rule is about dates, the post writes one that may be without its zone, or the site has none of its own. */
function hasToDoWithDates(id: string, { text, files }: DrawnCase): boolean {
  return id.startsWith('date-') || /\b\d{4}[-/.年]\d/.test(text) || !(files['_config.yml'] ?? usual['_config.yml']).includes('timezone:');
}

/** Each fix removes its finding, brings no new one, and keeps the line ends; fixing all twice is fixing all once. */
async function tryFixes({ text, path }: DrawnCase, { blog, host, check }: TriedBlog): Promise<void> {
  const findings = await check(text, path);
  for (const finding of findings) {
    assert.ok(0 <= finding.span.start && finding.span.start <= finding.span.end && finding.span.end <= text.length, 'span in bounds');
    for (const fix of finding.fixes) await tryFix(text, path, finding, fix, findings, check);
    for (const fix of getSilencers(parsePost(text, { path, reader: getReaderName(blog) }), finding)) await tryFix(text, path, finding, fix, findings, check);
  }
  const once = await fixText(text, path, blog, host);
  const twice = await fixText(once.text, path, blog, host);
  assert.equal(twice.fixed, 0);
  assert.equal(twice.text, once.text);
}

async function tryFix(text: string, path: string, finding: Finding, fix: Fix, before: readonly Finding[], check: Check): Promise<void> {
  assert.ok(fix.edits.length > 0, `"${fix.title}" does nothing`);
  const mended = applyEdits(text, fix.edits);
  assert.notEqual(mended, text);
  const after = await check(mended, path);
  const count = (list: readonly Finding[]): number => list.filter(({ rule, message }) => rule === finding.rule && message === finding.message).length;
  assert.ok(count(after) < count(before), `"${fix.title}" leaves its finding`);
  const known = new Set(before.map(({ rule, message }) => `${rule} ${message}`));
  const added = after.filter(({ rule, message, severity }) => SEVERE.includes(severity) && !known.has(`${rule} ${message}`));
  assert.deepEqual(added, [], `"${fix.title}" brings something new`);
  if (text.includes('\r\n') && !/[^\r]\n/.test(text)) assert.doesNotMatch(mended, /(?:^|[^\r])\n/, `"${fix.title}" mixes line ends`);
}
