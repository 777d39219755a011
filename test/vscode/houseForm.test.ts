import { commands, Selection, Uri, workspace, type TextEditor } from 'vscode';
import { assert, assertEqual } from './assert';
import { CLEAN, closeAll, getRoot, getWhole, openPost, read, remove, show, write } from './blog';
import { waitFor } from '../waitFor';

const head = CLEAN.slice(0, CLEAN.indexOf('<p>'));
const form = (words: string): string => `<p style="text-indent: 2em; text-align: left;">${words}</p>`;

describe('writing in the house\'s form', () => {
  afterEach(closeAll);
  after(async () => {
    for (const name of ['form.md', 'form.html', 'form.page.html']) await remove(`source/_posts/${name}`);
    await remove('source/images/form');
    await remove('notes');
  });

  const select = (editor: TextEditor, words: string): void => {
    const start = editor.document.getText().indexOf(words);
    assert(start >= 0, `${words} is not there`);
    editor.selection = new Selection(editor.document.positionAt(start), editor.document.positionAt(start + words.length));
  };
  const getBody = ({ document }: TextEditor): string => document.getText().slice(head.length);
  const undo = (): Thenable<unknown> => commands.executeCommand('undo');

  it('puts each paragraph of a long line on a line of its own, in one step @contract', async () => {
    const before = `<div><p>One.</p><p>Two <b>and</b> a half.</p></div>\n`;
    const editor = await openPost('form.md', head + before);
    await commands.executeCommand('galley.breakLines', editor.document.uri);
    assertEqual(getBody(editor), '<div>\n<p>One.</p>\n<p>Two <b>and</b> a half.</p>\n</div>\n');
    await undo();
    assertEqual(getBody(editor), before);
  });

  it('writes all paragraphs in the blog\'s form', async () => {
    const editor = await openPost('form.md', `${head}<p>One.</p>\n<p class="own">Two.</p>\n`);
    await commands.executeCommand('galley.toHouseParagraphs', editor.document.uri);
    assertEqual(getBody(editor), `${form('One.')}\n<p class="own">Two.</p>\n`);
  });

  it('writes Markdown as HTML, and back', async () => {
    const editor = await openPost('form.md', `${head}Some **bold** words.\n`);
    await commands.executeCommand('galley.toHtml', editor.document.uri);
    assertEqual(getBody(editor), '<p>Some <strong>bold</strong> words.</p>\n');
    await commands.executeCommand('galley.toMarkdown', editor.document.uri);
    assertEqual(getBody(editor), 'Some **bold** words.\n');
  });

  it('makes words bold, a link, and takes it back, at several cursors too', async () => {
    const editor = await openPost('form.md', `${head}${form('one two three')}\n`);
    select(editor, 'two');
    await commands.executeCommand('galley.bold', editor.document.uri);
    assertEqual(getBody(editor), `${form('one <strong>two</strong> three')}\n`);
    assertEqual(editor.document.getText(editor.selection), 'two');
    await commands.executeCommand('galley.bold', editor.document.uri);
    assertEqual(getBody(editor), `${form('one two three')}\n`);
    await commands.executeCommand('galley.link', editor.document.uri, { address: 'https://example.com/?a=1&b=2' });
    assertEqual(getBody(editor), `${form('one <a href="https://example.com/?a=1&amp;b=2">two</a> three')}\n`);
    await undo();
    const one = editor.document.getText().indexOf('one');
    const toSelection = (start: number, length: number): Selection => new Selection(editor.document.positionAt(start), editor.document.positionAt(start + length));
    editor.selections = [toSelection(one, 3), toSelection(one + 8, 5)];
    await commands.executeCommand('galley.emphasis', editor.document.uri);
    assertEqual(getBody(editor), `${form('<em>one</em> two <em>three</em>')}\n`);
    assertEqual(editor.selections.map(selection => editor.document.getText(selection)), ['one', 'three']);
  });

  it('makes a heading of any level', async () => {
    const editor = await openPost('form.md', `${head}${form('one')}\n`);
    select(editor, 'one');
    await commands.executeCommand('galley.section', editor.document.uri, { level: 3 });
    assertEqual(getBody(editor), '<h3>one</h3>\n');
    await commands.executeCommand('galley.section', editor.document.uri, { level: 9 });
    assertEqual(getBody(editor), `${form('<strong>one</strong>')}\n`);
  });

  it('makes of it what is chosen from a list', async () => {
    const editor = await openPost('form.md', `${head}<p>one</p>\n`);
    select(editor, 'one');
    const done = commands.executeCommand('galley.form');
    await waitFor('the first choice to be taken', async () => {
      await commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      return getBody(editor) === `${form('one')}\n`;
    });
    await done;
  });

  it('takes a link away without asking for an address', async () => {
    const editor = await openPost('form.md', `${head}<p>one <a href="/a">two</a></p>\n`);
    select(editor, 'two');
    await commands.executeCommand('galley.link', editor.document.uri);
    assertEqual(getBody(editor), '<p>one two</p>\n');
  });

  it('writes Markdown in Markdown', async () => {
    const editor = await openPost('form.md', `${head}one two\n`);
    select(editor, 'two');
    await commands.executeCommand('galley.bold', editor.document.uri);
    assertEqual(getBody(editor), 'one **two**\n');
  });

  it('writes markup of another program as the blog writes articles', async () => {
    const foreign = '<p class=MsoNormal style="margin:0cm"><span lang=EN-US style="font-family:宋体">Along the quay.<o:p></o:p></span></p><p class=MsoNormal><o:p>&nbsp;</o:p></p>';
    const editor = await openPost('form.md', `${head}${foreign}\n`);
    select(editor, foreign);
    await commands.executeCommand('galley.cleanSelection', editor.document.uri);
    assertEqual(getBody(editor), `${form('Along the quay.')}\n`);
    await undo();
    assertEqual(getBody(editor), `${foreign}\n`);
    await commands.executeCommand('editor.action.selectAll');
    await commands.executeCommand('galley.cleanSelection', editor.document.uri);
    assertEqual(editor.document.getText(), `${head}${form('Along the quay.')}\n`);
  });

  it('saves an article as one HTML file with the blog\'s pictures in it @contract', async () => {
    await write('source/images/form/dot.svg', '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>');
    const editor = await openPost('form.md', `${head}<p>Text.<img src="/images/form/dot.svg" alt="A dot"><script>alert(1)</script></p>\n`);
    const target = Uri.joinPath(getRoot(), 'source/_posts/form.page.html');
    await commands.executeCommand('galley.saveAsPage', editor.document.uri, { target });
    const page = await waitFor('the page', () => read(target).then(text => text, () => undefined));
    assert(/<img [^>]*src="data:image\/svg\+xml;base64,/.test(page), page);
    assert(page.includes('<h1>Low water</h1>') && !page.includes('<script'), page);
  });

  it('breaks a line, and no paragraph, in a file that is no post', async () => {
    const editor = await show(await write('notes/form.md', `${head}<p>OneTwo</p>\n`));
    const place = editor.document.positionAt(editor.document.getText().indexOf('Two'));
    editor.selection = new Selection(place, place);
    await commands.executeCommand('galley.newParagraph');
    assertEqual(getBody(editor), '<p>One\nTwo</p>\n');
    await commands.executeCommand('galley.joinParagraphs');
    assertEqual(getBody(editor), '<p>OneTwo</p>\n');
  });

  it('says why something cannot be done, and changes nothing', async () => {
    const text = `${head}<p style="color: red">Red.</p>\n`;
    const editor = await openPost('form.md', text);
    await commands.executeCommand('galley.toMarkdown', editor.document.uri);
    assertEqual(editor.document.getText(getWhole(editor.document)), text);
    assert(!workspace.textDocuments.some(document => document.isDirty), 'something was changed');
  });
});
