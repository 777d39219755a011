import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import type { Route } from 'playwright-core';
import { glob } from 'tinyglobby';
import { toLightPicture } from '../preview/lightPicture';
import { waitFor } from '../waitFor';
import { expectLookOfSite, expectPlainLook, styleOf, waitForCaretMark } from './looks';
import { post, siteCss, template, text, words } from './lookPosts';
import { usePreview } from './previewedBlog';

const paged = post('Paged <i>', text, 'tags: [潮汐, "<b>stone</b>"]\nsubtitle: A study\nthumbnail: /images/thumb.png\n');

const pictures = post('Pictures', `<p><img id="policy" src="https://pictures.example.org/a.png" alt="A"></p>
<p><img id="kept" src="https://pictures.example.org/b.png" alt="B" referrerpolicy="no-referrer"></p>
<p><img id="own" src="https://example.com/c.png" alt="C"></p>
<p><img id="insecure" src="http://pictures.example.org/d.png" alt="D"></p>
<p><img id="broken" src="https://pictures.example.org/broken.png" alt="E" referrerpolicy="no-referrer"></p>
<p><img id="nowhere" src="/images/nowhere.png" alt="F"></p>
<p><img id="lazy" data-src="https://pictures.example.org/g.png" alt="G"></p>
<p><img id="silent" src="https://pictures.example.org/silent.png" alt="H" referrerpolicy="no-referrer"></p>
<p><img id="local" src="/images/site.png" alt="I"></p>
<p id="after">${words}</p>\n${'<p>…</p>\n'.repeat(40)}`);

const slow = post('Slow', '<p id="before">Before</p>\n<p><img id="slow" src="https://pictures.example.org/slow.png" alt="S" referrerpolicy="no-referrer"></p>\n<p><img id="local" src="/images/site.png" alt="I"></p>\n<p id="after">After</p>');

