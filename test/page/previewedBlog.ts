import assert from 'node:assert/strict';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { BrowserContext, Frame, Page } from 'playwright-core';
import { makeTemporaryFolder } from '../../scripts/host/temporaryFolder.mjs';
import { Blogs, toBlogPath } from '../../src/cli/blogs';
import * as core from '../../src/core/index';
import type { FollowMessage, LookMessage, RevealMessage, ToExtension, ToPreview } from '../../src/protocol/messages';
import type { PreviewView } from '../../src/protocol/view';
import { describeCount } from '../../src/vscode/describeCount';
import { makeFollowMessage } from '../../src/vscode/preview/followMessage';
import { makeLookMessage } from '../../src/vscode/preview/lookMessage';
import { findPointedOffset } from '../../src/vscode/preview/pointedOffset';
import { makeProblemsMessage, toProblem } from '../../src/vscode/preview/problemsMessage';
import { toRenderMessage, type Shown } from '../../src/vscode/preview/toRenderMessage';
import { waitFor } from '../waitFor';
import { startBlogServer, type BlogServer } from './blogServer';
import { getChromium } from './chromium';
import { openWebview, type Webview } from './webview';

/** Messages to the extension of one type. */
type Told<T extends ToExtension['type']> = Extract<ToExtension, { readonly type: T }>;

/** Where in the text the extension puts the caret, and whether the editor gets the focus. */
export interface Revealed {
  readonly offset: number;
  readonly focus: boolean;
}

/**
 * Has the tests of a suite use one page that previews a blog. A test fails when the page logs anything, or speaks of a place that is none.
 *
 * @param files of the blog's folder, or of folders that are blogs, by their paths
 */
export function usePreview(files: Readonly<Record<string, string | Uint8Array>>): PreviewedBlog {
  const preview = new PreviewedBlog();
  before(() => preview.open(files));
  afterEach(() => preview.assertNoFault());
  after(async () => {
    await preview.dispose();
    preview.assertNoFault();
  });
  return preview;
}

/** A blog on disk, and the preview's page in a Chromium, which is told of the blog's posts what the extension tells it. */
export class PreviewedBlog {
  readonly #told: ToExtension[] = [];
  readonly #faults: string[] = [];
  #folder: ReturnType<typeof makeTemporaryFolder> | undefined;
  #blogs: Blogs | undefined;
  #server: BlogServer | undefined;
  #context: BrowserContext | undefined;
  #webview: Webview | undefined;
  #view: PreviewView = { width: 'desktop', theme: 'auto', pictures: true, toolbar: true };
  #builtIn: LookMessage['builtIn'] = 'card';
  #path = '';
  #version = 0;
  #post: core.Post | undefined;
  #shown: Shown | undefined;
  #sequence = 0;
  #worn = '';
  #isLocked = false;
  /** The render under way. */
  #rendering: Promise<unknown> = Promise.resolve();

  /** The folder with the blog's files, which may be written to. */
  get folder(): string {
    return this.#folder!.path;
  }

  get page(): Page {
    return this.#webview!.page;
  }

  /** The frame of the article. */
  get article(): Frame {
    return this.page.mainFrame().childFrames()[0]!;
  }

  /** The text of the post that is shown. */
  get text(): string {
    return this.#post!.text;
  }

  /** Writes the files and opens the page. */
  async open(files: Readonly<Record<string, string | Uint8Array>>): Promise<void> {
    this.#folder = makeTemporaryFolder('galley-blog');
    this.#blogs = new Blogs(this.folder, message => this.#faults.push(message));
    await Promise.all(Object.entries(files).map(([path, content]) => this.write(path, content)));
    this.#server = await startBlogServer(this.folder, () => this.#view);
    this.#context = await (await getChromium()).newContext({ viewport: { width: 1000, height: 800 } });
    const { origin } = this.#server;
    await this.#context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin });
    // Nothing is to depend on other sites; a test that is about them answers for them.
    await this.#context.route(({ protocol, origin: asked }) => /^https?:$/.test(protocol) && asked !== origin, route => route.abort());
    this.#webview = await openWebview(this.#context, `${origin}/`, message => this.#receive(message));
  }

  /** Shows a post of the blog, as when its editor comes to the front, and waits until it is seen. */
  async show(path: string): Promise<void> {
    this.#path = path;
    this.#version = 1;
    this.#post = undefined;
    await this.#render(await readFile(join(this.folder, path), 'utf8'));
    await this.#waitUntilSeen();
  }

  /** Shows another text of the post, as when somebody types. */
  async type(text: string): Promise<void> {
    this.#version++;
    await this.#render(text);
  }

