import assert from 'node:assert/strict';
import type { Frame, Page } from 'playwright-core';
import type { Article } from '../../src/core/index';
import type { RenderMessage } from '../../src/protocol/messages';
import { toRenderMessage, type Shown } from '../../src/vscode/preview/toRenderMessage';
import { waitFor } from '../waitFor';
import { renderAttack, renderFieldAttacks, renderOrdinary } from './attackArticle';
import { startAttackHost, type AttackedPreview, type AttackHost, type Net } from './attackHost';
import { toAttack, toToken, type Marks } from './attackText';
import { vectors, type Vector } from './attackVectors';
import { showFrames, toBarePage } from './barePage';
import { isShadowed } from './shadowing';

const MINUTE = 60_000;
const BATCH = 100;
// A bare page of these leaves all its marks only after what a preview that was there before could have done.
const SLOW: ReadonlySet<string> = new Set(['handlers', 'svg', 'smil', 'documents', 'styles', 'sources', 'mutations', 'embeds']);
const controls = vectors.filter(({ family, isAlone }, index) => !isAlone && SLOW.has(family) && index % 7 === 0);
const EVENTS = [...new Set(vectors.flatMap(({ event }) => (event === undefined || event === 'Enter' ? [] : [event])))];

/** Asks that vectors run nothing in previews without one of their nets. */
export function testWithout(net: Net): void {
  describe(`Attacks on the preview without its ${net}`, () => {
    const attacks = useAttacks();

    it('run nothing', async () => {
      const attacked = await attacks.attackPreviews(vectors, [net]);
      assert.deepEqual(attacks.findRun(attacked), []);
      // Unsanitised, the document's own methods are hidden.
      if (net !== 'sanitiser') await assertUnharmed(attacked);
    }).timeout(2 * MINUTE);
  });
}

/** A preview that vectors were shown in. */
export interface Attacked {
  readonly preview: AttackedPreview;
  readonly batch: readonly Vector[];
  readonly marks: Marks;
  /** How many renders it has been told of. */
  readonly sent: number;
}

/** Has the tests of a suite attack pages. */
export function useAttacks(): Attacks {
  const attacks = new Attacks();
  before(() => attacks.start());
  after(() => attacks.dispose());
  return attacks;
}

/** Attacks on bare pages and on previews, and the marks that they leave. */
export class Attacks {
  #host: AttackHost | undefined;
  #runs = 0;

  async start(): Promise<void> {
    this.#host = await startAttackHost();
  }

