import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { toLightPicture } from '../preview/lightPicture';
import { waitFor } from '../waitFor';
import { SOUND } from './attackVectors';
import { usePreview } from './previewedBlog';
import { post, pictures } from './previewPosts';

const hostile = post(`<div><script>top.galleyMark = 1; parent.galleyMark = 1; document.title = 'ran'</script>
<img src="x:" onerror="top.galleyMark = 2; parent.document.body.dataset.ran = 'yes'" alt="a">
<a id="bad" href="javascript:parent.document.body.dataset.ran='yes'">bad</a>
<svg onload="parent.document.body.dataset.ran='yes'"></svg>
<form action="https://example.com/" id="form"><button id="send">Send</button></form>
<form><input name="attributes"><input name="parentNode"></form>
<iframe src="https://example.com/embedded" title="A film" width="320" height="180"></iframe>
<p id="title">After</p></div>`, 'Hostile');

const heard = post(`<audio id="bell" controls src="/bell.wav"></audio>
<audio id="both" controls><source src="https://example.com/bell.ogg"><source src="/bell.wav"></audio>
<audio controls src="https://example.com/bell.ogg"></audio>
<audio src="https://example.com/silent.ogg"></audio>
<video title="The quay" width="320"><source src="//example.com/quay.webm"></video>`, 'Heard');

const evaluated = `---js\n{ title: (globalThis.galleyMark = 'evaluated', 'Evaluated') }\n---\n\n<p id="evaluated">The body.</p>\n`;

