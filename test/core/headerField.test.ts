import assert from 'node:assert/strict';
import { parsePost } from '../../src/core/post/post';
import { findHeaderField } from '../../src/core/sync/headerField';

/** Says of every line what of it the header shows. */
function listFields(text: string): readonly (string | undefined)[] {
  const post = parsePost(text, { path: 'a.md', reader: 'hexo' });
  let start = 0;
  return text.split('\n').map(line => {
    const field = findHeaderField(post, start + Math.floor(line.length / 2));
    start += line.length + 1;
    return field;
  });
}

describe('what the header shows of a line', () => {
  it('is its field', () => {
    assert.deepEqual(
      listFields('---\ntitle: a\ncategories:\n - b\n - c\nauthor: d\ndate: 2021-06-11\nheadimg: /a.png\ntags: e\n---\n<p>title: f</p>'),
      ['other', 'title', 'categories', 'categories', 'categories', 'author', 'date', 'headimg', 'other', 'other', undefined],
    );
  });

  it('is its field when the site cannot read it', () => {
    assert.deepEqual(listFields('---\ntitle: [a] b\nauthor: c\n---\n<p>d</p>'), ['other', 'title', 'author', 'other', undefined]);
  });

  it('is nothing where there is no front matter', () => assert.deepEqual(listFields('<p>a</p>\n<p>b</p>'), [undefined, undefined]));

  it('is nothing known of a key that every object has', () => assert.deepEqual(listFields('---\nconstructor: a\n---\n').slice(1, 2), ['other']));
});
