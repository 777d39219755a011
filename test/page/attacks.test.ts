import assert from 'node:assert/strict';
import { load } from 'js-yaml';
import type { Frame, Page } from 'playwright-core';
import { checkPost, parsePost, readBlog, readSiteValues, renderArticle, renderHtml, type Article } from '../../src/core/index';
import type { RenderMessage } from '../../src/protocol/messages';
import { toRenderMessage, type Shown } from '../../src/vscode/preview/toRenderMessage';
import { MemoryHost } from '../core/memoryHost';
import { waitFor } from '../waitFor';
import { renderAttack, renderFieldAttacks, renderOrdinary } from './attackArticle';
import { startAttackHost, type AttackHost, type Net, type AttackedPreview } from './attackHost';
import { showFrames, toBarePage } from './barePage';
import { toAttack, toToken, type Marks } from './attackText';
import { pollutions, vectors, type Vector } from './attackVectors';
import { isShadowed } from './shadowing';

const MINUTE = 60_000;
const BATCH = 100;
// A bare page of these leaves all its marks only after what a preview that was there before could have done.
const SLOW: ReadonlySet<string> = new Set(['handlers', 'svg', 'smil', 'documents', 'styles', 'sources', 'mutations', 'embeds']);
const EVENTS = [...new Set(vectors.flatMap(({ event }) => (event === undefined || event === 'Enter' ? [] : [event])))];

