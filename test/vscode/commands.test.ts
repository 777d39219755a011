import { CodeActionKind, commands, languages, Position, Selection, Uri, window, workspace, type CodeAction, type TextDocument } from 'vscode';
import manifest from '../../package.json';
import { assert, assertEqual } from './assert';
import { CLEAN, closeAll, FAULTY, getApi, getRoot, getShownRules, openPost, read, remove, show, waitForRules, waitForText, write } from './blog';
import { waitFor } from '../waitFor';

const BLOCK = '<p style="text-align:center"><img src="/images/river.png" alt="A &quot;river&quot; &amp; a bridge" referrerpolicy="no-referrer"></p>';
const RIVER = { src: '/images/river.png', alt: 'A "river" & a bridge' };
const HEAD = CLEAN.slice(0, CLEAN.indexOf('<p>'));

// A title that no other post of the test's blog has.
const EBB = CLEAN.replace('Low water', 'Ebb');
const EBB_FAULTY = FAULTY.replace('Low water', 'Ebb');

describe('commands', () => {
  before(getApi);
  afterEach(async () => {
    await closeAll();
    for (const path of ['source/_posts/a.md', 'source/_posts/b.md', 'source/_posts/潮汐-表.md', 'source/_posts/潮汐-表-1.md', 'galley.json', 'drafts', 'second', 'source/images/sea.png']) await remove(path);
  });

  it('are all there', async () => {
    const there = await commands.getCommands(true);
    const { contributes } = manifest;
    for (const { command } of contributes.commands) assert(there.includes(command), `${command} is not there`);
  });

  describe('insertImage', () => {
    it('puts the block on a line of its own after the paragraph, the cursor behind it, undone in one step', async () => {
      const text = `${HEAD}<p>One.</p>\n<p>Two.</p>\n`;
      const editor = await openPost('a.md', text);
      const inside = editor.document.positionAt(text.indexOf('One') + 1);
      editor.selection = new Selection(inside, inside);
      await commands.executeCommand('galley.insertImage', editor.document.uri, RIVER);
      const expected = `${HEAD}<p>One.</p>\n${BLOCK}\n<p>Two.</p>\n`;
      await waitForText(editor.document, expected);
      assertEqual(editor.document.offsetAt(editor.selection.active), expected.indexOf(BLOCK) + BLOCK.length);
      await commands.executeCommand('undo');
      await waitForText(editor.document, text);
    });

    it('never puts it into the front matter', async () => {
      const editor = await openPost('a.md', CLEAN);
      editor.selection = new Selection(2, 0, 2, 0);
      await commands.executeCommand('galley.insertImage', undefined, RIVER);
      await waitForText(editor.document, `${HEAD}${BLOCK}\n\n<p>Text.</p>\n`);
    });

    it('keeps empty lines around it in Markdown', async () => {
      const text = `${HEAD}One *line*\nand another.\n\nTwo.\n`;
      const editor = await openPost('a.md', text);
      await commands.executeCommand('galley.insertImage', editor.document.uri, { ...RIVER, offset: text.indexOf('line') });
      await waitForText(editor.document, `${HEAD}One *line*\nand another.\n\n${BLOCK}\n\nTwo.\n`);
    });

    it('works in a post behind another editor, and in one that no editor shows', async () => {
      const { document } = await openPost('a.md', CLEAN);
      const other = await openPost('b.md', CLEAN);
      await commands.executeCommand('galley.insertImage', document.uri, RIVER);
      await waitForText(document, `${CLEAN}\n${BLOCK}\n`);
      assertEqual(other.document.getText(), CLEAN);
      const uri = await write('drafts/c.md', 'Text.\n');
      await commands.executeCommand('galley.insertImage', uri, RIVER);
      await waitForText(await workspace.openTextDocument(uri), `Text.\n\n${BLOCK}\n`);
    });

    it('measures a picture of the blog where the block has a place for its size', async () => {
      await write('galley.json', '{ "image": { "block": "<img src=\\"{src}\\" alt=\\"{alt}\\" width=\\"{width}\\" height=\\"{height}\\">" } }');
      const { document } = await openPost('a.md', CLEAN);
      await waitFor('the block of galley.json', async () => {
        await commands.executeCommand('galley.insertImage', document.uri, { src: '/images/river.png', alt: '' });
        return document.getText().includes('<img src="/images/river.png" alt="" width="48" height="32">');
      });
    });

    it('asks for a picture, newest first, and its alt', async () => {
      await write('source/images/sea.png', await workspace.fs.readFile(Uri.joinPath(getRoot(), 'source/images/river.png')));
      const { document } = await openPost('a.md', CLEAN);
      const isThere = (): boolean => document.getText().includes('<img src="/images/sea.png" alt=""');
      await waitFor('the picture', async () => {
        const done = commands.executeCommand('galley.insertImage', document.uri);
        // Enter for the first picture, and Enter again for an empty alt: repeated until the dialogs are there.
        for (let press = 0; press < 15 && !isThere(); press++) {
          await commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
          await new Promise(resolve => setTimeout(resolve, 200));
        }
        // A key that came just before the list chose something else: once more from the beginning.
        await commands.executeCommand('workbench.action.closeQuickOpen');
        await done;
        if (!isThere() && document.isDirty) await commands.executeCommand('undo');
        return isThere();
      }, 25_000);
    });
  });

  describe('newPost', () => {
    it('makes a complete post and puts the cursor into its body, never over a file that is there', async () => {
      const first = await commands.executeCommand<Uri>('galley.newPost', undefined, { title: '潮汐: 表' });
      assertEqual(first.path.replace(/^.*\/source\//, ''), '_posts/潮汐-表.md');
      const editor = window.activeTextEditor;
      assertEqual(editor?.document.uri.toString(), first.toString());
      const text = await read(first);
      assert(/^---\n(?:.*\n)*title: ['"]?潮汐: 表['"]?\n(?:.*\n)*---\n\n$/.test(text), text);
      assertEqual(editor?.document.offsetAt(editor.selection.active), text.length);
      await waitFor('nothing but what is left to fill in', async () => (await (await getApi()).check(first)).every(({ severity }) => severity !== 'error'));
      const second = await commands.executeCommand<Uri>('galley.newPost', undefined, { title: '潮汐: 表' });
      assertEqual(second.path.replace(/^.*\/source\//, ''), '_posts/潮汐-表-1.md');
      assertEqual(await read(first), text);
    });

    it('goes to the blog of the file that is given', async () => {
      await write('second/galley.json', '{ "posts": ["articles/*.md"] }');
      const uri = await commands.executeCommand<Uri>('galley.newPost', Uri.joinPath(getRoot(), 'second/any.md'), { title: 'Tides' });
      assertEqual(uri.path.replace(/^.*\/second\//, ''), 'articles/Tides.md');
    });
  });

  describe('insertFrontMatter', () => {
    it('puts a complete block in front of the text, once, undone in one step', async () => {
      const text = '<p>Text.</p>\n';
      const { document } = await openPost('a.md', text);
      await waitForRules(document.uri, 'front-matter-missing');
      await commands.executeCommand('galley.insertFrontMatter');
      assert(document.getText().startsWith('---\n') && document.getText().endsWith(`---\n\n${text}`), document.getText());
      const once = document.getText();
      await commands.executeCommand('galley.insertFrontMatter');
      assertEqual(document.getText(), once);
      await commands.executeCommand('undo');
      await waitForText(document, text);
    });
  });

  describe('checkWorkspace', () => {
    it('shows the findings of posts that no editor shows, and keeps them true', async () => {
      const uri = await write('source/_posts/a.md', EBB_FAULTY);
      await write('drafts/no-post.md', EBB_FAULTY);
      const summary = await commands.executeCommand<{ posts: number; isComplete: boolean; warnings: number; errors: number }>('galley.checkWorkspace');
      assertEqual([summary.posts, summary.isComplete], [2, true]);
      assertEqual(getShownRules(uri), ['date-weekday', 'image-referrerpolicy']);
      assertEqual(getShownRules(Uri.joinPath(getRoot(), 'drafts/no-post.md')), []);
      await write('source/_posts/a.md', EBB);
      await waitForRules(uri);
      await write('source/_posts/a.md', EBB_FAULTY);
      await waitForRules(uri, 'date-weekday', 'image-referrerpolicy');
      await remove('source/_posts/a.md');
      await waitForRules(uri);
    });
  });

  describe('checkWorkspace, of a blog as a whole', () => {
    it('shows what two posts share, and pictures that nothing shows, until their file changes', async () => {
      const a = await write('source/_posts/a.md', EBB);
      const b = await write('source/_posts/b.md', EBB.replace('---\n<p>', 'permalink: 2026/01/02/a/\n---\n<p>'));
      const picture = await write('source/images/sea.png', '');
      await commands.executeCommand('galley.checkWorkspace');
      assertEqual(getShownRules(a).toSorted(), ['duplicate-permalink', 'duplicate-title']);
      assertEqual(getShownRules(b), ['duplicate-title', 'duplicate-permalink']);
      assertEqual(getShownRules(picture), ['unused-image']);
      await show(a);
      // News of the writing above may come late, and lets go what was found.
      await waitFor('ways to live with it', async () => {
        await commands.executeCommand('galley.checkWorkspace');
        const [shown] = languages.getDiagnostics(a).filter(({ source }) => source === 'galley');
        const actions = shown ? await commands.executeCommand<CodeAction[]>('vscode.executeCodeActionProvider', a, shown.range, CodeActionKind.QuickFix.value) : [];
        return ['silence "duplicate-title" in this post', 'how severe "duplicate-permalink"'].every(wanted => actions.some(({ title }) => title.includes(wanted)));
      });
      await write('source/_posts/b.md', EBB.replace('Ebb', 'Flood'));
      await waitForRules(b);
      await waitForRules(a);
      await remove('source/images/sea.png');
      await waitForRules(picture);
      await commands.executeCommand('galley.checkWorkspace');
      assertEqual(getShownRules(a), []);
    });
  });

  describe('on what they cannot do', () => {
    it('leave a text alone that is no post', async () => {
      const { document } = await openPost('a.md', FAULTY);
      await write('galley.json', '{ "posts": ["elsewhere/**"] }');
      await waitForRules(document.uri);
      await commands.executeCommand('galley.fixAll');
      assertEqual(document.getText(), FAULTY);
    });

    it('survive a file that is not there', async () => {
      const uri = Uri.joinPath(getRoot(), 'source/_posts/nowhere.md');
      for (const command of ['galley.fixAll', 'galley.insertFrontMatter', 'galley.insertImage']) await commands.executeCommand(command, uri, RIVER);
      assertEqual(await (await getApi()).check(uri), []);
    });

    it('insert pictures and front matter into a document without a file', async () => {
      const document = await workspace.openTextDocument({ language: 'html', content: '<p>Text.</p>' });
      const editor = await window.showTextDocument(document);
      editor.selection = new Selection(new Position(0, 12), new Position(0, 12));
      await commands.executeCommand('galley.insertImage', undefined, RIVER);
      await waitForText(document, `<p>Text.</p>\n${BLOCK}\n`);
      await commands.executeCommand('galley.insertFrontMatter');
      await waitFor('front matter', () => hasFrontMatter(document));
    });
  });
});

function hasFrontMatter(document: TextDocument): boolean {
  return document.getText().startsWith('---\n');
}
