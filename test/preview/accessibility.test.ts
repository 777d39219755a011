import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Frame } from 'playwright-core';
import { makeBlog, takePicture, type VsCodeWindow } from './host';
import { toLightPicture } from './lightPicture';
import { waitFor } from '../waitFor';

const post = `---
title: 江岸的灯 Lamps on the quay
date: Mon, 11 Jun 2021 01:29:00 GMT
author: 林夏
categories: [Nature, Rivers]
headimg: /images/lamp.png
---

<h2>Dusk</h2>
<p onclick="run()">江岸的夜色很安静，<a href="https://example.com/">a link</a>.</p>
<p><img src="http://example.com/lamp.png" alt="A lamp" width="240" height="120"> <img src="/images/lamp.png" alt="一盏灯"></p>
`;
const themes = { 'Default Light Modern': 'vscode-light', 'Default Dark Modern': 'vscode-dark', 'Default High Contrast': 'vscode-high-contrast', 'Default High Contrast Light': 'vscode-high-contrast-light' };

/** What is wanted of axe-core's answer. */
interface Answer {
  readonly violations: readonly { readonly id: string; readonly impact: string; readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[] }[];
  readonly passes: readonly unknown[];
}

interface AxeWindow {
  readonly axe: { run(context: object, options: object): Promise<Answer> };
}

describe('axe-core on the preview', () => {
  const openBlog = makeBlog('accessibility', {
    files: { 'galley.json': '{ "preview": { "styles": [] } }', 'source/_posts/quay.md': post, 'source/images/lamp.png': toLightPicture(240, 120) },
  });
  let code: VsCodeWindow;
  let axe: string;

  before(async () => {
    axe = await readFile(createRequire(join(process.cwd(), 'package.json')).resolve('axe-core/axe.min.js'), 'utf8');
    code = await openBlog();
    await code.openFile('source/_posts/quay.md');
    await code.runCommand('Galley: Open Preview to the Side');
    const { webview, article } = await code.findPreview();
    await article.locator('galley-badges button').first().waitFor();
    await article.locator('galley-marks .mark button').first().waitFor();
    await webview.locator('#toolbar [data-name="removed"]').click();
    await webview.locator('#toolbar [data-name="find"]').click();
    await webview.locator('#find input').fill('lamp');
  });
  after(async () => {
    await code.dispose();
  });

  /** Returns what is seriously wrong, for people who do not see, or see little. */
  const findFaults = async (frame: Frame, selectors: readonly string[]): Promise<readonly string[]> => {
    await frame.evaluate(axe);
    const { violations, passes } = await frame.evaluate(async wanted => (globalThis as unknown as AxeWindow).axe.run({ include: wanted }, { iframes: false, resultTypes: ['violations'] }), selectors);
    assert.ok(passes.length > 3, 'it looks at something');
    return violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary}`));
  };

  /** Copies the article into a frame without a sandbox: where no scripts run, axe-core does not either. */
  const copyArticle = async (webview: Frame): Promise<Frame> => {
    await webview.evaluate(() => {
      document.querySelector('#copy')?.remove();
      const article = document.querySelector<HTMLIFrameElement>('#article')!;
      const copy = Object.assign(document.createElement('iframe'), { id: 'copy', title: 'Copy' });
      copy.style.cssText = `position: fixed; inset: 0; width: ${article.clientWidth}px; height: ${article.clientHeight}px;`;
      document.body.append(copy);
      const inner = copy.contentDocument!;
      inner.replaceChild(inner.importNode(article.contentDocument!.documentElement, true), inner.documentElement);
      for (const name of ['galley-badges', 'galley-marks']) {
        const { shadowRoot } = article.contentDocument!.querySelector(name)!;
        inner.querySelector(name)!.attachShadow({ mode: 'open' }).append(...[...shadowRoot!.childNodes].map(node => inner.importNode(node, true)));
      }
    });
    const handle = await webview.$('#copy');
    return (await handle!.contentFrame())!;
  };

  it('moves nothing where the system or VS Code is asked for calm', async () => {
    const { webview, article } = await code.findPreview();
    const readMotion = (): Promise<string> => article.evaluate(() => getComputedStyle(document.querySelector('.galley-card')!).transitionDuration);
    const wait = (motion: string): Promise<unknown> => waitFor(`a transition of ${motion}`, async () => (await readMotion()) === motion);
    await code.page.emulateMedia({ reducedMotion: 'no-preference' });
    await wait('0.15s');
    await code.page.emulateMedia({ reducedMotion: 'reduce' });
    await wait('0s');
    await code.page.emulateMedia({ reducedMotion: 'no-preference' });
    await wait('0.15s');
    await code.changeSettings({ 'workbench.reduceMotion': 'on' });
    await wait('0s');
    const moving = await webview.evaluate(() => [...document.querySelectorAll('*')].filter(element => /[1-9]/.test(getComputedStyle(element).transitionDuration + getComputedStyle(element).animationDuration)).length);
    assert.equal(moving, 0);
  });

  for (const [theme, className] of Object.entries(themes)) {
    it(`finds nothing serious in ${theme}`, async () => {
      await code.changeSettings({ 'workbench.colorTheme': theme });
      const { webview, article } = await code.findPreview();
      await waitFor(`the theme ${theme}`, () => webview.evaluate(wanted => document.body.classList.contains(wanted), className));
      // The card fades into its colours.
      await waitFor('the colours', () => article.evaluate(() => document.getAnimations().length === 0));
      await takePicture(code.page, `axe-${className}`);
      assert.deepEqual(await findFaults(webview, ['html']), []);
      assert.deepEqual(await findFaults(await copyArticle(webview), ['.galley-header', 'galley-badges', 'galley-marks']), []);
      await webview.evaluate(() => document.querySelector('#copy')!.remove());
    });
  }
});
