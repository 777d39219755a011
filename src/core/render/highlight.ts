import type { CodeFence } from '../post/codeFences';

/** The part of highlight.js that is used. */
export interface Highlighter {
  getLanguage(name: string): unknown;
  highlight(code: string, options: { readonly language: string; readonly ignoreIllegals: boolean }): { readonly value: string };
}

const OPTIONS = /\s(?:line_number|line_threshold|first_line|wrap|mark|language_attr|highlight):\S+/g;

/** The figure that Hexo makes of a fenced code block, with the code's lines apart. */
export interface CodeFigure {
  readonly before: string;
  readonly lines: readonly string[];
  readonly after: string;
}

/** Makes the figure of a fenced code block (hexo-util `highlight` with Hexo's defaults: numbered lines in a table). */
export function highlightFence({ code, info }: CodeFence, highlighter: Highlighter | undefined): CodeFigure {
  const { language, caption } = readInfo(info.replace(OPTIONS, ''));
  const known = language !== undefined && highlighter?.getLanguage(language.toLowerCase()) ? language.toLowerCase() : 'plaintext';
  const text = stripIndent(code);
  const value = highlighter && known !== 'plaintext' ? highlighter.highlight(text, { language: known, ignoreIllegals: true }).value.replaceAll('class="hljs-', 'class="') : escapeCode(text);
  const lines = closeSpans(value.split('\n'));
  const numbers = lines.map((_, index) => `<span class="line">${index + 1}</span><br>`).join('');
  return {
    before: `<figure class="highlight ${known}">${caption}<table><tr><td class="gutter"><pre>${numbers}</pre></td><td class="code"><pre>`,
    lines: lines.map(line => `<span class="line">${line}</span><br>`),
    after: '</pre></td></tr></table></figure>',
  };
}

/** What stands behind a fence: language, caption, the address of the source and its name. */
function readInfo(info: string): { readonly language: string | undefined; readonly caption: string } {
  const args = info.split('=')[0]!;
  const all = /([^\s]+)\s+(.+?)\s+(https?:\/\/\S+|\/\S+)\s*(.+)?/.exec(args) ?? /([^\s]+)\s*(.+)?/.exec(args);
  const [, language, title, url, name] = all ?? [];
  if (title === undefined) return { language, caption: '' };
  return { language, caption: `<figcaption><span>${title}</span>${url === undefined ? '' : `<a href="${url}">${name ?? 'link'}</a>`}</figcaption>` };
}

function stripIndent(code: string): string {
  const indents = code.match(/^[ \t]*(?=\S)/gm)?.map(({ length }) => length) ?? [];
  const least = Math.min(...indents, code.length);
  return least === 0 ? code : code.replace(new RegExp(`^[ \\t]{${least}}`, 'gm'), '');
}

function escapeCode(code: string): string {
  return code.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;').replace(/'/g, '&#x27;');
}

/** Each line stands in a span of its own, so spans that go over lines are closed and opened again (hexo-util `closeTags`: the innermost first). */
function closeSpans(lines: readonly string[]): readonly string[] {
  const open: string[] = [];
  return lines.map(line => {
    const before = open.join('');
    for (const [tag] of line.matchAll(/<span class="[^"]*">|<\/span>/g)) {
      if (tag === '</span>') open.shift();
      else open.unshift(tag);
    }
    return before + line + '</span>'.repeat(open.length);
  });
}
