import { Uri, workspace } from 'vscode';
import { assert, assertEqual } from './assert';
import { closeAll, FAULTY, getApi, getRoot, remove, show, waitForRules, write } from './blog';
import { waitFor } from '../waitFor';

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

describe('two blogs in one window', () => {
  const second = '../second';

  before(getApi);
  afterEach(async () => {
    await closeAll();
    if (workspace.workspaceFolders?.[1]) await changeFolders(1, 1);
    for (const path of [second, 'galley.json', 'source/_posts/first.md']) await remove(path);
  });

  it('have their posts checked by the settings of their own folder, a blog within by its own @contract', async () => {
    await write('galley.json', '{ "rules": { "date-weekday": "off" } }');
    await write(`${second}/galley.json`, '{ "rules": { "image-referrerpolicy": "off" } }');
    await write(`${second}/inner/galley.json`, '{ "rules": { "date-weekday": "hint", "image-referrerpolicy": "hint" } }');
    const posts = ['source/_posts/first.md', `${second}/source/_posts/second.md`, `${second}/inner/_posts/inner.md`];
    const [first, other, inner] = await Promise.all(posts.map(path => write(path, FAULTY)));
    const folder = Uri.joinPath(getRoot(), second);
    await changeFolders(1, 0, folder);
    assertEqual(workspace.getWorkspaceFolder(other!)?.uri.toString(), folder.toString());
    for (const uri of [first!, other!, inner!]) await show(uri);
    await waitForRules(first!, 'image-referrerpolicy');
    await waitForRules(other!, 'date-weekday');
    await waitForRules(inner!, 'date-weekday', 'image-referrerpolicy');
    await write(`${second}/galley.json`, '{ "rules": { "date-weekday": "off", "image-referrerpolicy": "off" } }');
    await waitForRules(other!);
    await waitForRules(first!, 'image-referrerpolicy');
    await remove(`${second}/inner/galley.json`);
    await waitForRules(inner!);
  });
});

async function changeFolders(start: number, deleted: number, ...added: readonly Uri[]): Promise<void> {
  const count = (workspace.workspaceFolders?.length ?? 0) - deleted + added.length;
  assert(workspace.updateWorkspaceFolders(start, deleted, ...added.map(uri => ({ uri }))), 'the folders of the window cannot be changed');
  await waitFor('the folders of the window', () => workspace.workspaceFolders?.length === count);
}
