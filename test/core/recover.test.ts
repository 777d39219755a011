import assert from 'node:assert/strict';
import { parsePost } from '../../src/core/post/post';
import { findMistake } from '../../src/core/post/mistakes';
import { frontMatterInputs } from './frontMatterInputs';

// An author in the middle of typing loses nothing: what stands around a broken entry is read all the same.

describe('a block with a broken entry', () => {
  const broken = frontMatterInputs().filter(({ name, text }) => name.endsWith('beside healthy keys') && parsePost(text, { path: 'a.md', reader: 'hexo' }).frontMatter?.outcome === 'fails');

  it('there are many', () => assert.ok(broken.length >= 24, `${broken.length}`));

  for (const { name, text } of broken) {
    it(name, () => {
      const post = parsePost(text, { path: 'a.md', reader: 'hexo' });
      const { entries, values, broken: unread, problem } = post.frontMatter!;
      assert.equal(values['author'], '甲');
      const author = entries.find(({ key }) => key === 'author')!;
      assert.equal(text.slice(author.keySpan.start, author.node.span.end), 'author: 甲');
      assert.ok(problem && problem.offset >= 0 && problem.offset <= text.length);
      for (const entry of unread) {
        assert.ok(entry.span.start > author.node.span.end, 'what is broken stands behind what is whole');
        const { span } = findMistake(post, entry);
        assert.ok(span.start >= entry.span.start && span.end <= entry.span.end, 'the culprit stands in its entry');
      }
    });
  }

  it('several broken entries are several, each where it stands', () => {
    const text = '---\ntitle: [一] 二\nauthor: 甲\ndate：2021\ntags:\n  - x\nsummary: @乙\ncomments: false\n---\n';
    const { entries, broken: unread } = parsePost(text, { path: 'a.md', reader: 'hexo' }).frontMatter!;
    assert.deepEqual(entries.map(({ key, node }) => [key, node.value]), [['author', '甲'], ['tags', ['x']], ['comments', false]]);
    assert.deepEqual(unread.map(({ key, span }) => [key, text.slice(span.start, span.end)]), [['title', 'title: [一] 二'], ['date', 'date：2021'], ['summary', 'summary: @乙']]);
  });

  it('a value half typed does not take the next key with it', () => {
    for (const typed of ['title: "', "title: '", 'title: [', 'title: {', 'title: "half', 'tags: [a, ', 'title', 'titl', '"']) {
      const { values } = parsePost(`---\n${typed}\nauthor: 甲\ncomments: false\n---\n`, { path: 'a.md', reader: 'hexo' }).frontMatter!;
      assert.deepEqual([values['author'], values['comments']], ['甲', false], typed);
    }
  });
});
