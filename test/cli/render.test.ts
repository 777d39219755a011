import assert from 'node:assert/strict';
import { load } from 'cheerio';
import { makeFolder } from './folder';
import { goodPost } from './posts';
import { runGalley } from './runGalley';

describe('galley render', () => {
  const post = goodPost.replace('<p>正文。</p>', '<p onclick="go()">正文。</p>\n\n**bold** <img src="/a.jpg" referrerpolicy="no-referrer">');

  it('prints the article as the site makes it: no source offsets, not sanitised', () => {
    const { code, out, err } = runGalley(makeFolder({ 'a.md': post }), ['render', 'a.md']);
    assert.equal(code, 0);
    assert.equal(err, '');
    const $ = load(out, null, false);
    assert.equal($('p[onclick="go()"]').text(), '正文。');
    assert.equal($('strong').text(), 'bold');
    assert.equal($('img').attr('referrerpolicy'), 'no-referrer');
    assert.doesNotMatch(out, /data-source|<html|<!DOCTYPE/i);
  });

  it('prints the whole page with --page', () => {
    const { code, out } = runGalley(makeFolder({ 'a.md': post }), ['render', 'a.md', '--page']);
    assert.equal(code, 0);
    assert.match(out, /^<!DOCTYPE html>/i);
    const $ = load(out);
    assert.match($('title').text(), /一篇好文章/);
    assert.equal($('p[onclick="go()"]').text(), '正文。');
  });

  it('takes the page of the author\'s own for --page, and says what is wrong with it', () => {
    const settings = '{ "preview": { "template": "page.html" } }';
    const own = runGalley(makeFolder({ 'galley.json': settings, 'page.html': '<main><h1>{{title}}</h1>{{{content}}}</main>\n', 'a.md': post }), ['render', 'a.md', '--page']);
    assert.equal(own.code, 0);
    const $ = load(own.out, null, false);
    assert.equal($('main > h1:first-child').text(), '一篇好文章');
    assert.equal($('main > p[onclick="go()"]').text(), '正文。');
    const broken = runGalley(makeFolder({ 'galley.json': settings, 'page.html': '<main>\n{{title}\n', 'a.md': post }), ['render', 'a.md', '--page']);
    assert.equal(broken.code, 2);
    assert.match(broken.out, /^<!DOCTYPE html>/);
    assert.match(broken.err, /^galley: page\.html, line 2: \{\{ is not closed by \}\}\.$/m);
  });

  it('renders standard input', () => {
    const { out } = runGalley(makeFolder({}), ['render', '-', '--stdin-path', 'a.html'], { input: post });
    assert.match(out, /\*\*bold\*\*/);
  });

  for (const [name, content, expected] of [
    ['a missing file', undefined, /a\.md: there is no such file/],
    ['UTF-16', Buffer.from(goodPost, 'utf16le'), /a\.md: This file is in UTF-16LE/],
  ] as const) {
    it(`refuses ${name}`, () => {
      const { code, out, err } = runGalley(makeFolder(content === undefined ? {} : { 'a.md': content }), ['render', 'a.md']);
      assert.equal(code, 2);
      assert.equal(out, '');
      assert.match(err, expected);
    });
  }
});
