import { commands, Uri } from 'vscode';
import { assertEqual } from './assert';
import { closeAll, FAULTY, getApi, getRoot, getShownRules, openPost, read, remove, show, waitForRules, write } from './blog';

describe('the language status', () => {
  before(getApi);
  afterEach(async () => {
    await closeAll();
    for (const path of ['source/_posts/a.md', 'essays', 'galley.json']) await remove(path);
  });

  it('makes a folder hold posts, in a galley.json that keeps what it says', async () => {
    const uri = await write('essays/(1)/a.md', FAULTY);
    const { document } = await openPost('a.md', FAULTY);
    await show(uri);
    await waitForRules(document.uri, 'date-weekday', 'image-referrerpolicy');
    assertEqual(getShownRules(uri), []);
    await commands.executeCommand('galley.addPostFolder', uri);
    await waitForRules(uri, 'date-weekday', 'image-referrerpolicy');
    await waitForRules(document.uri, 'date-weekday', 'image-referrerpolicy');

    const settings = await write('galley.json', '{\n  // ours\n  "preset": "hexo", "posts": ["essays/*.md"]\n}\n');
    await waitForRules(uri);
    await commands.executeCommand('galley.addPostFolder', uri);
    assertEqual(await read(settings), '{\n  // ours\n  "preset": "hexo", "posts": [\n    "essays/*.md",\n    "essays/\\\\(1\\\\)/**/*.{md,markdown,html,htm}"\n  ]\n}\n');
    await waitForRules(uri, 'date-weekday', 'image-referrerpolicy');
  });

  it('brings nothing back of a galley.json that has been deleted', async () => {
    const uri = Uri.joinPath(getRoot(), 'essays/a.md');
    const settings = await write('galley.json', '{ "preset": "plain" }');
    await commands.executeCommand('galley.addPostFolder', uri);
    await remove('galley.json');
    await commands.executeCommand('galley.addPostFolder', uri);
    assertEqual((JSON.parse(await read(settings)) as { preset: unknown }).preset, undefined);
  });

  it('does not touch a galley.json with a mistake', async () => {
    const settings = await write('galley.json', '{ "preset": ');
    await commands.executeCommand('galley.addPostFolder', Uri.joinPath(getRoot(), 'essays/a.md'));
    assertEqual(await read(settings), '{ "preset": ');
  });
});
