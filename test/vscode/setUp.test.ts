import { commands, languages, Range, Uri, window, workspace, type DocumentLink } from 'vscode';
import { assert, assertEqual } from './assert';
import { closeAll, getApi, getRoot, read, remove, show, waitForRules, write } from './blog';
import { waitFor } from '../waitFor';

// Each test has a blog of its own: what VS Code can undo is kept by address, and outlives a file.
let count = 0;
const inBlog = (path: string): string => `old-${count}/${path}`;
const toUri = (path: string): Uri => Uri.joinPath(getRoot(), inBlog(path));
const toPath = ({ path }: Uri): string => path.replace(/^.*\/old-\d+\//, '');
const OUTLIER = 'source/_posts/7.md';

interface Result {
  readonly accepted: readonly string[];
  readonly files: readonly Uri[];
}

const run = (options?: unknown): Thenable<Result | undefined> => commands.executeCommand('galley.setUp', toUri(OUTLIER), options);
const getReportUri = (): Uri => Uri.from({ scheme: 'galley-set-up', path: `/old-${count}.md`, query: Uri.joinPath(getRoot(), `old-${count}`).toString() });
const isThere = (path: string): Promise<boolean> => Promise.resolve(workspace.fs.stat(toUri(path))).then(() => true, () => false);

/** Twelve posts of a blog of their own, one of which differs. */
async function writeBlog(): Promise<void> {
  count++;
  await write(inBlog('_config.yml'), 'title: Old\n');
  for (let number = 1; number <= 12; number++) {
    const rating = number === 7 ? 'good' : String(number);
    await write(inBlog(`source/_posts/${number}.md`), `---\ntitle: Post ${number}\ndate: 2021-06-${String(number).padStart(2, '0')} 09:29:00\nrating: ${rating}\n---\n\nText.\n`);
  }
}

/** Presses Enter, for all that is picked beforehand, until the list is there and gone. */
async function acceptList(asking: Thenable<Result | undefined>): Promise<Result | undefined> {
  let isDone = false;
  void asking.then(() => (isDone = true));
  while (!isDone) {
    await commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
    await new Promise(resolve => setTimeout(resolve, 200));
  }
  return asking;
}

describe('set up', () => {
  before(getApi);
  beforeEach(writeBlog);
  afterEach(async () => {
    await closeAll();
    await remove(`old-${count}`);
  });

  it('writes galley.json and a schema, after which only what differs is found', async () => {
    const outlier = toUri(OUTLIER);
    const usual = toUri('source/_posts/1.md');
    await show(usual);
    await waitForRules(usual, 'missing-recommended-key');
    const result = await run({ accept: 'all' });
    assert(result, 'nothing was written');
    assertEqual(result.files.map(toPath), ['galley.json', 'post.schema.json']);
    for (const id of ['preset', 'required:title', 'recommended:rating', 'type:rating', 'date-style']) assert(result.accepted.includes(id), `${id} is missing`);
    assertEqual(window.activeTextEditor?.document.uri.toString(), result.files[0]?.toString());
    assert((await read(result.files[0]!)).includes('"schema": "./post.schema.json"'), 'galley.json names no schema');
    await show(outlier);
    await waitForRules(outlier, 'wrong-type');
    await show(usual);
    await waitForRules(usual);
    assertEqual(languages.getDiagnostics(result.files[0]!).map(({ message }) => message), []);
  });

  it('keeps what stands in an open galley.json, and saves it', async () => {
    const file = await write(inBlog('galley.json'), '{\n  // Ours.\n  "rules": { "image-alt": "off" }\n}\n');
    const { document } = await show(file);
    const result = await run({ accept: ['date-style', 'type:rating', 'no-such-item'] });
    assertEqual(result?.accepted, ['type:rating', 'date-style']);
    assert(!document.isDirty, 'galley.json is not saved');
    const text = await read(file);
    for (const part of ['// Ours.', '"image-alt": "off"', '"date-style"', '"schema"']) assert(text.includes(part), `${part} is missing in ${text}`);
  });

  it('writes nothing where nothing is accepted, or galley.json has a mistake, or a change that is not saved', async () => {
    assertEqual(await run({ accept: [] }), undefined);
    assert(!(await isThere('galley.json')), 'there is a galley.json');
    const file = await write(inBlog('galley.json'), '{ "rules": ');
    assertEqual(await run({ accept: 'all' }), undefined);
    assertEqual(await read(file), '{ "rules": ');
    await write(inBlog('galley.json'), '{}\n');
    const editor = await show(file);
    await waitFor('the file in its editor', () => editor.document.getText() === '{}\n');
    await editor.edit(edit => edit.insert(editor.document.positionAt(1), ' '));
    assertEqual(await run({ accept: 'all' }), undefined);
    assert(!(await isThere('post.schema.json')), 'there is a schema');
    await commands.executeCommand('workbench.action.files.revert');
  });

  it('leaves a schema alone that no galley.json names', async () => {
    const own = await write(inBlog('post.schema.json'), '{ "title": "mine" }');
    const result = await run({ accept: 'all' });
    assertEqual(toPath(result!.files[1]!), 'post-2.schema.json');
    assertEqual(await read(own), '{ "title": "mine" }');
  });

  it('finds posts that lie elsewhere', async () => {
    for (const number of [1, 2, 3]) await write(inBlog('blog/galley.json'), '{}\n').then(() => write(inBlog(`blog/essays/${number}.md`), `---\ntitle: Essay ${number}\n---\n`));
    const result = await commands.executeCommand<Result | undefined>('galley.setUp', toUri('blog/essays/1.md'), { accept: 'all' });
    const text = await read(result?.files[0] ?? Uri.joinPath(getRoot(), 'nowhere'));
    for (const part of ['"plain"', '"essays/**/*.md"']) assert(text.includes(part), `${part} is missing in ${text}`);
  });

  it('asks what is wanted, and shows the posts that differ as links', async () => {
    const result = await acceptList(run());
    assert(result && result.accepted.includes('type:rating'), 'it was not all picked');
    const report = await workspace.openTextDocument(getReportUri());
    assert(report.getText().includes('## "rating" is a number'), report.getText());
    const links = await commands.executeCommand<DocumentLink[]>('vscode.executeLinkProvider', report.uri);
    const link = links.find(({ target }) => target?.toString() === toUri(OUTLIER).toString());
    assert(link, `no link to the post: ${links.map(({ target }) => target?.toString()).join(', ')}`);
    assertEqual(report.getText(new Range(link.range.start, link.range.end)), 'source/_posts/7.md');
  });

  it('leaves nothing half-written when a file has come up where the schema was to be', async () => {
    await write(inBlog('source/_posts/13.md'), '---\ntitle: Thirteen\n---\n');
    const asking = run();
    const report = await waitFor('the report', () => workspace.openTextDocument(getReportUri()).then(document => document, () => undefined));
    await waitFor('the new report', () => report.getText().includes('Posts read: 13.'));
    const own = await write(inBlog('post.schema.json'), '{ "title": "mine" }');
    assertEqual(await acceptList(asking), undefined);
    assertEqual([await read(own), await isThere('galley.json')], ['{ "title": "mine" }', false]);
  });

  it('is undone in one go, in a galley.json that was there', async () => {
    const file = await write(inBlog('galley.json'), '{}\n');
    const result = await run({ accept: 'all' });
    assert(result, 'nothing was written');
    await commands.executeCommand('undo');
    await waitFor('the schema to go', async () => !(await isThere('post.schema.json')), 10_000);
    await waitFor('the old settings', () => workspace.textDocuments.some(({ uri, getText }) => uri.toString() === file.toString() && getText() === '{}\n'));
    await commands.executeCommand('workbench.action.files.revert');
  });

  it('is undone in one go', async () => {
    const result = await run({ accept: 'all' });
    assert(result, 'nothing was written');
    await commands.executeCommand('undo');
    await waitFor('the files to go', async () => !(await isThere('galley.json')) && !(await isThere('post.schema.json')), 10_000);
  });
});
