import { commands, TabInputCustom, Uri, window, workspace } from 'vscode';
import { assert, assertEqual } from './assert';
import { closeAll, FAULTY, getApi, getShown, openPost, remove, waitForRules } from './blog';
import { waitFor } from '../waitFor';

describe('rule pages', () => {
  before(getApi);
  afterEach(async () => {
    await closeAll();
    await remove('source/_posts/a.md');
  });

  it('open rendered from a diagnostic\'s code @contract', async () => {
    const { document } = await openPost('a.md', FAULTY);
    await waitForRules(document.uri, 'date-weekday', 'image-referrerpolicy');
    const code = getShown(document.uri)[0]?.code;
    assert(typeof code === 'object', 'the code has no link');
    await commands.executeCommand('vscode.open', code.target);
    const input = await waitFor('the page', () => {
      const { input } = window.tabGroups.activeTabGroup.activeTab ?? {};
      return input instanceof TabInputCustom && input;
    });
    assertEqual([input.viewType, input.uri.toString()], ['vscode.markdown.preview.editor', code.target.toString()]);
  });

  it('say why, with a wrong and a right example', async () => {
    const document = await workspace.openTextDocument(Uri.parse('galley-rule:/image-alt.md'));
    for (const part of ['# image-alt', '## Wrong', '## Right', '"image-alt": "off"']) assert(document.getText().includes(part), `${part} is missing`);
  });
});
