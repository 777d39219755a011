const PATIENCE_MS = 60_000;
const CLOSING_MS = 3000;
// A search for files takes longer than a look at the list of commands.
const STEP_MS = { file: 5000, command: 1000 };

/**
 * Opens the quick input by a key, types into it and chooses the first row that has exactly a label. What it lists is settled when it
 * opens: a command that the window learns of a moment later is only there the next time.
 *
 * @param {import('playwright-core').Page} page
 * @param {string} key
 * @param {string} text
 * @param {string} label
 * @param {string} [beside] what stands beside the label, such as a file's folder: many a file has the same name
 * @throws {Error} when there is no such row in time
 */
export async function chooseInQuickInput(page, key, text, label, beside = '') {
  const widget = page.locator('.quick-input-widget:visible');
  const input = widget.locator('input[type="text"]');
  const row = widget.locator('.monaco-list-row').filter({ has: page.locator('.label-name').getByText(label, { exact: true }), hasText: beside }).first();
  const timeout = text.startsWith('>') ? STEP_MS.command : STEP_MS.file;
  const isThere = () => input.inputValue({ timeout: 500 }).then(value => value === text, () => false);
  for (const end = Date.now() + PATIENCE_MS; ;) {
    try {
      await page.keyboard.press(key);
      await input.fill(text, { timeout });
      await row.waitFor({ timeout });
      const isFocused = (await row.getAttribute('class', { timeout }))?.includes('focused');
      // Whatever takes the focus away closes the quick input: a key for the page would be somebody else's then.
      await (isFocused ? input.press('Enter', { timeout }) : row.click({ timeout, noWaitAfter: true }));
      for (const soon = Date.now() + CLOSING_MS; Date.now() < soon;) if (!(await isThere())) return;
      throw new Error('It is still there.');
    } catch (error) {
      await page.keyboard.press('Escape');
      if (Date.now() > end) throw new Error(`"${label}" cannot be chosen in the quick input.`, { cause: error });
    }
  }
}