describe('The look of the preview', () => {
  const preview = usePreview({
    'card/galley.json': '{ "site": { "timeZone": "Asia/Shanghai", "url": "https://example.com" } }',
    'card/source/_posts/river.md': post('河岸 A walk by the river', text),
    'card/source/_posts/pictures.md': pictures,
    'card/source/_posts/slow.md': slow,
    'card/source/_posts/long.md': post('Long', `<p><img id="local" src="/images/site.png" alt="I"></p>\n${'<p>…</p>\n'.repeat(40)}<p id="after">${words}</p>\n${'<p>…</p>\n'.repeat(40)}`),
    'card/source/images/site.png': toLightPicture(64, 40),
    'styled/galley.json': '{ "preview": { "styles": ["themes/css/site.css", "themes/css/missing.css", "../outside.css"] } }',
    'styled/source/_posts/styled.md': post('Styled', text),
    'styled/source/images/site.png': toLightPicture(31, 17),
    'styled/themes/css/site.css': siteCss,
    'styled/themes/css/parts/quote.css': 'blockquote { border-left: 7px solid rgb(1, 2, 3); background: url("../../pictures/paper.png"); }\n',
    'styled/themes/css/parts/never.css': '#first { color: red !important; }\n',
    'styled/themes/pictures/paper.png': toLightPicture(8, 8),
    'outside.css': '* { display: none; }',
    'paged/galley.json': '{ "preview": { "template": "./page.html" }, "site": { "timeZone": "UTC", "language": "en" } }',
    'paged/page.html': template,
    'paged/site/page.css': '.entry > p { margin-left: 33px; } body.post-page { background: rgb(250, 250, 240) url(logo.png); }',
    'paged/site/logo.png': toLightPicture(24, 12),
    'paged/source/_posts/paged.md': paged,
    'paged/source/images/thumb.png': toLightPicture(9, 9),
    'assets/_config.yml': 'post_asset_folder: true\n',
    'assets/source/_posts/tides.md': post('Assets', '<p><img id="asset" src="map.png" alt="Map"> <img id="beside" src="beside.png" alt="Beside"></p>'),
    'assets/source/_posts/tides/map.png': toLightPicture(21, 11),
    'assets/source/_posts/beside.png': toLightPicture(5, 4),
  });
  /** Requests for pictures whose site does not answer by itself. */
  let held: Route[] = [];

  const fulfil = (route: Route): Promise<void> => route.fulfill({ contentType: 'image/png', headers: { 'cache-control': 'no-store' }, body: Buffer.from(toLightPicture(240, 150)) });

  before(async () => {
    // A test lets the time go by that a site may take to answer.
    await preview.page.clock.install();
    const [font] = await glob('node_modules/playwright-core/lib/**/codicon*.ttf');
    await preview.write('styled/themes/fonts/signs.ttf', await readFile(font!));
    await preview.page.context().route(/^https?:\/\/(?:[a-z]+\.)?example\.(?:com|org)\//, async route => {
      const url = route.request().url();
      if (url.endsWith('broken.png')) await route.fulfill({ status: 404 });
      else if (url.endsWith('silent.png') || url.endsWith('slow.png')) held.push(route);
      else if (url.endsWith('.png')) await fulfil(route);
      else await route.abort();
    });
  });

  const waitForStyle = (selector: string, property: string, value: string): Promise<unknown> => waitFor(`${property}: ${value} of ${selector}`, async () => (await styleOf(preview.article, selector, property)) === value);
  const readWidth = (id: string): Promise<number> => preview.article.evaluate(wanted => document.querySelector<HTMLImageElement>(`#${wanted}`)!.naturalWidth, id);
  const waitForPicture = (id: string, width: number): Promise<unknown> => waitFor(`the picture ${id}`, async () => (await readWidth(id)) === width);
  const readNotices = (): Promise<string[]> => preview.article.locator('.galley-notice span').allTextContents();
  const readBadges = (): Promise<string[]> => preview.article.locator('button.grave:visible, button.mild:visible').evaluateAll(found => found.map(badge => badge.getAttribute('aria-label') ?? '').sort());
  const waitForBadges = (badges: readonly string[]): Promise<unknown> => waitFor('the badges', async () => (await readBadges()).join('\n') === [...badges].sort().join('\n')).catch(async (error: unknown) => {
    throw new Error(`${String(error)}: ${(await readBadges()).join('\n')}`);
  });

  it('is a card', async () => {
    await preview.show('card/source/_posts/river.md');
    assert.equal(await styleOf(preview.article, '.galley-card', 'max-width'), '800px');
    assert.equal(await styleOf(preview.article, '.galley-body h2', 'border-bottom-width'), '1px');
    for (const scheme of ['dark', 'light']) {
      await preview.setTheme(`vscode-${scheme}`);
      await waitForStyle('html', 'color-scheme', scheme);
    }
  });

  it('is plain when somebody wants it so', async () => {
    await preview.update({ builtIn: 'plain' });
    assert.equal(await preview.article.evaluate(() => document.documentElement.dataset['look']), 'plain');
    for (const scheme of ['dark', 'light']) {
      await preview.setTheme(`vscode-${scheme}`);
      await waitForStyle('html', 'color-scheme', scheme);
    }
    await expectPlainLook(preview.article);
    await preview.update({ builtIn: 'card' });
    assert.equal(await preview.article.evaluate(() => document.documentElement.dataset['look']), 'card');
  });

  it('is that of the blog\'s style sheets, with their fonts, pictures and imports', async () => {
    await preview.show('styled/source/_posts/styled.md');
    await expectLookOfSite(preview.article);
  });

  it('says what of the style sheets is missing', async () => {
    const found = await waitFor('the notices', async () => {
      const notices = await readNotices();
      return notices.length > 4 && notices;
    });
    assert.deepEqual(found.sort(), [
      'The style sheet ../outside.css is not in the blog\'s folder.',
      'The style sheet themes/css/missing.css is not there.',
      'themes/css/site.css: fonts of other sites are not loaded: https://cdn.example.com/far.woff2',
      'themes/css/site.css: style sheets of other sites are not loaded: https://cdn.example.com/remote.css',
      'themes/css/site.css: there is no file parts/nowhere.css.',
    ].sort());
    assert.equal(await preview.article.locator('#first').textContent(), words);
  });

  it('follows the style sheets when they change', async () => {
    await preview.article.evaluate(() => document.querySelector('#first')!.setAttribute('data-kept', ''));
    await preview.write('styled/themes/css/parts/quote.css', 'blockquote { border-left: 3px solid red; }\n');
    await preview.tell({ type: 'files' });
    await waitForStyle('blockquote', 'border-left-width', '3px');
    await preview.write('styled/themes/css/missing.css', '#first { color: rgb(9, 9, 9); }\n');
    await preview.tell({ type: 'files' });
    await waitForStyle('#first', 'color', 'rgb(9, 9, 9)');
    await waitFor('its notice to go', async () => !(await readNotices()).some(notice => notice.includes('missing.css')));
    assert.equal(await preview.article.locator('#first[data-kept]').count(), 1);
  });

  it('is the page that the blog\'s template makes', async () => {
    await preview.show('paged/source/_posts/paged.md');
    await waitForStyle('#first', 'margin-left', '33px');
    assert.deepEqual(await preview.article.evaluate(() => ({
      heading: document.querySelector('main > h1')!.textContent,
      by: document.querySelector('.by')!.textContent,
      tags: [...document.querySelectorAll('.tags > li')].map(tag => tag.textContent),
      place: [...document.querySelectorAll('.entry > *')].map(({ localName }) => localName),
      classes: [document.documentElement.className, document.body.className],
      card: document.querySelectorAll('.galley-card, .galley-title').length,
      ran: [document.documentElement.dataset['ran'], document.body.dataset['ran']],
      scripts: document.querySelectorAll('script, [onload], link').length,
    })), {
      heading: 'Paged <i>', by: '林夏 · 2021-06-11 · A study', tags: ['潮汐', '<b>stone</b>'], place: ['h2', 'p', 'blockquote', 'p'],
      classes: ['site', 'post-page'], card: 0, ran: [undefined, undefined], scripts: 0,
    });
    assert.equal(await styleOf(preview.article, '.tag', 'color'), 'rgb(0, 0, 200)');
    assert.match(await styleOf(preview.article, 'body', 'background-image'), /^url\("blob:/);
    await waitForPicture('logo', 24);
    await waitForPicture('thumbnail', 9);
  });

  it('leads from the metadata in the template\'s page to where it is written', async () => {
    const { article } = preview;
    const title = await preview.hearReveal(() => article.locator('main > h1').click({ position: { x: 2, y: 12 } }));
    assert.equal(title.offset, paged.indexOf('Paged'));
    // Of several values, each knows its own place.
    const tag = await preview.hearReveal(() => article.locator('.tag:last-child').click({ position: { x: 40, y: 8 } }));
    const start = paged.indexOf('"<b>stone</b>"');
    assert.ok(tag.offset > start && tag.offset < start + '"<b>stone</b>"'.length, String(tag.offset));
  });

  it('marks the metadata in the template\'s page that the caret is in', async () => {
    for (const [word, selector] of [['Paged', 'main > h1'], ['stone', '.tag:last-child'], ['A study', '.by'], ['title:', 'main > h1']] as const) {
      await preview.follow(paged.indexOf(word));
      await waitForCaretMark(preview.article, selector);
    }
  });

  it('keeps the article\'s nodes while the metadata is typed, and patches its blocks', async () => {
    const { article } = preview;
    await article.evaluate(() => {
      document.querySelector('#first')!.setAttribute('data-kept', '');
      document.querySelector('#logo')!.setAttribute('data-galley-kept', '');
    });
    const typed = paged.replace('Paged <i>', 'Paged <i>!');
    await preview.type(typed);
    assert.equal(await article.locator('main > h1').textContent(), 'Paged <i>!');
    await preview.type(`${typed}<p>The end.</p>`);
    assert.equal(await article.locator('.entry > p:last-child').textContent(), 'The end.');
    assert.equal(await article.locator('.entry > #first[data-kept]').count(), 1);
  });

  it('lists what the template\'s page is without, and leads to its source', async () => {
    const { page } = preview;
    await page.locator('#toolbar [data-name="removed"]').click();
    const items = page.locator('#removed li');
    assert.deepEqual(await items.allTextContents(), ['<script>', `onload="document.body.dataset.ran = 'yes'" · <body>`, '<script>']);
    const [told] = await preview.hear('template', () => items.last().locator('button').click());
    assert.equal(told!.offset, template.indexOf('<script>document.body'));
    await page.locator('#toolbar [data-name="removed"]').click();
  });

  it('is Galley\'s own while the template has a mistake, and says where', async () => {
    const { article } = preview;
    const change = async (html: string): Promise<void> => {
      await preview.write('paged/page.html', html);
      await preview.update();
    };
    await change(template.replace('{{#tags}}', '{{#posts}}'));
    assert.equal(await article.locator('.galley-card .galley-title').count(), 1);
    assert.match((await readNotices()).join(), /^\.\/page\.html, line 17: There is no list \{\{#posts\}\}/);
    assert.equal(await article.locator('.galley-body > #first[data-kept]').count(), 1);
    assert.equal(await article.evaluate(() => document.documentElement.className + document.body.className), '');
    await change(`<html><head><title>{{title}}</title></head><body><textarea>{{{content}}}</textarea></body></html>`);
    assert.deepEqual(await readNotices(), ['In the template ./page.html, the article stands where there can be no text.']);
    await change('<main class="new"><p>{{author}}</p>{{{content}}}<footer>End</footer></main>');
    assert.equal(await article.locator('main.new > .galley-body > #first[data-kept]').count(), 1);
    assert.deepEqual(await readNotices(), []);
    await waitForStyle('#first', 'margin-left', '0px');
  });

  it('finds pictures in the post\'s own folder, not beside the post, where the site publishes nothing', async () => {
    await preview.show('assets/source/_posts/tides.md');
    await waitForPicture('asset', 21);
    await waitForBadges(['There is no picture beside.png on the site. Hexo does not publish what lies beside a post.']);
    assert.equal(await readWidth('beside'), 0);
  });

  it('has a badge on a picture that readers may not see', async () => {
    await preview.show('card/source/_posts/pictures.md');
    const atOnce = [
      'pictures.example.org may refuse this picture to your readers: it has no referrerpolicy="no-referrer".',
      'Readers may not see this picture: its address begins with http:, and browsers load only https: into an https: page.',
      'This picture cannot be loaded: https://pictures.example.org/broken.png',
      'There is no picture /images/nowhere.png.',
      'Readers do not see this picture: it has no src. Its address is in data-src, which only a script of the site it was copied from reads.',
    ];
    await waitForBadges(atOnce);
    assert.equal(held.length, 1);
    await preview.page.clock.fastForward(10_000);
    await waitForBadges([...atOnce, 'pictures.example.org has not answered yet.']);
  });

  it('has badges in the corners of pictures, which take no place', async () => {
    const { corner, height, without } = await preview.article.evaluate(() => {
      const layer = document.querySelector<HTMLElement>('galley-badges')!;
      const picture = document.querySelector('#policy')!.getBoundingClientRect();
      const badge = [...layer.shadowRoot!.querySelectorAll('button')].find(found => found.getAttribute('aria-label')!.includes('refuse'))!.getBoundingClientRect();
      const { scrollHeight } = document.documentElement;
      layer.remove();
      const without = document.documentElement.scrollHeight;
      document.documentElement.append(layer);
      return { corner: { right: Math.round(picture.right - badge.right), top: Math.round(badge.top - picture.top) }, height: scrollHeight, without };
    });
    assert.deepEqual(corner, { right: 6, top: 6 });
    assert.equal(height, without);
  });

  it('has badges whose texts are seen on focus and hover, all of them in view, and which lead to the picture\'s source', async () => {
    const { article, page } = preview;
    const badge = article.locator('button.mild');
    assert.equal(await badge.locator('span').isVisible(), false);
    await badge.focus();
    assert.equal(await badge.locator('span').isVisible(), true);
    await article.evaluate(() => document.querySelector('#broken')!.scrollIntoView());
    await page.setViewportSize({ width: 450, height: 900 });
    const lazy = article.locator('button.grave', { hasText: 'no src' });
    await lazy.hover();
    assert.equal(await lazy.locator('span').evaluate(tip => {
      const { left, right, top, bottom } = tip.getBoundingClientRect();
      return left >= 0 && right <= innerWidth && top >= 0 && bottom <= innerHeight;
    }), true);
    await page.setViewportSize({ width: 1000, height: 800 });
    const revealed = await preview.hearReveal(() => badge.click());
    assert.deepEqual(revealed, { offset: pictures.indexOf('<img id="policy"'), focus: true });
  });

  it('does not load a picture again while its paragraph is typed', async () => {
    await waitForPicture('local', 64);
    await preview.article.evaluate(() => Object.assign(document.querySelector('#local')!, { isKept: true }));
    await preview.type(pictures.replace('<img id="local"', 'tide <img id="local"'));
    assert.match((await preview.article.locator('p:has(#local)').textContent())!, /tide/);
    assert.equal(await preview.article.evaluate(() => (document.querySelector('#local') as unknown as { readonly isKept?: boolean }).isKept), true);
  });

  it('keeps the place of a picture that it has shown before', async () => {
    held = [];
    const measure = (): Promise<readonly [number, number]> => preview.article.evaluate(() => {
      const slow = document.querySelector<HTMLImageElement>('#slow')!;
      return [slow.naturalWidth, document.querySelector('#after')!.getBoundingClientRect().top + scrollY] as const;
    });
    const answer = async (): Promise<void> => {
      const [route] = await waitFor('the request', () => held.length > 0 && held.splice(0));
      await route!.fulfill({ contentType: 'image/png', headers: { 'cache-control': 'no-store' }, body: Buffer.from(toLightPicture(240, 120)) });
    };
    await preview.show('card/source/_posts/slow.md');
    await answer();
    await waitForPicture('slow', 240);
    await waitForPicture('local', 64);
    const [, top] = await measure();
    await preview.reload();
    await waitForPicture('local', 64);
    assert.deepEqual(await measure(), [0, top], 'the place is kept');
    await answer();
    await waitForPicture('slow', 240);
    assert.deepEqual(await measure(), [240, top]);
    assert.equal(await preview.article.locator('#slow[width], #slow[data-galley-reserved]').count(), 0);
  });

  it('comes back to the place that was read', async () => {
    await preview.show('card/source/_posts/long.md');
    const getTop = (): Promise<number> => preview.article.evaluate(() => document.querySelector('#after')!.getBoundingClientRect().top);
    await waitForPicture('local', 64);
    await preview.follow(preview.text.indexOf('<p id="after"'), 'top');
    const top = await getTop();
    assert.ok(top < 20, `${top}`);
    await waitFor('the place to be kept', () => preview.page.evaluate(() => (JSON.parse(sessionStorage.getItem('galley-state') ?? '{}') as { readonly top?: number }).top! > 0));
    await preview.reload();
    await waitForPicture('local', 64);
    await waitFor('the place', async () => Math.abs((await getTop()) - top) < 4).catch(async (error: unknown) => {
      throw new Error(`${String(error)}: ${await getTop()}, not ${top}`);
    });
  });
});
