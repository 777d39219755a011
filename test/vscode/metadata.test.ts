import { commands, Position, Selection, Uri, window, workspace, type CompletionItem, type CompletionList, type DocumentLink, type DocumentSymbol, type FoldingRange, type Hover, type Location, type MarkdownString, type Range, type TextDocument, type WorkspaceEdit } from 'vscode';
import { waitFor } from '../waitFor';
import { assert, assertEqual } from './assert';
import { closeAll, getApi, getRoot, openPost, read, remove, type, waitForText, write } from './blog';

const TIDES = '---\ntitle: Tides\nauthor: 林夏\ncategories: [Nature, Rivers]\ntags: [水, low water]\ndate: 2026-01-02 03:04:05\n---\n<p>Text.</p>\n';

// What helps who writes metadata, asked for by the commands that VS Code itself asks with.
describe('writing metadata', () => {
  before(getApi);
  beforeEach(async () => {
    await write('source/_posts/tides.md', TIDES);
    await write('source/_posts/ebb.md', TIDES.replace('Tides', 'Ebb').replace('[Nature, Rivers]', 'Nature'));
  });
  afterEach(async () => {
    await closeAll();
    for (const path of ['source/_posts/a.md', 'source/_posts/tides.md', 'source/_posts/ebb.md', 'source/_posts/flood.md', 'notes']) await remove(path);
  });

  /** Opens a post; `¦` in its text is the place that is returned. */
  async function open(drawn: string): Promise<{ readonly document: TextDocument; readonly at: Position }> {
    const { document } = await openPost('a.md', drawn.replace('¦', ''));
    return { document, at: document.positionAt(drawn.indexOf('¦')) };
  }

  const getLabel = ({ label }: CompletionItem): string => (typeof label === 'string' ? label : label.label);

  async function complete({ document, at }: { readonly document: TextDocument; readonly at: Position }): Promise<readonly CompletionItem[]> {
    const { items } = await commands.executeCommand<CompletionList>('vscode.executeCompletionItemProvider', document.uri, at);
    // Words of the text are VS Code's own proposals.
    return items.filter(({ sortText }) => /^\d{5}$/.test(sortText ?? ''));
  }

  it('completes keys, while the block is not closed yet @contract', async () => {
    const items = await complete(await open('---\ntitle: A\nau¦'));
    const author = items.find(item => getLabel(item) === 'author');
    assert(author, `author is not among ${items.map(getLabel).join(', ')}`);
    assertEqual((author.label as { description?: string }).description, 'recommended');
    assert(!items.some(item => getLabel(item) === 'title'), 'title is there already');
  });

  it('completes names of the blog\'s other posts, and keeps up with them', async () => {
    const place = await open('---\ntitle: A\nauthor: ¦\n---\n');
    await waitFor('the author', async () => (await complete(place)).map(getLabel).includes('林夏'));
    await write('source/_posts/flood.md', TIDES.replace('林夏', '周舟'));
    await waitFor('another author', async () => (await complete(place)).map(getLabel).includes('周舟'));
    await remove('source/_posts/flood.md');
    await waitFor('its end', async () => !(await complete(place)).map(getLabel).includes('周舟'));
  });

  it('completes categories along the paths of the blog, and pictures of the site', async () => {
    const place = await open('---\ncategories: [Nature, ¦]\n---\n');
    await waitFor('the category', async () => (await complete(place)).map(getLabel)[0] === 'Rivers');
    await closeAll();
    const pictures = await complete(await open('---\nheadimg: ¦\n---\n'));
    const river = pictures.find(item => getLabel(item) === '/images/river.png');
    assert(river, `the picture is not among ${pictures.map(getLabel).join(', ')}`);
    assert((river.documentation as MarkdownString).value.includes('/source/images/river.png'), JSON.stringify(river.documentation));
  });

  it('completes nothing in a body, nor in a text that is no post', async () => {
    assertEqual((await complete(await open('---\ntitle: A\n---\nau¦\n'))).length, 0);
    const uri = await write('notes/a.md', '---\nau\n---\n');
    assertEqual((await complete({ document: await workspace.openTextDocument(uri), at: new Position(1, 2) })).length, 0);
  });

  it('tells about a key, a date and a name on hover @contract', async () => {
    const { document } = await open(`${TIDES}¦`);
    const tell = async (at: string): Promise<string> => {
      const hovers = await commands.executeCommand<Hover[]>('vscode.executeHoverProvider', document.uri, document.positionAt(document.getText().indexOf(at) + 1));
      return hovers.flatMap(({ contents }) => contents.map(content => (content as MarkdownString).value)).join('\n');
    };
    assert((await tell('title')).includes('**title**'), await tell('title'));
    assert((await tell('title')).includes('"Tides"'), await tell('title'));
    assert(/Friday/.test(await tell('2026-01-02')), await tell('2026-01-02'));
    await waitFor('the count', async () => /Nature.*categories.*: ?3/s.test((await tell('Nature')).replaceAll('&nbsp;', ' ')));
  });

  it('shows the keys in the outline, folds the block, links addresses', async () => {
    const { document } = await open('---\ntitle: Tides\nheadimg: /images/river.png\nthumbnail: /images/none.png\nlink: https://example.com/a\n---\n# Text¦\n');
    const symbols = await commands.executeCommand<DocumentSymbol[]>('vscode.executeDocumentSymbolProvider', document.uri);
    const block = symbols.find(({ children }) => children.some(({ name }) => name === 'headimg'));
    assertEqual(block?.children.map(({ name, detail }) => `${name}: ${detail}`), ['title: Tides', 'headimg: /images/river.png', 'thumbnail: /images/none.png', 'link: https://example.com/a']);
    const folds = await commands.executeCommand<FoldingRange[]>('vscode.executeFoldingRangeProvider', document.uri);
    assert(folds.some(({ start, end }) => start === 0 && end === 5), JSON.stringify(folds));
    const links = await commands.executeCommand<DocumentLink[]>('vscode.executeLinkProvider', document.uri);
    const targets = links.map(({ target }) => target?.toString() ?? '');
    assert(targets.some(target => target.endsWith('/source/images/river.png')), targets.join());
    assert(targets.includes('https://example.com/a') && !targets.some(target => target.includes('none.png')), targets.join());
  });

  it('renames a category in all posts, open or not @contract', async () => {
    const { document, at } = await open('---\ntitle: A\ncategories: [¦Nature]\n---\nNature\n');
    await waitFor('the references', async () => (await commands.executeCommand<Location[]>('vscode.executeReferenceProvider', document.uri, at)).length === 3);
    const edit = await commands.executeCommand<WorkspaceEdit>('vscode.executeDocumentRenameProvider', document.uri, at, '自然: 山水');
    assert(await workspace.applyEdit(edit, { isRefactoring: true }), 'the edit was not applied');
    assertEqual(document.getText(), '---\ntitle: A\ncategories: [\'自然: 山水\']\n---\nNature\n');
    for (const [name, expected] of [['tides', TIDES], ['ebb', TIDES.replace('Tides', 'Ebb').replace('[Nature, Rivers]', 'Nature')]] as const) {
      const uri = Uri.joinPath(getRoot(), `source/_posts/${name}.md`);
      await waitFor(`${name}.md`, async () => (await read(uri)) === expected.replace('Nature', '\'自然: 山水\''));
    }
  });

  it('renames nothing that is no shared word', async () => {
    const { document, at } = await open('---\ntitle: ¦A\n---\n');
    let message = '';
    try {
      await commands.executeCommand('vscode.prepareRename', document.uri, at);
    } catch (error) {
      message = String(error);
    }
    assert(/renamed|重命名/.test(message), message);
  });

  it('says what the site reads, and keeps it true', async () => {
    const { document } = await open('---\ntitle: C# #1\ncomments: off¦\n---\n');
    const uri = await commands.executeCommand<Uri>('galley.showReading', document.uri);
    const reading = (): string => workspace.textDocuments.find(open => open.uri.toString() === uri.toString())?.getText() ?? '';
    await waitFor('the page', () => /title\s.*"C#"/.test(reading()) && /comments\s.*true/.test(reading()));
    const editor = await waitFor('the editor', () => window.visibleTextEditors.find(shown => shown.document === document));
    await type(editor, '---\ntitle: Ebb\n---\n');
    await waitFor('the new page', () => /title\s.*"Ebb"/.test(reading()) && !/comments/.test(reading()));
    await type(editor, '---\ntitle: [\n---\n');
    await waitFor('the broken page', () => reading().includes('✘'));
  });

  it('chooses a completion with its place to go on, undone in one step', async () => {
    const { document, at } = await open('---\n¦\n---\n');
    const editor = window.activeTextEditor!;
    editor.selection = new Selection(at, at);
    const item = (await complete({ document, at })).find(found => getLabel(found) === 'comments')!;
    assert(typeof item.insertText === 'object', 'no snippet');
    await editor.insertSnippet(item.insertText, item.range as Range);
    await waitForText(document, '---\ncomments: true\n---\n');
    assertEqual(document.getText(editor.selection), 'true');
    await commands.executeCommand('undo');
    await waitForText(document, '---\n\n---\n');
  });
});