describe('The preview', () => {
  const preview = usePreview({
    'galley.json': '{ "preset": "hexo", "site": { "timeZone": "Asia/Shanghai", "language": "zh-CN" } }',
    'source/_posts/hostile.md': hostile,
    'source/_posts/evaluated.md': evaluated,
    'source/_posts/pictures.md': pictures,
    'source/_posts/beside.png': toLightPicture(7, 5),
    'source/_posts/heard.md': heard,
    'source/bell.wav': Buffer.from(SOUND.replace(/^.*,/, ''), 'base64'),
    'source/images/light.png': toLightPicture(12, 8),
    'source/_posts/empty.md': post('<!-- more -->', 'Nothing yet'),
    'plain/galley.json': '{ "preset": "plain", "posts": ["*.md"] }',
    'plain/evaluated.md': evaluated,
    'plain/notes.md': '# Read me\n\nNot a *post*.\n',
  });
  let model: string;

  before(async () => {
    model = await readFile('test/fixtures/model-post.md', 'utf8');
    await preview.write('source/_posts/model.md', model);
  });

  it('shows the model post as its site does', async () => {
    await preview.show('source/_posts/model.md');
    const found = await preview.article.evaluate(() => {
      const body = document.querySelector('.galley-body')!;
      const paragraphs = [...body.querySelectorAll('p')];
      return {
        title: document.querySelector('.galley-title')?.textContent,
        paragraphs: paragraphs.length,
        policies: [...body.querySelectorAll('img')].map(image => image.referrerPolicy),
        centred: paragraphs.filter(paragraph => getComputedStyle(paragraph).textAlign === 'center').length,
        indents: [...new Set(paragraphs.filter(paragraph => getComputedStyle(paragraph).textAlign === 'left').map(paragraph => parseFloat(getComputedStyle(paragraph).textIndent) / parseFloat(getComputedStyle(paragraph).fontSize)))],
        bold: [...body.querySelectorAll('p > strong')].filter(title => title.textContent !== '').map(title => Number(getComputedStyle(title).fontWeight)),
        lang: document.documentElement.lang,
        date: document.querySelector('.galley-date')?.textContent,
        categories: [...document.querySelectorAll('.galley-category')].map(category => category.textContent),
        author: document.querySelector('.galley-author')?.textContent,
      };
    });
    assert.deepEqual(found, {
      title: '从油灯到星光，城市夜晚正重新变暗！',
      paragraphs: 39,
      policies: ['no-referrer', 'no-referrer', 'no-referrer'],
      centred: 3,
      indents: [2],
      bold: [700, 700, 700],
      lang: 'zh-CN',
      date: '2021-06-11',
      categories: ['长文章', '江岸夜色观察站', '城市'],
      author: '江岸夜色观察站',
    });
  });

  it('has the DOM that a browser makes of the model post', async () => {
    const [shown, wanted] = await preview.article.evaluate(html => {
      const fresh = new DOMParser().parseFromString(html, 'text/html').body;
      const present = document.querySelector('.galley-body')!.cloneNode(true) as Element;
      for (const element of present.querySelectorAll('*')) {
        for (const name of element.getAttributeNames()) if (name.startsWith('data-source') || name.startsWith('data-galley')) element.removeAttribute(name);
      }
      return [present.innerHTML.trim(), fresh.innerHTML.trim()];
    }, model.slice(model.indexOf('<div>')));
    assert.equal(shown, wanted);
  });

  it('resolves the pictures of Markdown as the site does', async () => {
    await preview.show('source/_posts/pictures.md');
    const { article } = preview;
    const readWidth = (alt: string): Promise<number> => article.evaluate(wanted => document.querySelector<HTMLImageElement>(`img[alt="${wanted}"]`)!.naturalWidth, alt);
    await waitFor('the picture below the root', async () => (await readWidth('Below the root')) === 12);
    // Readers get nothing where the post has its folder to itself.
    await waitFor('word of the one beside', async () => (await article.locator('img[alt="Beside the post"]').getAttribute('data-galley-missing')) === 'Beside the post');
    assert.equal(await readWidth('Beside the post'), 0);
  });

  it('plays the sounds of the workspace, and has boxes for those of other sites', async () => {
    const asked: string[] = [];
    const note = (request: { url(): string }): number => asked.push(request.url());
    preview.page.on('request', note);
    await preview.show('source/_posts/heard.md');
    const { article } = preview;
    for (const id of ['bell', 'both']) await waitFor(id, async () => article.evaluate(wanted => document.querySelector<HTMLMediaElement>(`#${wanted}`)!.readyState > 0, id));
    assert.deepEqual(await article.locator('.galley-embed').allTextContents(), ['Sound of another sitehttps://example.com/bell.ogg', 'The quay//example.com/quay.webm']);
    assert.equal(await article.locator('audio, video').count(), 2);
    preview.page.off('request', note);
    assert.deepEqual(asked.filter(url => /bell\.ogg|silent|quay/.test(url)), []);
  });

  it('runs nothing of a post', async () => {
    await preview.show('source/_posts/hostile.md');
    const { article, page } = preview;
    for (const id of ['bad', 'send', 'title']) await article.locator(`#${id}`).click();
    assert.equal(await page.evaluate(() => document.body.dataset['ran']), undefined);
    for (const frame of page.frames()) assert.equal(await frame.evaluate(() => (globalThis as unknown as Record<string, unknown>)['galleyMark']), undefined);
    assert.equal(await article.locator('script, iframe, [onerror], [onload], [href^="javascript"]').count(), 0);
    assert.equal(await article.locator('.galley-embed').textContent(), 'A filmhttps://example.com/embedded');
    assert.equal(await article.locator('#title').textContent(), 'After');
    assert.equal(await article.evaluate(() => document.title), 'Hostile');
  });

  it('never evaluates front matter', async () => {
    for (const path of ['source/_posts/evaluated.md', 'plain/evaluated.md']) {
      await preview.show(path);
      assert.equal(await preview.article.locator('#evaluated').count(), 1);
      assert.notEqual(await preview.article.locator('.galley-title').textContent(), 'Evaluated');
      assert.equal('galleyMark' in globalThis, false);
    }
    assert.equal(await preview.article.locator('.galley-notice').count(), 1);
  });

  it('shows a text that is no post', async () => {
    await preview.show('plain/notes.md');
    assert.equal(await preview.article.locator('h1', { hasText: 'Read me' }).count(), 1);
    assert.equal(await preview.article.locator('em', { hasText: 'post' }).count(), 1);
  });

  it('says of a post that it is empty, be there a comment in it', async () => {
    await preview.show('source/_posts/empty.md');
    assert.equal(await preview.article.locator('.galley-body.galley-empty').count(), 1);
    await preview.show('source/_posts/pictures.md');
    assert.equal(await preview.article.locator('.galley-empty').count(), 0);
  });

  it('shows pictures of the workspace, and says which are missing', async () => {
    const { article } = preview;
    const widths = await waitFor('the pictures', async () => {
      const found = await article.evaluate(() => ['root', 'from-page', 'set', 'of-set'].map(id => document.querySelector<HTMLImageElement>(`#${id}`)!.naturalWidth));
      return found.every(width => width > 0) && found;
    });
    assert.deepEqual(widths, [12, 12, 12, 12]);
    await waitFor('the pictures in a drawing', () => article.evaluate(() => ['drawn', 'linked'].every(id => document.querySelector<SVGImageElement>(`#${id}`)!.href.baseVal.startsWith('blob:'))));
    await waitFor('the marks of the missing pictures', async () => (await article.locator('#missing[data-galley-missing], #beside[data-galley-missing]').count()) === 2);
    assert.equal(await article.locator('#missing').getAttribute('alt'), 'A lamp by the quay');
  });

  it('shows pictures that have changed or come since', async () => {
    const { article } = preview;
    const readWidths = (): Promise<string> => article.evaluate(() => ['root', 'missing'].map(id => document.querySelector<HTMLImageElement>(`#${id}`)!.naturalWidth).join());
    await preview.write('source/images/light.png', toLightPicture(24, 16));
    await preview.write('source/images/nothing.png', toLightPicture(5, 5));
    await preview.tell({ type: 'files' });
    await waitFor('the other pictures', async () => (await readWidths()) === '24,5');
    assert.equal(await article.locator('#missing[data-galley-missing]').count(), 0);
  });

  it('scrolls to an anchor', async () => {
    await preview.article.locator('#inside').click();
    assert.equal(await preview.article.evaluate(() => document.querySelector('#far')!.getBoundingClientRect().top < innerHeight), true);
    assert.deepEqual(preview.getTold('open'), []);
  });

  it('has links opened as they are written', async () => {
    const opened = async (selector: string): Promise<readonly string[]> => (await preview.hear('open', () => preview.article.locator(selector).click())).map(({ href }) => href);
    assert.deepEqual(await opened('#file'), ['long.md']);
    assert.deepEqual(await opened('#outward'), ['https://example.com/a%2Fb%25?c=%26d&e=1%2B1#f']);
    assert.equal(await preview.article.locator('.galley-title').textContent(), 'Pictures');
  });

  it('follows VS Code into the dark', async () => {
    const readTheme = (): Promise<string | undefined> => preview.article.evaluate(() => document.documentElement.dataset['theme']);
    assert.equal(await readTheme(), 'light');
    await preview.setTheme('vscode-dark');
    await waitFor('the dark', async () => (await readTheme()) === 'dark');
    await preview.setTheme('vscode-light');
    await waitFor('the light', async () => (await readTheme()) === 'light');
  });

  it('says what keeps the post from being shown as it is now, until nothing does', async () => {
    const notice = preview.article.locator('.galley-notice');
    await preview.tell({ type: 'trouble', text: 'pictures.md is not there any more.' });
    assert.deepEqual(await notice.allTextContents(), ['pictures.md is not there any more.']);
    assert.equal(await preview.article.locator('.galley-title').textContent(), 'Pictures');
    await preview.tell({ type: 'trouble', text: undefined });
    assert.equal(await notice.count(), 0);
  });

  it('notes a message that is none in the log', async () => {
    await preview.tell({ type: 'evaluate', text: 'alert(1)' } as never);
    await waitFor('the note', () => preview.takeFaults().some(fault => fault === 'A message that is none.'));
  });
});
