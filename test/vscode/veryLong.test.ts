import { commands } from 'vscode';
import { FAULTY, getApi, getShown, openPost, remove, waitForRules } from './blog';
import { waitFor } from '../waitFor';

// Its name puts it behind the others: VS Code's own Markdown server goes on reading such a text for a minute, and answers nobody meanwhile.
describe('diagnostics of a very long post', () => {
  before(getApi);
  after(async () => {
    await commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await remove('source/_posts/a.md');
  });

  it('come for 5 MB, and typing in it goes on meanwhile', async function () {
    // VS Code itself takes ten seconds to open such a file, and as many to tell extensions of it.
    this.timeout(120_000);
    const line = '<p>The tide table of a small harbour, hour by hour.</p>\n';
    const editor = await openPost('a.md', FAULTY + line.repeat(Math.ceil(5_000_000 / line.length)));
    await waitFor('VS Code', () => getShown(editor.document.uri).length > 0, 60_000);
    await waitForRules(editor.document.uri, 'date-weekday', 'image-referrerpolicy');
    await editor.edit(edit => edit.insert(editor.document.positionAt(FAULTY.length), '<p><img src="https://example.com/b.jpg" alt="B"></p>\n'));
    await waitForRules(editor.document.uri, 'date-weekday', 'image-referrerpolicy', 'image-referrerpolicy');
  });
});
