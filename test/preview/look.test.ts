import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Frame, Route } from 'playwright-core';
import { globSync } from 'tinyglobby';
import { openUntrusted, makeBlog, type VsCodeWindow } from './host';
import { toLightPicture } from './lightPicture';
import { post, siteCss, template, text } from '../page/lookPosts';
import { expectLookOfSite, expectPlainLook, styleOf, waitForCaretMark } from '../page/looks';
import { waitFor } from '../waitFor';

describe('The look of the preview', () => {
  const [font] = globSync('node_modules/playwright-core/lib/**/codicon*.ttf');
  const openBlog = makeBlog('look', {
    files: {
      'card/galley.json': '{ "site": { "timeZone": "Asia/Shanghai", "url": "https://example.com" } }',
      'card/source/_posts/river.md': post('河岸 A walk by the river', text),
      'card/source/_posts/slow.md': post('Slow', `<p id="before">Before</p>\n<p><img id="slow" src="https://pictures.example.org/slow.png" alt="S" referrerpolicy="no-referrer"></p>\n<p><img id="local" src="/images/site.png" alt="I"></p>\n<p id="after">After</p>`),
      'card/source/images/site.png': toLightPicture(64, 40),
      'styled/galley.json': '{ "preview": { "styles": ["themes/css/site.css", "themes/css/missing.css", "../outside.css"] } }',
      'styled/source/_posts/styled.md': post('Styled', text),
      'styled/source/images/site.png': toLightPicture(31, 17),
      'styled/themes/css/site.css': siteCss,
      'styled/themes/css/parts/quote.css': 'blockquote { border-left: 7px solid rgb(1, 2, 3); background: url("../../pictures/paper.png"); }\n',
      'styled/themes/css/parts/never.css': '#first { color: red !important; }\n',
      'styled/themes/fonts/signs.ttf': readFileSync(font!),
      'styled/themes/pictures/paper.png': toLightPicture(8, 8),
      'outside.css': '* { display: none; }',
      'paged/galley.json': '{ "preview": { "template": "./page.html" }, "site": { "timeZone": "UTC", "language": "en" } }',
      'paged/page.html': template,
      'paged/site/page.css': '.entry > p { margin-left: 33px; } body.post-page { background: rgb(250, 250, 240) url(logo.png); }',
      'paged/site/logo.png': toLightPicture(24, 12),
      'paged/source/_posts/paged.md': post('Paged <i>', text, 'tags: [潮汐, "<b>stone</b>"]\nsubtitle: A study\nthumbnail: /images/thumb.png\n'),
      'paged/source/images/thumb.png': toLightPicture(9, 9),
    },
  });
  let code: VsCodeWindow;
  let held: Route[] = [];

  before(async () => {
    code = await openBlog();
    await code.page.context().route(/^https?:\/\/(?:[a-z]+\.)?example\.(?:com|org)\//, async route => {
      if (route.request().url().endsWith('slow.png')) held.push(route);
      else await route.abort();
    });
  });

  after(async () => {
    await code.dispose();
  });

  // A page of the author's has no title of Galley's.
  const open = (path: string, title: string): Promise<Frame> => code.openPreview(path, async article => (await article.evaluate(() => document.title)) === title);
  const notices = (article: Frame): Promise<string[]> => article.locator('.galley-notice span').allTextContents();
  const setTheme = async (dark: boolean): Promise<void> => {
    const { webview } = await code.findPreview();
    await webview.evaluate(isDark => document.body.classList.replace(isDark ? 'vscode-light' : 'vscode-dark', isDark ? 'vscode-dark' : 'vscode-light'), dark);
  };
  const setSetting = (look: string): Promise<void> => code.changeSettings({ 'galley.preview.look': look });

  it('is plain when somebody wants it so', async () => {
    const article = await open('card/source/_posts/river.md', '河岸 A walk by the river');
    await setSetting('plain');
    await waitFor('the plain look', async () => (await article.evaluate(() => document.documentElement.dataset['look'])) === 'plain');
    await setTheme(true);
    await waitFor('the dark', async () => (await styleOf(article, 'html', 'color-scheme')) === 'dark');
    await expectPlainLook(article);
    await setTheme(false);
    await waitFor('the light', async () => (await styleOf(article, 'html', 'color-scheme')) === 'light');
    await setSetting('card');
    await waitFor('the card', async () => (await article.evaluate(() => document.documentElement.dataset['look'])) === 'card');
  });

  it('is that of the blog\'s style sheets, with their fonts, pictures and imports', async () => {
    const article = await open('styled/source/_posts/styled.md', 'Styled');
    await expectLookOfSite(article);
  });

  it('follows the style sheets when they change', async () => {
    const { article } = await code.findPreview();
    await article.evaluate(() => document.querySelector('#first')!.setAttribute('data-kept', ''));
    await writeFile(join(code.folder, 'styled/themes/css/parts/quote.css'), 'blockquote { border-left: 3px solid red; }\n');
    await waitFor('the imported sheet', async () => (await styleOf(article, 'blockquote', 'border-left-width')) === '3px');
    await writeFile(join(code.folder, 'styled/themes/css/missing.css'), '#first { color: rgb(9, 9, 9); }\n');
    await waitFor('the sheet that was missing', async () => (await styleOf(article, '#first', 'color')) === 'rgb(9, 9, 9)');
    await waitFor('its notice to go', async () => !(await notices(article)).some(notice => notice.includes('missing.css')));
    assert.equal(await article.locator('#first[data-kept]').count(), 1);
  });

  it('leads from the metadata in the template\'s page to where it is written, and marks where the caret is', async () => {
    const article = await open('paged/source/_posts/paged.md', 'Paged <i>');
    await article.locator('main > h1').click({ position: { x: 2, y: 12 } });
    await code.waitForCaret('Ln 2, Col 8');
    await waitForCaretMark(article, 'main > h1');
    // Of several values, each knows its own place.
    await article.locator('.tag:last-child').click({ position: { x: 40, y: 8 } });
    await code.waitForCaret('Ln 6,');
    await waitForCaretMark(article, '.tag:last-child');
    await code.page.keyboard.press('ArrowDown');
    await waitForCaretMark(article, '.by');
    await code.page.keyboard.press('Control+Home');
    await code.page.keyboard.press('ArrowDown');
    await waitForCaretMark(article, 'main > h1');
  });

  it('lists what the template\'s page is without', async () => {
    const { webview } = await code.findPreview();
    await webview.locator('#toolbar [data-name="removed"]').click();
    const items = webview.locator('#removed li');
    await waitFor('the list', async () => (await items.count()) > 0);
    assert.deepEqual(await items.allTextContents(), ['<script>', `onload="document.body.dataset.ran = 'yes'" · <body>`, '<script>']);
    await items.last().locator('button').click();
    await code.page.waitForSelector('.tab.active[data-resource-name="page.html"]');
    await code.waitForCaret(`Ln ${template.slice(0, template.indexOf('<script>document.body')).split('\n').length}, Col 1`);
    await code.page.keyboard.press('Control+w');
    await code.page.waitForSelector('.tab.active[data-resource-name="paged.md"]');
    await webview.locator('#toolbar [data-name="removed"]').click();
  });

  it('is Galley\'s own while the template has a mistake, and says where', async () => {
    const { article } = await code.findPreview();
    await article.evaluate(() => document.querySelector('#first')!.setAttribute('data-kept', ''));
    await writeFile(join(code.folder, 'paged/page.html'), template.replace('{{#tags}}', '{{#posts}}'));
    await waitFor('the card', async () => (await article.locator('.galley-card .galley-title').count()) === 1);
    assert.match((await notices(article)).join(), /^\.\/page\.html, line 17: There is no list \{\{#posts\}\}/);
    assert.equal(await article.locator('.galley-body > #first[data-kept]').count(), 1);
    assert.equal(await article.evaluate(() => document.documentElement.className + document.body.className), '');
    await writeFile(join(code.folder, 'paged/page.html'), `<html><head><title>{{title}}</title></head><body><textarea>{{{content}}}</textarea></body></html>`);
    await waitFor('the other mistake', async () => (await notices(article)).join() === 'In the template ./page.html, the article stands where there can be no text.');
    await writeFile(join(code.folder, 'paged/page.html'), '<main class="new"><p>{{author}}</p>{{{content}}}<footer>End</footer></main>');
    await waitFor('the page', async () => (await article.locator('main.new > .galley-body > #first[data-kept]').count()) === 1);
    assert.deepEqual(await notices(article), []);
    assert.equal(await article.evaluate(() => getComputedStyle(document.querySelector('#first')!).marginLeft), '0px');
  });

  it('keeps the place of a picture that it has shown before', async () => {
    held = [];
    let article = await open('card/source/_posts/slow.md', 'Slow');
    const measure = (): Promise<readonly [number, number]> => article.evaluate(() => {
      const slow = document.querySelector<HTMLImageElement>('#slow')!;
      return [slow.naturalWidth, document.querySelector('#after')!.getBoundingClientRect().top + scrollY] as const;
    });
    const answer = async (): Promise<void> => {
      for (const route of held.splice(0)) await route.fulfill({ contentType: 'image/png', headers: { 'cache-control': 'no-store' }, body: Buffer.from(toLightPicture(240, 120)) }).catch(() => undefined);
    };
    await waitFor('the picture', async () => {
      await answer();
      return (await measure())[0] === 240;
    });
    await waitFor('the other picture', () => article.evaluate(() => document.querySelector<HTMLImageElement>('#local')!.naturalWidth === 64));
    const [, top] = await measure();
    // Another text in the preview's group: the page of the preview goes away, and comes back when it is shown again.
    await code.page.keyboard.press('Control+2');
    await code.openFile('card/galley.json');
    await waitFor('the preview to go', async () => !code.page.frames().includes(article));
    await code.page.keyboard.press('Control+w');
    article = await waitFor('the preview', async () => {
      const found = (await code.findPreview()).article;
      return (await found.locator('#slow').count().catch(() => 0)) === 1 ? found : undefined;
    });
    await waitFor('the request', () => held.length > 0);
    await waitFor('the other picture', () => article.evaluate(() => document.querySelector<HTMLImageElement>('#local')!.naturalWidth === 64));
    assert.deepEqual(await measure(), [0, top], 'the place is kept');
    await waitFor('the picture', async () => {
      await answer();
      return (await measure())[0] === 240;
    });
    assert.deepEqual(await measure(), [240, top]);
    assert.equal(await article.locator('#slow[width], #slow[data-galley-reserved]').count(), 0);
  });
});

describe('The look of the preview, untrusted', () => {
  let code: VsCodeWindow;

  before(async () => {
    code = await openUntrusted({
      settings: { 'security.workspace.trust.startupPrompt': 'never', 'security.workspace.trust.banner': 'never' },
      files: {
        'galley.json': '{ "schema": "posts.json", "preview": { "styles": ["site.css"], "template": "page.html" } }',
        'posts.json': '{ "required": ["summary"] }',
        'site.css': '#first { color: rgb(10, 20, 30) !important; }',
        'page.html': template,
        'source/_posts/post.md': post('Untrusted', text),
        'source/_posts/misspelt.md': post('Untrusted', text).replace('author:', 'authoe:'),
      },
    });
  });

  after(async () => {
    await code.dispose();
  });

  it('leaves a schema of the folder alone', async () => {
    await code.openFile('source/_posts/misspelt.md');
    const squiggles = code.page.locator('.monaco-editor[data-uri$="misspelt.md"] [class*="squiggly-"]');
    await squiggles.first().waitFor();
    const kinds = await squiggles.evaluateAll(found => found.map(({ className }) => className));
    assert.deepEqual(kinds.filter(kind => kind.includes('squiggly-error')), []);
  });

  it('is a built-in one', async () => {
    await code.openFile('source/_posts/post.md');
    await code.runCommand('Galley: Open Preview to the Side');
    const { article } = await code.findPreview();
    await waitFor('the post', async () => (await article.locator('.galley-card .galley-title').textContent()) === 'Untrusted');
    assert.equal(await article.evaluate(() => document.documentElement.dataset['look']), 'card');
    assert.notEqual(await article.evaluate(() => getComputedStyle(document.querySelector('#first')!).color), 'rgb(10, 20, 30)');
    assert.equal(await article.locator('.galley-notice').count(), 0);
  });
});
