import { closeAll, FAULTY, getApi, remove, show, waitForRules, write } from './blog';

describe('a blog within a blog', () => {
  before(getApi);
  afterEach(async () => {
    await closeAll();
    for (const path of ['galley.json', 'inner', 'source/_posts/outer.md']) await remove(path);
  });

  it('has its posts checked by its own settings, the nearest ones', async () => {
    await write('galley.json', '{ "rules": { "date-weekday": "off" } }');
    await write('inner/galley.json', '{ "rules": { "image-referrerpolicy": "off" } }');
    await write('inner/site/_config.yml', 'title: Low water\n');
    const posts = ['source/_posts/outer.md', 'inner/_posts/inner.md', 'inner/site/source/_posts/site.md'];
    const [outer, inner, site] = await Promise.all(posts.map(path => write(path, FAULTY)));
    for (const uri of [outer!, inner!, site!]) await show(uri);
    await waitForRules(outer!, 'image-referrerpolicy');
    await waitForRules(inner!, 'date-weekday');
    await waitForRules(site!, 'date-weekday', 'image-referrerpolicy');
    await remove('inner/galley.json');
    await waitForRules(inner!, 'image-referrerpolicy');
  });
});
