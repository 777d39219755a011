import { CodeActionKind, commands, ConfigurationTarget, DiagnosticSeverity, Uri, workspace, type CodeAction } from 'vscode';
import { rules } from '../../src/core/index';
import { assert, assertEqual } from './assert';
import { CLEAN, closeAll, FAULTY, getApi, getRoot, getShown, getWhole, MENDED, openPost, read, remove, toRule, type, waitForRules, waitForText, write } from './blog';
import { waitFor } from '../waitFor';

const POST = '2021-06-11-an-article.md';

describe('code actions', () => {
  before(getApi);
  afterEach(async () => {
    await closeAll();
    for (const path of [`source/_posts/${POST}`, 'galley.json', 'post.schema.json', ...rules.flatMap(({ docs }) => Object.keys(docs.files ?? {}))]) await remove(path);
  });

  // Rules about a whole blog are for commands that check all of it.
  for (const { id, docs, severity, isOffByDefault } of rules.filter(({ part }) => part === 'front-matter' || part === 'body')) {
    it(`mend what ${id} finds`, async () => {
      const { check } = await getApi();
      for (const [path, text] of Object.entries(docs.files ?? {})) await write(path, text);
      if (docs.schema !== undefined) await write('post.schema.json', docs.schema);
      const settings = { ...(docs.schema === undefined ? {} : { schema: 'post.schema.json' }), ...(isOffByDefault ? { rules: { [id]: severity } } : {}) };
      if (Object.keys(settings).length > 0) await write('galley.json', JSON.stringify(settings));
      const { document } = await openPost(POST, docs.wrong);
      const { uri } = document;
      await waitFor(`${id} to be shown`, () => getShown(uri).some(diagnostic => toRule(diagnostic) === id));
      const findings = (await check(uri)).filter(({ rule }) => rule === id);
      const countShown = (message: string): number => getShown(uri).filter(shown => toRule(shown) === id && shown.message === message).length;
      for (const { fixes, message } of findings) {
        const before = countShown(message);
        for (const { title, safe } of fixes) {
          const shown = getShown(uri).find(diagnostic => toRule(diagnostic) === id && diagnostic.message === message);
          assert(shown, `"${message}" is not shown`);
          const actions = await commands.executeCommand<CodeAction[]>('vscode.executeCodeActionProvider', uri, shown.range, CodeActionKind.QuickFix.value);
          const action = actions.find(offered => offered.title === title);
          assert(action?.edit, `"${title}" is not offered, but ${actions.map(offered => offered.title).join(', ')}`);
          if (action.isPreferred) assert(safe, `"${title}" is preferred, though not safe`);
          assert(await workspace.applyEdit(action.edit), `"${title}" was not applied`);
          await waitFor(`"${title}" to mend "${message}"`, () => countShown(message) < before);
          await commands.executeCommand('undo');
          await waitForText(document, docs.wrong);
          await waitFor('the squiggle to come back', () => countShown(message) === before);
        }
      }
      assert(findings.some(({ fixes }) => fixes.length > 0) || NOT_FIXABLE.has(id), 'nothing was mended');
    });
  }

  it('mark the safe one as preferred @contract', async () => {
    const { document } = await openPost(POST, FAULTY);
    const actions = await getActions(document.uri, CodeActionKind.QuickFix);
    assert(actions.some(({ isPreferred }) => isPreferred), 'none is preferred');
  });

  it('are for the text as it is now, not as it was checked last', async () => {
    const editor = await openPost(POST, FAULTY);
    await waitForRules(editor.document.uri, 'date-weekday', 'image-referrerpolicy');
    await type(editor, FAULTY.replace('title: Low water', 'title: High and low water'));
    const [action] = await getActions(editor.document.uri, CodeActionKind.SourceFixAll.append('galley'));
    assert(action?.edit && (await workspace.applyEdit(action.edit)), 'not applied');
    assertEqual(editor.document.getText(), MENDED.replace('title: Low water', 'title: High and low water'));
  });

  it('set how severe a rule is, in galley.json', async () => {
    const { document: { uri } } = await openPost(POST, FAULTY);
    const settle = async (rule: string, severity: string): Promise<void> => {
      const action = (await getActions(uri, CodeActionKind.QuickFix)).find(({ command }) => command?.command === 'galley.setRuleSeverity' && (command.arguments?.[1] as { rule: string }).rule === rule);
      assert(action?.command?.arguments, `no action for ${rule}`);
      // With a severity it asks for none.
      await commands.executeCommand(action.command.command, action.command.arguments[0], { rule, severity });
    };
    await waitForRules(uri, 'date-weekday', 'image-referrerpolicy');
    await settle('date-weekday', 'off');
    await waitForRules(uri, 'image-referrerpolicy');
    await settle('image-referrerpolicy', 'hint');
    await waitFor('a hint', () => getShown(uri).every(({ severity }) => severity === DiagnosticSeverity.Hint));
    const settings = JSON.parse(await read(Uri.joinPath(getRoot(), 'galley.json'))) as { rules: unknown };
    assertEqual(settings.rules, { 'date-weekday': 'off', 'image-referrerpolicy': 'hint' });
  });

  it('let a finding be, with a comment', async () => {
    const { document } = await openPost(POST, FAULTY);
    await waitForRules(document.uri, 'date-weekday', 'image-referrerpolicy');
    const action = (await getActions(document.uri, CodeActionKind.QuickFix)).find(({ title }) => title === 'Let it be: silence "date-weekday" in this post');
    assert(action?.edit && (await workspace.applyEdit(action.edit)), 'not applied');
    assertEqual(document.getText(), FAULTY.replace('---\n', '---\n# galley-disable date-weekday\n'));
    await waitForRules(document.uri, 'image-referrerpolicy');
  });

  it('mend all as a source action', async () => {
    const { document } = await openPost(POST, FAULTY);
    const actions = await getActions(document.uri, CodeActionKind.SourceFixAll);
    assertEqual(actions.length, 1);
    assert(actions[0]?.edit && (await workspace.applyEdit(actions[0].edit)), 'not applied');
    assertEqual(document.getText(), MENDED);
    assertEqual(await getActions(document.uri, CodeActionKind.SourceFixAll), []);
  });

  it('mend all as a command, undone in one step @contract', async () => {
    const { document } = await openPost(POST, FAULTY);
    await commands.executeCommand('galley.fixAll');
    assertEqual(document.getText(), MENDED);
    await commands.executeCommand('undo');
    await waitForText(document, FAULTY);
  });

  it('mend all as a command that names a post behind another editor', async () => {
    const { document } = await openPost(POST, FAULTY);
    await openPost('hello.md', CLEAN);
    await commands.executeCommand('galley.fixAll', document.uri);
    assertEqual(document.getText(), MENDED);
  });

  it('mend all on save @contract', async () => {
    const editor = workspace.getConfiguration('editor');
    try {
      await editor.update('codeActionsOnSave', { 'source.fixAll.galley': 'explicit' }, ConfigurationTarget.Workspace);
      const shown = await openPost(POST, CLEAN);
      await type(shown, FAULTY);
      // `document.save()` skips code actions; the author's Ctrl+S does not. The window may learn of the setting after the first one.
      await waitFor('the mended file', async () => {
        await commands.executeCommand('workbench.action.files.save');
        return (await read(shown.document.uri)) === MENDED;
      });
    } finally {
      await editor.update('codeActionsOnSave', undefined, ConfigurationTarget.Workspace);
      await remove('.vscode');
    }
  });

  it('keep CRLF and everything else that they do not name', async () => {
    const { document } = await openPost(POST, FAULTY.replace('author: Mei', "author:  'Mei'  # 作者 😀").replaceAll('\n', '\r\n'));
    await commands.executeCommand('galley.fixAll');
    assertEqual(document.getText(), MENDED.replace('author: Mei', "author:  'Mei'  # 作者 😀").replaceAll('\n', '\r\n'));
  });
});

// Rules that can only tell what is wrong, in their example at least.
const NOT_FIXABLE = new Set(['date-future', 'invalid-value', 'html-nesting', 'image-alt-repeated', 'image-heavy', 'image-size']);

async function getActions(uri: Uri, kind: CodeActionKind): Promise<CodeAction[]> {
  const document = await workspace.openTextDocument(uri);
  // VS Code cancels the question when another extension has just begun to answer such ones, as its own for Markdown does after the first post.
  return waitFor('the actions', () => commands.executeCommand<CodeAction[]>('vscode.executeCodeActionProvider', uri, getWhole(document), kind.value).then(actions => actions, (error: unknown) => {
    if (!/Canceled/.test(String(error))) throw error;
    return undefined;
  }));
}
