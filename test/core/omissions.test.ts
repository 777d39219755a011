import assert from 'node:assert/strict';
import { parsePost, readBlog, renderArticle, type Omission } from '../../src/core/index';
import { MemoryHost } from './memoryHost';

const HEAD = '---\ntitle: A post\n---\n\n';

async function findOmissions(body: string, { path = 'source/_posts/a.md', settings = {} } = {}): Promise<readonly Omission[]> {
  const blog = await readBlog(new MemoryHost({ 'galley.json': JSON.stringify(settings) }).files);
  return (await renderArticle(parsePost(HEAD + body, { path, reader: 'hexo' }), blog)).omissions;
}

/** Each omission as why, text, and what stands at its offset. */
async function draw(body: string, options = {}): Promise<readonly string[]> {
  return (await findOmissions(body, options)).map(({ why, text, start }) => `${why} ${text} @${(HEAD + body).slice(start, start + 12)}`);
}

describe('what a page does not show of a post', () => {
  it('is told of the template comments that Hexo drops', async () => {
    assert.deepEqual(await draw('a {# not\nyet #} b\n\n{% quote %}\nc {# later #} d\n{% endquote %}\n'), ['site {# not yet #} @{# not\nyet #', 'site {# later #} @{# later #} ']);
    assert.deepEqual(await draw('<p>a {# b #}</p>\r\n<p>{# c #}</p>', { path: 'source/_posts/a.html' }), ['site {# b #} @{# b #}</p>\r', 'site {# c #} @{# c #}</p>']);
  });

  it('is told of what a tag takes that is not closed', async () => {
    assert.deepEqual((await draw('a {# b #}\n\n{% asset_img lamp.png\n\nThe rest.\n')).map(line => line.slice(-12)), ['{# b #}\n\n{% ', '{% asset_img']);
  });

  it('is nothing where comments are shown: in code, on other sites, in an ordinary post', async () => {
    assert.deepEqual(await draw('`{# a #}`\n\n```\n{# b #}\n```\n\n{% raw %}{# c #}{% endraw %}\n'), []);
    assert.deepEqual(await draw('a {# b #}', { path: 'a.md', settings: { preset: 'plain' } }), []);
    assert.deepEqual(await draw('# One\n\n*a* **b** `c`\n\n- d\n  - e\n\n<!-- more -->\n'), []);
  });

  it('is told of what is nested too deep', async () => {
    const body = `<i>a</i>\n${'<span>'.repeat(490)}<b>deep</b>`;
    const [cut, ...others] = await findOmissions(body, { path: 'source/_posts/a.html' });
    assert.deepEqual(others, []);
    assert.ok(cut?.why === 'deep' && cut.text.startsWith('<span><span>'));
    assert.equal((HEAD + body).slice(cut.start).match(/<span>/g)?.length, 490 - 481);
  });

  it('is told of what Markdown leaves as written', async () => {
    const quotes = `Before\n\n${'> '.repeat(40)}deep\n\nAfter *this*\n`;
    const [left, ...others] = await findOmissions(quotes);
    assert.deepEqual([left?.why, left?.text, others.length], ['plain', '> > > > > > > > > > deep', 0]);
    assert.ok((HEAD + quotes).slice(left!.start).startsWith('> > > > > > > > > > deep\n'));

    const links = `Before\n\n${'[a'.repeat(20_000)}\n\n${'`<'.repeat(20_000)}\n`;
    const found = await findOmissions(links);
    assert.ok(found.some(({ why, text }) => why === 'plain' && text.startsWith('`<`<')), JSON.stringify(found));
  });

  it('is a short list of a long one', async () => {
    const omissions = await findOmissions('{# a #}\n'.repeat(1000));
    assert.equal(omissions.length, 200);
    assert.deepEqual(omissions.map(({ start }) => start), [...omissions].map(({ start }) => start).sort((a, b) => a - b));
  });
});
