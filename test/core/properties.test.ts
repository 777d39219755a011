import assert from 'node:assert/strict';
import { readBlog, type Blog } from '../../src/core/blog';
import { checkPost } from '../../src/core/check';
import { fixText, getReaderName } from '../../src/core/fix';
import { getEntryLines } from '../../src/core/post/frontMatter';
import { parsePost, type Post } from '../../src/core/post/post';
import { applyEdits, type Edit } from '../../src/core/text/span';
import { atMost, scale, toSeed } from './fuzzing';
import { generatePosts } from './generatedPosts';
import { MemoryHost } from './memoryHost';

// What holds for every fix of every post, however it was broken.

const host = new MemoryHost({ '_config.yml': 'url: https://example.com\ntimezone: Asia/Shanghai\n' });

describe('fixes of generated posts', () => {
  const posts = generatePosts(toSeed(11062021), scale(20));
  let blogs: readonly Blog[];
  before(async () => {
    blogs = await Promise.all([host.files, new MemoryHost({ 'galley.json': '{ "preset": "plain" }' }).files].map(files => readBlog(files)));
  });

  it('leave every value as it was that they do not name', async () => {
    let tried = 0;
    for (const blog of blogs) {
      for (const { text: file } of posts) {
        const post = parse(file, blog);
        for (const { fixes, rule } of await checkPost(post, blog, host)) {
          for (const { edits, title } of fixes) {
            // Fixes of fences make another block of the file.
            if (!post.frontMatter || /^(?:fence|front-matter)-/.test(rule)) continue;
            const after = parse(applyEdits(post.text, edits), blog);
            // While another entry is still broken, a quote that is open may take anything along.
            if (post.frontMatter.outcome === 'fails' && after.frontMatter?.outcome !== 'read') continue;
            for (const entry of post.frontMatter.entries) {
              if (isNamed(entry.key, getEntryLines(post.text, entry), edits, post)) continue;
              tried++;
              const same = after.frontMatter?.entries.filter(({ key }) => key === entry.key) ?? [];
              assert.ok(same.some(({ node }) => JSON.stringify(node.value) === JSON.stringify(entry.node.value)), `"${title}" changes ${entry.key} in ${JSON.stringify(post.text)}`);
            }
          }
        }
      }
    }
    assert.ok(tried > scale(5_000), `${tried} values`);
  }).timeout(atMost(60_000));

  it('that are safe come to an end within ten rounds, and what was read is read', async () => {
    for (const blog of blogs) {
      for (const { text: file } of posts) {
        const post = parse(file, blog);
        const { text } = await fixText(post.text, post.path, blog, host);
        assert.equal((await fixText(text, post.path, blog, host)).fixed, 0, JSON.stringify(post.text));
        if (post.frontMatter?.outcome === 'read' && post.frontMatter.opener && post.frontMatter.entries.length > 0) assert.equal(parse(text, blog).frontMatter?.outcome, 'read', JSON.stringify(post.text));
      }
    }
  }).timeout(atMost(60_000));
});

function parse(file: string, blog: Blog): Post {
  return parsePost(file.replace(/^\uFEFF/, ''), { path: 'source/_posts/a.md', reader: getReaderName(blog) });
}

/** Tells whether an edit touches an entry, or adds a line to it. */
function isNamed(key: string, { start, end }: { readonly start: number; readonly end: number }, edits: readonly Edit[], post: Post): boolean {
  return edits.some(edit => (edit.start < end && start < edit.end) || (edit.start === edit.end && start < edit.start && edit.start < end && !/^\r?\n\S/.test(edit.text)))
    // Twice in the block, it is one value only when one of them is gone.
    || post.frontMatter!.entries.filter(entry => entry.key === key).length > 1;
}