  /** Shows the post once more: its template has changed, or what the person wants. */
  async update({ builtIn = this.#builtIn }: { readonly builtIn?: LookMessage['builtIn'] } = {}): Promise<void> {
    this.#builtIn = builtIn;
    await this.#render(this.text);
  }

  /** Loads the page anew, as when it comes to the front again, and waits until it shows the post. */
  async reload(): Promise<void> {
    const before = this.#sequence;
    await this.page.reload();
    await waitFor('the page to be told of the post', () => this.#sequence > before);
    await this.#rendering;
    await this.#waitUntilSeen();
  }

  /** Writes a file of the blog. */
  async write(path: string, content: string | Uint8Array): Promise<void> {
    const file = join(this.folder, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, content);
  }

  async tell(...messages: readonly ToPreview[]): Promise<void> {
    await this.#webview!.tell(messages);
  }

  /** Tells the page where in the post the editor is. */
  async follow(offset: number, what: FollowMessage['what'] = 'caret'): Promise<void> {
    await this.tell(makeFollowMessage(this.#post!, { version: this.#version, offset, what }, core));
  }

  /** Returns what the page tells while something is done; waits until there is some of it. */
  async hear<T extends ToExtension['type']>(type: T, act: () => Promise<unknown>): Promise<readonly Told<T>[]> {
    const before = this.#told.length;
    await act();
    return waitFor(`word of a ${type}`, () => {
      const heard = this.#told.slice(before).filter((message): message is Told<T> => message.type === type);
      return heard.length > 0 && heard;
    });
  }

  /** Returns where the editor's caret is put when something is done. */
  async hearReveal(act: () => Promise<unknown>): Promise<Revealed> {
    const [message] = await this.hear('reveal', act);
    return this.toRevealed(message!);
  }

  /** Returns where the extension puts the caret when the page tells a place. */
  toRevealed(message: RevealMessage): Revealed {
    return { offset: findPointedOffset(this.text, message, core), focus: message.focus };
  }

  /** Returns what the page has told the extension so far. */
  getTold<T extends ToExtension['type']>(type: T): readonly Told<T>[] {
    return this.#told.filter((message): message is Told<T> => message.type === type);
  }

  /** Gives the page the class that VS Code gives it in a theme. */
  async setTheme(...classes: readonly string[]): Promise<void> {
    await this.page.evaluate(all => {
      document.body.className = all.join(' ');
    }, classes);
  }

  /** Fails when something went wrong that no test has asked for. */
  assertNoFault(): void {
    assert.deepEqual(this.takeFaults(), []);
  }

  /** Returns what went wrong since the last call. */
  takeFaults(): readonly string[] {
    return this.#faults.splice(0);
  }

  async dispose(): Promise<void> {
    await this.#context?.close();
    this.#server?.close();
    this.#folder?.dispose();
  }

  #receive(message: ToExtension): void {
    this.#told.push(message);
    if (message.type === 'log') this.#faults.push(message.message);
    if ('offset' in message && 'uri' in message && !this.#isPlace(message)) this.#faults.push(`A place that is none: ${JSON.stringify(message)}`);
    this.#answerPage(message).catch((error: unknown) => this.#faults.push(String(error)));
  }

  /** Answers as the extension does. */
  async #answerPage(message: ToExtension): Promise<void> {
    if (message.type === 'view') await this.tell({ type: 'view', view: (this.#view = message.view) });
    if (message.type === 'lock') await this.tell({ type: 'lock', isLocked: (this.#isLocked = message.isLocked) });
    if (message.type !== 'ready' || !this.#post) return;
    this.#shown = undefined;
    this.#worn = '';
    await this.tell({ type: 'view', view: this.#view }, { type: 'lock', isLocked: this.#isLocked });
    await this.#render(this.text);
  }

  #isPlace({ uri, offset }: { readonly uri: string; readonly offset: number }): boolean {
    return uri === this.#uri && offset <= this.text.length;
  }

  get #uri(): string {
    return pathToFileURL(join(this.folder, this.#path)).href;
  }

  #render(text: string): Promise<void> {
    const rendered = this.#rendering.then(() => this.#renderNow(text));
    this.#rendering = rendered.catch(() => undefined);
    return rendered;
  }

  /** Tells the page all that it is to know of the post. */
  async #renderNow(text: string): Promise<void> {
    const open = await this.#blogs!.of(dirname(join(this.folder, this.#path)));
    const { blog, host } = open;
    const path = toBlogPath(open, join(this.folder, this.#path));
    const post = core.parsePost(text, { path, reader: core.getReaderName(blog), previous: this.#post });
    const [article, template] = await Promise.all([core.renderArticle(post, blog, host.files), core.readTemplate(blog, host.files)]);
    const look = makeLookMessage({ post, path, blog, template, builtIn: this.#builtIn, toAddress: inside => this.#server!.toAddress(join(open.folder, inside)) }, core);
    this.#post = post;
    const uri = this.#uri;
    const version = this.#version;
    const render = toRenderMessage(article, { uri, version, places: look.places, sequence: ++this.#sequence, length: text.length }, this.#shown);
    this.#shown = { sequence: this.#sequence, uri, article };
    const isWorn = JSON.stringify(look) === this.#worn;
    this.#worn = JSON.stringify(look);
    const begin = render.base === 0 ? [makeFollowMessage(post, { version, offset: 0, what: 'start' }, core), makeFollowMessage(post, { version, offset: 0, what: 'mark' }, core)] : [];
    await this.tell(...(isWorn ? [] : [look]), render, ...begin);
    const findings = core.isPostPath(blog, path) ? await core.checkPost(post, blog, host) : [];
    await this.tell(makeProblemsMessage(post, findings.map(toProblem), { uri, version }, core), { type: 'count', facts: describeCount(core.countText(post), 'en') });
  }

  async #waitUntilSeen(): Promise<void> {
    await waitFor('the article to be seen', () => this.article.evaluate(() => document.documentElement.dataset['galleyVeiled'] === undefined));
  }
}
