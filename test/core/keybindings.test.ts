import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { defaultSettings } from '../../src/core/settings';
import { getParagraphStartTest } from '../../src/core/writing/paragraphStart';

interface Keybinding {
  readonly command: string;
  readonly when: string;
}

const { contributes: { keybindings } } = JSON.parse(readFileSync('package.json', 'utf8')) as { readonly contributes: { readonly keybindings: readonly Keybinding[] } };

/** Takes a condition apart at each `&&` that stands in no parentheses. */
const toTerms = (when: string): readonly string[] => when.split(/ && (?![^()]*\))/);

/** What a condition of VS Code comes to where some of its names are true. */
function holds(when: string, context: ReadonlySet<string>): boolean {
  return toTerms(when).every(term => {
    const [, not, inner, name = ''] = /^(!?)(?:\((.*)\)|([\w.]+))$/.exec(term)!;
    return (inner === undefined ? context.has(name) : holds(inner, context)) === (not === '');
  });
}

const usual = ['editorTextFocus', 'galley.writesHtml', 'config.galley.paragraphs', 'acceptSuggestionOnEnter', 'suggestionMakesTextEdit'];
const list = ['suggestWidgetVisible', 'suggestWidgetHasFocusedSuggestion'];

// Names of VS Code and of extensions that hold besides the usual ones; `!` for one that does not.
const keys: Readonly<Record<string, readonly (readonly [where: string, context: readonly string[], isOurs: boolean])[]>> = {
  'galley.newParagraph': [
    ['in a body in HTML', [], true], ['in the search field', ['!editorTextFocus'], false], ['in a text that cannot be changed', ['editorReadonly'], false], ['in Markdown', ['!galley.writesHtml'], false],
    ['where the setting is off', ['!config.galley.paragraphs'], false], ['with words selected', ['editorHasSelection'], false], ['at several cursors', ['editorHasMultipleSelections'], false],
    ['on a suggestion', list, false], ['on a suggestion that Enter does not accept', [...list, '!acceptSuggestionOnEnter'], true], ['on a suggestion that is written already', [...list, '!suggestionMakesTextEdit'], true],
    ['below a list without a chosen one', ['suggestWidgetVisible'], true], ['with the last choice of a list that is gone', ['suggestWidgetHasFocusedSuggestion'], true], ['before ghost text', ['inlineSuggestionVisible', 'inlineEditIsVisible'], true],
    ['in a snippet', ['inSnippetMode'], false], ['while an input method composes', ['isComposing'], false], ['with Vim', ['vim.active'], false], ['with Neovim', ['neovim.init'], false],
  ],
  'galley.joinParagraphs': [
    ['at the start of a paragraph', ['galley.atParagraphStart'], true], ['elsewhere', [], false],
    ...(['!editorTextFocus', 'editorReadonly', '!galley.writesHtml', '!config.galley.paragraphs', 'editorHasSelection', 'editorHasMultipleSelections', 'suggestWidgetVisible', 'inlineSuggestionVisible', 'inlineEditIsVisible', 'inSnippetMode', 'isComposing', 'vim.active', 'neovim.init']
      .map(name => [name, ['galley.atParagraphStart', name], false] as const)),
  ],
};

for (const [command, cases] of Object.entries(keys)) {
  describe(`the key of ${command}`, () => {
    const { when } = keybindings.find(keybinding => keybinding.command === command)!;
    const toContext = (names: readonly string[]): ReadonlySet<string> => new Set([...usual, ...names].filter(name => !name.startsWith('!') && !names.includes(`!${name}`)));
    for (const [where, names, isOurs] of cases) it(`is ${isOurs ? 'ours' : 'VS Code\'s'} ${where}`, () => assert.equal(holds(when, toContext(names)), isOurs));
    it('has no condition that one of these would not miss', () => {
      const terms = toTerms(when);
      const inner = (term: string): readonly string[] => (/^!\(.*\)$/.test(term) ? toTerms(term.slice(2, -1)).map(part => `!(${toTerms(term.slice(2, -1)).filter(other => other !== part).join(' && ')})`) : []);
      for (const [index, term] of terms.entries()) {
        for (const instead of [[], ...inner(term).map(part => [part])]) {
          const other = terms.toSpliced(index, 1, ...instead).join(' && ');
          assert.ok(cases.some(([, names, isOurs]) => holds(other, toContext(names)) !== isOurs), `${term} -> ${instead.join('')}`);
        }
      }
    });
  });
}

describe('a paragraph begins', () => {
  const withForm = (block: string) => ({ settings: { ...defaultSettings.hexo, paragraph: { block } } });
  for (const [before, block, isStart] of [
    ['<p>', '', true], ['  <p class="a">', '', true], ['<LI>', '', true], ['<h2><strong><a href="/a">', '', true], ['<p>文', '', false], ['文<strong>', '', false], ['<div>', '', false], ['<pre>', '', false], ['</p>', '', false], ['', '', false],
    ...['code', 'mark', 'del', 's', 'small', 'font color="red"', 'sub', 'sup'].map(name => [`<p><${name}>`, '', true] as const),
    ['<div class="p">', '<div class="p">{text}</div>', true], ['<div class="q">', '<div class="p">{text}</div>', false], ['<div class="p"><b>', '<div class="p"><span>{text}</span></div>', true], ['x', '　　{text}', false], ['　　', '　　{text}', false], ['<p>', '<div>\n{text}\n</div>', true], ['', '<div>\n{text}\n</div>', false],
  ] as const) it(`${isStart ? 'behind' : 'not behind'} ${before}${block && ` in the form ${block}`}`, () => assert.equal(getParagraphStartTest(withForm(block))(before), isStart));
  it('is known once for the settings of a blog', () => {
    const blog = withForm('<p>{text}</p>');
    assert.equal(getParagraphStartTest(blog), getParagraphStartTest({ settings: blog.settings }));
    assert.notEqual(getParagraphStartTest(blog), getParagraphStartTest(withForm('<div>{text}</div>')));
  });
});
