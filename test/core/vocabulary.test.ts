import assert from 'node:assert/strict';
import { parsePost } from '../../src/core/post/post';
import { applyEdits } from '../../src/core/text/span';
import { findWord, refuseWord, renameWord } from '../../src/core/vocabulary';

const toPost = (text: string): ReturnType<typeof parsePost> => parsePost(text, { path: 'a.md', reader: 'hexo' });
const rename = (text: string, at: string, to: string): string => {
  const post = toPost(text);
  const word = findWord(post, text.indexOf(at));
  assert.ok(word, `${at} is no word`);
  return applyEdits(text, renameWord(post, word, to));
};

describe('renaming a word of the blog', () => {
  it('changes a name wherever a key has it, in the quotes that it has', () => {
    assert.equal(rename('---\ntitle: 水\ntags: [水, "水", \'水\', 水井]\n---\n水\n', '水,', '江, 河'), '---\ntitle: 水\ntags: [\'江, 河\', "江, 河", \'江, 河\', 水井]\n---\n水\n');
    assert.equal(rename('---\ncategories:\n  - [a, b]\n  - - a\n---\n', 'a,', 'x: y'), '---\ncategories:\n  - [\'x: y\', b]\n  - - \'x: y\'\n---\n');
    assert.equal(rename('---\nauthor: 林夏 # she\n---\n', '林', '周舟'), '---\nauthor: 周舟 # she\n---\n');
    assert.equal(rename('---\ntags: [2021]\n---\n', '2021', '2022'), "---\ntags: ['2022']\n---\n");
  });

  it('changes a key and lets its value be', () => assert.equal(rename('---\nheadimg: a\nthumbnail: headimg\n---\n', 'headimg', 'cover'), '---\ncover: a\nthumbnail: headimg\n---\n'));

  it('does not make a key stand twice', () => assert.equal(rename('---\na: 1\nb: 2\n---\n', 'a', 'b'), '---\na: 1\nb: 2\n---\n'));

  it('knows no word in a title, a body, or a broken entry', () => {
    for (const [text, at] of [['---\ntitle: A\n---\n', 'A'], ['---\ntitle: A\n---\nText\n', 'Text'], ['---\ntags: [水\n---\n', '水']] as const) assert.equal(findWord(toPost(text), text.indexOf(at)), undefined);
  });

  it('refuses what is no name', () => {
    assert.equal(refuseWord('江'), undefined);
    for (const name of ['', '  ', 'a\nb']) assert.match(refuseWord(name)!, /empty/);
  });
});
