import { commands, ConfigurationTarget, languages, Selection, Uri, window, workspace, WorkspaceEdit } from 'vscode';
import { assert, assertEqual } from './assert';
import { CLEAN, closeAll, FAULTY, getApi, getRoot, getShown, getShownRules, openPost, remove, show, toRule, type, waitForRules, write } from './blog';
import { waitFor } from '../waitFor';

describe('diagnostics', () => {
  before(getApi);
  afterEach(async () => {
    await closeAll();
    for (const path of ['source/_posts/a.md', 'source/_posts/b.md', 'source/_posts/b.txt', 'source/_posts/kept.md', 'notes', 'galley.json', 'schema.json']) await remove(path);
  });

  it('appear, and vanish when the author has mended the text @contract', async () => {
    const editor = await openPost('a.md', FAULTY);
    const { uri } = editor.document;
    await waitForRules(uri, 'date-weekday', 'image-referrerpolicy');
    await type(editor, CLEAN);
    await waitForRules(uri);
    await type(editor, FAULTY);
    await waitForRules(uri, 'date-weekday', 'image-referrerpolicy');
  });

  it('leave the line alone that is being typed, until the cursor leaves it or the post is saved', async () => {
    const editor = await openPost('a.md', CLEAN);
    const { document } = editor;
    const typeAt = async (line: number, text: string): Promise<void> => {
      const { end } = document.lineAt(line).range;
      editor.selection = new Selection(end, end);
      await commands.executeCommand('type', { text });
    };
    // Another line's finding proves that the check has come.
    await typeAt(2, ' x');
    await waitForRules(document.uri);
    await typeAt(1, ': tide');
    await waitForRules(document.uri, 'date-unreadable');
    editor.selection = new Selection(0, 0, 0, 0);
    await waitForRules(document.uri, 'yaml-unquoted', 'date-unreadable');
    await typeAt(1, '!');
    await waitForRules(document.uri, 'date-unreadable');
    await document.save();
    await waitForRules(document.uri, 'yaml-unquoted', 'date-unreadable');
  });

  it('ask for nothing that may be about to come', async () => {
    const editor = await openPost('a.md', '');
    const { document } = editor;
    await waitForRules(document.uri, 'front-matter-missing');
    await commands.executeCommand('type', { text: '---\ntitle: Low water\n' });
    await waitForRules(document.uri);
    await commands.executeCommand('type', { text: '---\n\nText' });
    await waitForRules(document.uri, 'missing-key', 'missing-recommended-key');
  });

  it('stand at the culprit, with rule, message and page @contract', async () => {
    const { document } = await openPost('a.md', FAULTY.replace('Low water', '低潮 😀'));
    await waitForRules(document.uri, 'date-weekday', 'image-referrerpolicy');
    const [weekday] = getShown(document.uri).filter(diagnostic => toRule(diagnostic) === 'date-weekday');
    assert(weekday, 'no date-weekday');
    assertEqual(document.getText(weekday.range), 'Mon');
    assert(weekday.message.length > 10, 'no message');
    assertEqual(typeof weekday.code === 'object' ? weekday.code.target.toString() : undefined, 'galley-rule:/date-weekday.md');
  });

  it('are none for a file that is no post', async () => {
    const { document } = await openPost('a.md', FAULTY);
    const { document: readme } = await show(Uri.joinPath(getRoot(), 'README.md'));
    await waitForRules(document.uri, 'date-weekday', 'image-referrerpolicy');
    assertEqual(getShownRules(readme.uri), []);
  });

  it('are none for a document without a file', async () => {
    const { document } = await openPost('a.md', FAULTY);
    const untitled = await workspace.openTextDocument({ language: 'markdown', content: FAULTY });
    await window.showTextDocument(untitled);
    await waitForRules(document.uri, 'date-weekday', 'image-referrerpolicy');
    assertEqual(getShownRules(untitled.uri), []);
  });

  it('vanish when the editor closes', async () => {
    const { document: { uri } } = await openPost('a.md', FAULTY);
    await waitForRules(uri, 'date-weekday', 'image-referrerpolicy');
    await commands.executeCommand('workbench.action.closeActiveEditor');
    await waitForRules(uri);
  });

  it('are not left behind by a post that is closed while it is being checked', async () => {
    const { document: { uri } } = await openPost('a.md', FAULTY + `${FAULTY.split('\n').at(-2)}\n`.repeat(2000));
    await commands.executeCommand('workbench.action.closeActiveEditor');
    // Another post's findings prove that checking went on.
    const { document } = await openPost('b.md', FAULTY);
    await waitForRules(document.uri, 'date-weekday', 'image-referrerpolicy');
    assertEqual(getShownRules(uri), []);
  });

  it('vanish with the editor though another extension keeps the document, and come back with it', async () => {
    const uri = await write('source/_posts/kept.md', FAULTY);
    await workspace.openTextDocument(uri);
    await show(uri);
    await waitForRules(uri, 'date-weekday', 'image-referrerpolicy');
    await commands.executeCommand('workbench.action.closeActiveEditor');
    await waitForRules(uri);
    assert(workspace.textDocuments.some(document => document.uri.toString() === uri.toString()), 'the document is gone, so this shows nothing');
    await show(uri);
    await waitForRules(uri, 'date-weekday', 'image-referrerpolicy');
  });

  it('move with the file when it is renamed, and vanish when it ceases to be a post', async () => {
    const { document: { uri } } = await openPost('a.md', FAULTY);
    await waitForRules(uri, 'date-weekday', 'image-referrerpolicy');
    const [renamed, text] = [Uri.joinPath(uri, '../b.md'), Uri.joinPath(uri, '../b.txt')];
    const rename = new WorkspaceEdit();
    rename.renameFile(uri, renamed);
    assert(await workspace.applyEdit(rename), 'not renamed');
    await waitForRules(renamed, 'date-weekday', 'image-referrerpolicy');
    await waitForRules(uri);
    const cease = new WorkspaceEdit();
    cease.renameFile(renamed, text);
    assert(await workspace.applyEdit(cease), 'not renamed');
    await waitForRules(renamed);
    assertEqual(getShownRules(text), []);
  });

  it('vanish when the file is deleted @contract', async () => {
    const { document: { uri } } = await openPost('a.md', FAULTY);
    await waitForRules(uri, 'date-weekday', 'image-referrerpolicy');
    await workspace.fs.delete(uri);
    await waitForRules(uri);
  });

  it('follow galley.json: posts, rules, and back without it @contract', async () => {
    const { document: { uri } } = await openPost('a.md', FAULTY);
    await waitForRules(uri, 'date-weekday', 'image-referrerpolicy');
    await write('galley.json', '{ "rules": { "date-weekday": "off" } }');
    await waitForRules(uri, 'image-referrerpolicy');
    await write('galley.json', '{ "posts": ["elsewhere/**"] }');
    await waitForRules(uri);
    await remove('galley.json');
    await waitForRules(uri, 'date-weekday', 'image-referrerpolicy');
  });

  it('follow the nearest galley.json, and the project\'s schema', async () => {
    await write('notes/galley.json', '{ "posts": ["*.md"], "schema": "./schema.json" }');
    await write('notes/schema.json', '{ "required": ["title", "editor"] }');
    const uri = await write('notes/a.md', CLEAN);
    await show(uri);
    await waitForRules(uri, 'missing-key');
    await write('notes/schema.json', '{ "required": ["title"] }');
    await waitForRules(uri);
  });

  it('show the mistakes of galley.json in galley.json', async () => {
    const settings = '{ "rules": { "image-alt": "loud" }, "presett": "hexo" }';
    const uri = await write('galley.json', settings);
    const { document } = await openPost('a.md', CLEAN);
    await waitFor('mistakes in galley.json', () => getShown(uri).length === 2);
    assertEqual(getShown(uri).map(({ range: { start, end } }) => settings.slice(start.character, end.character)).sort(), ['"loud"', '"presett"']);
    await write('galley.json', '{ "rules": { "image-alt": "error" } }');
    await waitFor('no mistakes in galley.json', () => getShown(uri).length === 0);
    assertEqual(getShownRules(document.uri), []);
  });

  it('wait for the author to save, or stay away, where the setting says so', async () => {
    const setting = workspace.getConfiguration('galley');
    const files = workspace.getConfiguration('files');
    try {
      // In the browser VS Code saves by itself, a second after the last letter.
      await files.update('autoSave', 'off', ConfigurationTarget.Workspace);
      const editor = await openPost('a.md', CLEAN);
      await setting.update('check', 'onSave', ConfigurationTarget.Workspace);
      await type(editor, FAULTY);
      const other = await openPost('b.md', FAULTY);
      await waitForRules(other.document.uri, 'date-weekday', 'image-referrerpolicy');
      assertEqual(getShownRules(editor.document.uri), []);
      await editor.document.save();
      await waitForRules(editor.document.uri, 'date-weekday', 'image-referrerpolicy');
      await setting.update('check', 'off', ConfigurationTarget.Workspace);
      await waitForRules(editor.document.uri);
    } finally {
      await setting.update('check', undefined, ConfigurationTarget.Workspace);
      await files.update('autoSave', undefined, ConfigurationTarget.Workspace);
      await remove('.vscode');
    }
  });

  it('name a file in GBK, and nothing changes it @contract', async () => {
    // "---\ntitle: 数字\n---\n" in GBK.
    const bytes = Uint8Array.from([...new TextEncoder().encode('---\ntitle: '), 0xca, 0xfd, 0xd7, 0xd6, ...new TextEncoder().encode('\n---\n<img src="a.jpg">\n')]);
    const uri = await write('source/_posts/a.md', bytes);
    const { document } = await show(uri);
    await waitForRules(uri, 'file-encoding');
    assert(getShown(uri)[0]?.message.includes('GBK'), 'GBK is not named');
    const before = document.getText();
    for (const command of ['galley.fixAll', 'galley.insertFrontMatter']) await commands.executeCommand(command, uri);
    await commands.executeCommand('galley.insertImage', uri, { src: '/images/river.png', alt: 'A' });
    const actions = await commands.executeCommand<unknown[]>('vscode.executeCodeActionProvider', uri, languages.getDiagnostics(uri)[0]!.range);
    assertEqual(actions, []);
    assertEqual(document.getText(), before);
    assert(!document.isDirty, 'the document was changed');
    assertEqual([...(await workspace.fs.readFile(uri))], [...bytes]);
    await workspace.fs.writeFile(uri, new TextEncoder().encode(CLEAN));
    await waitForRules(uri);
  });

  it('come for an empty file and for one of a single fence', async () => {
    const empty = await openPost('a.md', '');
    await waitForRules(empty.document.uri, 'front-matter-missing');
    const fence = await openPost('b.md', '---\n');
    await waitFor('a finding', () => getShown(fence.document.uri).length > 0);
  });

  it('come from front matter in JavaScript without running it', async () => {
    const mark = (): unknown => (globalThis as { galleyMark?: unknown }).galleyMark;
    for (const [name, settings] of [['a.md', '{}'], ['b.md', '{ "preset": "plain", "posts": ["source/_posts/**"] }']] as const) {
      await write('galley.json', settings);
      for (const word of ['js', 'javascript']) {
        const { document } = await openPost(name, `---${word}\n(globalThis.galleyMark = 1, { title: "A" })\n---\n<p>Text.</p>\n<p><img src="https://example.com/a.jpg"></p>\n`);
        await waitFor('a finding', () => getShown(document.uri).length > 0);
        await commands.executeCommand('galley.fixAll', document.uri);
        await commands.executeCommand('galley.insertFrontMatter', document.uri);
        await (await getApi()).check(document.uri);
        await (await getApi()).render(document.uri);
        await closeAll();
      }
      await commands.executeCommand('galley.checkWorkspace');
    }
    assertEqual(mark(), undefined);
  });
});