describe('Attacks on the preview', () => {
  let host: AttackHost;
  let runs = 0;

  before(async function () {
    this.timeout(2 * MINUTE);
    host = await startAttackHost();
  });
  after(async () => {
    await host.dispose();
  });

  const begin = (origin = host.leaks): Marks => ({ run: `r${++runs}`, origin });
  const hasMark = (vector: Vector, marks: Marks): boolean => {
    const token = toToken(vector, marks);
    return host.ran.has(token) || host.leaked.some(leak => leak.token === token);
  };
  const findRun = (all: readonly Vector[], marks: Marks): readonly string[] => all.filter(vector => host.ran.has(toToken(vector, marks))).map(vector => `${vector.id}: ${vector.html}`);
  const findLeaked = (all: readonly Vector[], marks: Marks): readonly string[] =>
    all.filter(vector => host.leaked.some(({ token }) => token === toToken(vector, marks))).map(vector => `${vector.id}: ${vector.html}`);

  /** Loads vectors into bare pages, and waits for their marks; returns those that leave none. */
  const attackBarePages = async (all: readonly Vector[], deadline: number): Promise<readonly Vector[]> => {
    const marks = begin();
    for (const vector of all) host.serve(`/${toToken(vector, marks)}`, await toBarePage(vector, marks));
    const missing = (): readonly Vector[] => all.filter(vector => !hasMark(vector, marks));
    const page = await host.openPage();
    for (const vector of all.filter(({ isAlone }) => isAlone)) {
      await page.goto(`${host.pages}/${toToken(vector, marks)}`);
      if (vector.event === 'Enter') await page.locator('#x').press('Enter');
      await waitFor(vector.id, () => hasMark(vector, marks), deadline / 4).catch(() => undefined);
    }
    const framed = all.filter(({ isAlone }) => !isAlone);
    await page.goto(`${host.pages}/`);
    for (let from = 0; from < framed.length; from += BATCH) await showFrames(page, framed.slice(from, from + BATCH).map(vector => ({ address: `/${toToken(vector, marks)}`, event: vector.event })));
    await waitFor('all marks', () => missing().length === 0, deadline).catch(() => undefined);
    await page.close();
    return missing();
  };

  /** Shows vectors in the preview, does to them all that a reader can do, and waits until a bare page beside it is through. */
  const attackPreview = async (preview: AttackedPreview, all: readonly Vector[], marks: Marks, last = all): Promise<number> => {
    const articles = await Promise.all(all.map(vector => renderAttack(vector, toAttack(vector, marks))));
    const fields = await renderFieldAttacks(all.filter(({ how }) => how === 'value').map(vector => toAttack(vector, marks)));
    // One after another, as if they were being typed; then all at once.
    const messages = [...articles, fields].reduce<readonly { readonly message: RenderMessage; readonly shown: Shown }[]>(
      (before, article) => [...before, toMessage(article, before.length + 1, before.at(-1)?.shown)], []);
    const whole = toMessage({ ...join(articles.filter((_, index) => last.includes(all[index]!))), header: fields.header }, messages.length + 1, undefined);
    await preview.tell([...messages, whole].map(({ message }) => message));
    await waitFor('the attacks', async () => (await preview.getArticle()).evaluate(() => Document.prototype.querySelector.call(document, '#after') !== null).catch(() => undefined)).catch(async (error: unknown) => {
      throw new Error(`${String(error)}; it says ${JSON.stringify(preview.told)}`);
    });
    await actOn(preview.page, await preview.getArticle());
    assert.deepEqual(await attackBarePages(controls, MINUTE), []);
    return messages.length + 1;
  };

  const assertUsable = async (preview: AttackedPreview, sequence: number): Promise<void> => {
    const { message } = toMessage(await renderOrdinary(), sequence, undefined);
    await preview.tell([message]);
    const article = await preview.getArticle();
    await article.waitForSelector('#ordinary');
    assert.equal(await article.locator('.galley-title').textContent(), 'An ordinary post');
    const before = preview.told.length;
    await article.locator('#ordinary').click();
    await waitFor('the click', async () => preview.told.slice(before).some(({ type }) => type === 'reveal'));
    const told = preview.told;
    assert.equal(told.filter(({ type }) => type === 'ready').length, 1);
    assert.deepEqual(told.filter(({ type }) => type === 'log'), []);
  };

  const controls = vectors.filter(({ family, isAlone }, index) => !isAlone && SLOW.has(family) && index % 7 === 0);

  const counts = new Map<string, number>();
  for (const { family } of vectors) counts.set(family, (counts.get(family) ?? 0) + 1);

  it(`are ${vectors.length + Object.keys(pollutions).length} (${[...counts].map(([family, count]) => `${family} ${count}`).join(', ')}, pollution ${Object.keys(pollutions).length}), and each leaves its mark in a bare page`, async () => {
    const missing = await attackBarePages(vectors, 30_000);
    assert.deepEqual(missing.map(({ id, html }) => `${id}: ${html}`), []);
  }).timeout(4 * MINUTE);

  for (const without of [[], ['sandbox'], ['policy'], ['sanitiser']] as const satisfies readonly (readonly Net[])[]) {
    it(without.length === 0 ? 'do nothing, and it stays usable' : `run nothing without the ${without.join()}`, async () => {
      for (const batch of toBatches(vectors)) {
        const marks = begin();
        const preview = await host.openPreview(without);
        const isSanitised = !without.some(net => net === 'sanitiser');
        // Unsanitised, the document's own methods are hidden: the preview says so in the log and shows the next version.
        const sent = await attackPreview(preview, batch, marks, isSanitised ? batch : batch.filter(({ how }) => how !== 'shadow'));
        assert.deepEqual(findRun(batch, marks), []);
        if (without.length === 0) assert.deepEqual(findLeaked(batch, marks), []);
        if (isSanitised) {
          const article = await preview.getArticle();
          for (const { how, detail, id } of batch) {
            if (how === 'shadow') assert.equal(await (detail.startsWith('window.') ? preview.page : article).evaluate(isShadowed, detail), false, id);
          }
          await assertUsable(preview, sent + 1);
        }
        await preview.page.close();
      }
    }).timeout(4 * MINUTE);
  }

  it('would do much without any net', async () => {
    const marks = begin();
    for (const batch of toBatches(vectors)) {
      const preview = await host.openPreview(['sandbox', 'policy', 'sanitiser']);
      await attackPreview(preview, batch, marks).catch(() => undefined);
      await preview.page.close();
    }
    console.log('    none:', findRun(vectors, marks).length, findLeaked(vectors, marks).length);
    assert.ok(findRun(vectors, marks).length > 100);
  }).timeout(4 * MINUTE);

  it('get nothing from other sites but pictures', async () => {
    const marks = begin(host.secureLeaks);
    for (const batch of toBatches(vectors.filter(({ html }) => /\b(?:LEAK|HOST)\b/.test(html)))) {
      const preview = await host.openPreview([]);
      await assertUsable(preview, await attackPreview(preview, batch, marks) + 1);
      await preview.page.close();
    }
    const got = vectors.flatMap(vector => host.leaked.filter(({ token }) => token === toToken(vector, marks)).map(({ kind }) => ({ ...vector, kind })));
    const isShown = ({ html, kind = '' }: (typeof got)[number]): boolean =>
      // An SVG to cut with is a picture to the policy, and something else to Chromium.
      kind === 'image' || (/clip-path/.test(html) && kind === 'other');
    assert.deepEqual(got.filter(leak => !isShown(leak)).map(({ id, kind, html }) => `${id} (${kind}): ${html}`), []);
    assert.ok(got.some(({ kind }) => kind === 'image'));
  }).timeout(2 * MINUTE);
});