  /** Loads vectors into bare pages, and waits for their marks; returns those that leave none. */
  async attackBarePages(all: readonly Vector[], deadline: number): Promise<readonly Vector[]> {
    const host = this.#get();
    const marks: Marks = { run: this.#nextRun(), origin: host.leaks };
    for (const vector of all) host.serve(`/${toToken(vector, marks)}`, await toBarePage(vector, marks));
    const missing = (): readonly Vector[] => all.filter(vector => !this.#hasMark(vector, marks));
    const page = await host.openPage();
    for (const vector of all.filter(({ isAlone }) => isAlone)) {
      await page.goto(`${host.pages}/${toToken(vector, marks)}`);
      if (vector.event === 'Enter') await page.locator('#x').press('Enter');
      await waitFor(vector.id, () => this.#hasMark(vector, marks), deadline / 4).catch(() => undefined);
    }
    await page.goto(`${host.pages}/`);
    // One batch after the other, in a page that is in front: what moves, but not for long, is to be painted while it does.
    for (const batch of toBatches(all.filter(({ isAlone }) => !isAlone))) await showFrames(page, batch.map(vector => ({ address: `/${toToken(vector, marks)}`, event: vector.event })));
    await waitFor('all marks', () => missing().length === 0, deadline).catch(() => undefined);
    await page.close();
    return missing();
  }

  /**
   * Shows vectors in previews, does to them all that a reader can do, and waits until bare pages beside them are through.
   *
   * @param without the nets that the previews lack
   * @param isSecure whether the vectors lead to a site by `https:`
   */
  async attackPreviews(all: readonly Vector[], without: readonly Net[], { isSecure = false } = {}): Promise<readonly Attacked[]> {
    const attacked = await Promise.all(toBatches(all).map(async batch => {
      const shown = await this.#show(batch, without, isSecure);
      await waitUntilShown(shown.preview);
      await actOn(shown.preview.page, await shown.preview.getArticle());
      return shown;
    }));
    assert.deepEqual(await this.attackBarePages(controls, MINUTE), []);
    return attacked;
  }

  /** Shows vectors in previews without any net, which may be gone by then. */
  attackBarePreviews(all: readonly Vector[]): Promise<readonly Attacked[]> {
    return Promise.all(toBatches(all).map(batch => this.#show(batch, ['sandbox', 'policy', 'sanitiser'], false)));
  }

  /** Returns the vectors whose scripts ran. */
  findRun(attacked: readonly Attacked[]): readonly string[] {
    return attacked.flatMap(({ batch, marks }) => batch.filter(vector => this.#get().ran.has(toToken(vector, marks))).map(vector => `${vector.id}: ${vector.html}`));
  }

  /** Returns the vectors that asked another site for something, and for what. */
  findLeaked(attacked: readonly Attacked[]): readonly (Vector & { readonly kind: string | undefined })[] {
    return attacked.flatMap(({ batch, marks }) => batch.flatMap(vector => this.#get().leaked.filter(({ token }) => token === toToken(vector, marks)).map(({ kind }) => ({ ...vector, kind }))));
  }

  async dispose(): Promise<void> {
    await this.#host?.dispose();
  }

  async #show(batch: readonly Vector[], without: readonly Net[], isSecure: boolean): Promise<Attacked> {
    const host = this.#get();
    const marks: Marks = { run: this.#nextRun(), origin: isSecure ? host.secureLeaks : host.leaks };
    const preview = await host.openPreview(without);
    const articles = await Promise.all(batch.map(vector => renderAttack(vector, toAttack(vector, marks))));
    const fields = await renderFieldAttacks(batch.filter(({ how }) => how === 'value').map(vector => toAttack(vector, marks)));
    // One after another, as if they were being typed; then all at once.
    const messages = [...articles, fields].reduce<readonly { readonly message: RenderMessage; readonly shown: Shown }[]>(
      (before, article) => [...before, toMessage(article, before.length + 1, before.at(-1)?.shown)], []);
    // Unsanitised, the document's own methods are hidden: the preview says so in the log and shows the next version.
    const last = articles.filter((_, index) => !without.includes('sanitiser') || batch[index]!.how !== 'shadow');
    const whole = toMessage({ ...join(last), header: fields.header }, messages.length + 1, undefined);
    await preview.tell([...messages, whole].map(({ message }) => message));
    return { preview, batch, marks, sent: messages.length + 1 };
  }

  #get(): AttackHost {
    return this.#host!;
  }

  #nextRun(): string {
    return `r${++this.#runs}`;
  }

  #hasMark(vector: Vector, marks: Marks): boolean {
    const token = toToken(vector, marks);
    return this.#get().ran.has(token) || this.#get().leaked.some(leak => leak.token === token);
  }
}

/** Fails when what hides properties has come through to attacked previews, or they do not go on to show what a reader wants. */
export async function assertUnharmed(attacked: readonly Attacked[]): Promise<void> {
  await Promise.all(attacked.map(async ({ preview, batch, sent }) => {
    const article = await preview.getArticle();
    await Promise.all(batch.filter(({ how }) => how === 'shadow').map(async ({ detail, id }) => {
      assert.equal(await (detail.startsWith('window.') ? preview.page : article).evaluate(isShadowed, detail), false, id);
    }));
    await assertUsable(preview, sent + 1);
  }));
}

async function assertUsable(preview: AttackedPreview, sequence: number): Promise<void> {
  const { message } = toMessage(await renderOrdinary(), sequence, undefined);
  await preview.tell([message]);
  const article = await preview.getArticle();
  await article.waitForSelector('#ordinary');
  assert.equal(await article.locator('.galley-title').textContent(), 'An ordinary post');
  const before = preview.told.length;
  await article.locator('#ordinary').click();
  await waitFor('the click', () => preview.told.slice(before).some(({ type }) => type === 'reveal'));
  assert.equal(preview.told.filter(({ type }) => type === 'ready').length, 1);
  assert.deepEqual(preview.told.filter(({ type }) => type === 'log'), []);
}

async function waitUntilShown(preview: AttackedPreview): Promise<void> {
  const isShown = async (): Promise<boolean> => (await preview.getArticle()).evaluate(() => Document.prototype.querySelector.call(document, '#after') !== null).catch(() => false);
  await waitFor('the attacks', isShown).catch((error: unknown) => {
    throw new Error(`${String(error)}; it says ${JSON.stringify(preview.told)}`);
  });
}

/** Does to everything in an article what a reader can do. */
async function actOn(page: Page, article: Frame): Promise<void> {
  await article.evaluate(events => {
    for (const element of document.body.querySelectorAll<HTMLElement>('*')) {
      element.focus?.();
      for (const event of events) element.dispatchEvent(new (event === 'click' ? MouseEvent : Event)(event, { bubbles: true, cancelable: true, composed: true }));
    }
  }, EVENTS);
  for (const field of await article.locator('form input, form button, a[href]').elementHandles()) {
    await field.evaluate(element => (element as HTMLElement).focus());
    await page.keyboard.press('Enter');
  }
}

/** Puts the blocks of several articles into one, before a mark. */
function join(articles: readonly Article[]): Article {
  const [first] = articles;
  assert.ok(first && articles.every(({ shell }) => shell.depth === 0));
  return { ...first, blocks: [...articles.flatMap(({ blocks }) => blocks), { start: 0, html: '<p id="after">After</p>' }] };
}

function toMessage(article: Article, sequence: number, shown: Shown | undefined): { readonly message: RenderMessage; readonly shown: Shown } {
  const uri = 'file:///blog/a.html';
  const places = { post: 'http://127.0.0.1:9/post/', site: 'http://127.0.0.1:9/site/', root: '/' };
  return { message: toRenderMessage(article, { uri, version: sequence, places, sequence, length: 2 ** 20 }, shown), shown: { sequence, uri, article } };
}

function toBatches(all: readonly Vector[]): readonly (readonly Vector[])[] {
  return Array.from({ length: Math.ceil(all.length / BATCH) }, (_, index) => all.slice(index * BATCH, (index + 1) * BATCH));
}