describe('Metadata that reaches for what all objects share', () => {
  const shared = [Object.prototype, Array.prototype, String.prototype, Number.prototype, Function.prototype, Date.prototype, Map.prototype, Object, Array];
  const describeShared = (): string => JSON.stringify(shared.map(object => Reflect.ownKeys(object).map(String)));
  const presets = [['hexo', 'hexo'], ['plain', 'gray-matter']] as const;

  for (const [name, front] of Object.entries(pollutions)) {
    it(`${name} fools a naive reader and not Galley`, async () => {
      assert.ok(doesFoolNaive(front));
      const before = describeShared();
      for (const [preset, reader] of presets) {
        const settings = front.startsWith('---') ? JSON.stringify({ preset }) : `{ "preset": "${preset}", ${front.replace(';;;', '}')}`;
        const host = new MemoryHost({ 'galley.json': settings, '_config.yml': front.replaceAll('---\n', '') });
        const blog = await readBlog(host.files);
        const post = parsePost(`${front}\n<p>Body</p>\n`, { path: 'source/_posts/a.md', reader });
        await checkPost(post, blog, host);
        await renderArticle(post, blog);
        await renderHtml(post, blog, { page: true });
        readSiteValues(post, blog);
      }
      assert.equal(describeShared(), before);
    });
  }

  it('gives no field a value', async () => {
    for (const [preset, reader] of presets) {
      const blog = await readBlog(new MemoryHost({ 'galley.json': JSON.stringify({ preset }) }).files);
      const { header } = await renderArticle(parsePost('---\n__proto__: { title: Inherited, author: Inherited }\n---\n\n<p>Body</p>\n', { path: 'source/_posts/a.md', reader }), blog);
      assert.deepEqual([header.title, header.author], [undefined, undefined]);
    }
  });

  it('gives no setting a value', async () => {
    const blog = await readBlog(new MemoryHost({ 'galley.json': '{ "__proto__": { "preset": "plain", "image": { "directory": 5 }, "preview": { "theme": 5 } } }' }).files);
    assert.deepEqual(blog.settings, (await readBlog(new MemoryHost({ 'galley.json': '{}' }).files)).settings);
  });
});

/** Merges metadata into an object as careless code does, and tells whether all objects have got something by it. */
function doesFoolNaive(front: string): boolean {
  const merge = (target: Record<string, unknown>, source: object): void => {
    for (const [key, value] of Object.entries(source)) {
      if (typeof value === 'object' && value !== null) merge((target[key] ??= {}) as Record<string, unknown>, value as object);
      else target[key] = value;
    }
  };
  merge({}, (front.startsWith('---') ? load(front.replaceAll('---\n', '')) : JSON.parse(`{${front.replace(';;;', '')}}`)) as object);
  const isFooled = 'polluted' in {};
  delete (Object.prototype as { polluted?: unknown }).polluted;
  return isFooled;
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

/** Puts the blocks of several articles into one, between two marks. */
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
