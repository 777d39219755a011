import type { Rendering } from '../rendering';
import type { CodeOptions } from './codeOptions';
import { escapeBraces, escapeHexo } from './hexoText';
import { isPrismLanguage, isUncommonLanguage, toPrismLanguage } from './languageNames';
import { TracedText } from './tracedText';

/** The part of highlight.js that is used. */
export interface Highlighter {
  getLanguage(name: string): unknown;
  highlight(code: string, options: { readonly language: string; readonly ignoreIllegals: boolean }): { readonly value: string };
  highlightAuto(code: string): { readonly value: string; readonly language?: string | undefined };
}

/** Makes HTML of code as the site's highlighter does; each line of it comes from where it stands. */
export function highlightCode(code: TracedText, options: CodeOptions, rendering: Rendering, highlighter: Highlighter): TracedText {
  return rendering.highlighter === 'prismjs' ? toPrismBlock(code, options, rendering.prism) : toFigure(code, options, rendering.highlight, highlighter);
}

/** hexo-util's `highlight` as hexo 8 lib/plugins/highlight/highlight.js calls it. */
function toFigure(written: TracedText, options: CodeOptions, style: Rendering['highlight'], highlighter: Highlighter): TracedText {
  const code = style.stripIndent ? stripIndent(written) : written;
  const isExcluded = options.language !== undefined && style.excludeLanguages.includes(options.language);
  const lines = code.text.split('\n').length;
  const threshold = options.lineThreshold || style.lineThreshold;
  const inline = style.numbersFromFence ? options.firstLineInline : undefined;
  const hasGutter = (options.lineNumber ?? style.lineNumber) && lines > threshold && !isExcluded && !(style.numbersFromFence && inline === undefined);
  const wraps = (style.wrap && !isExcluded) || hasGutter;
  const first = Number(inline ?? options.firstLine);

  const { value, language: found } = colour(code.text, options.language, style.autoDetect && !isExcluded, highlighter);
  const language = options.language || found;
  const coloured = closeSpans((style.hljs ? value : value.replaceAll('class="hljs-', 'class="')).split('\n'));
  const name = `${style.hljs ? 'hljs' : 'highlight'}${language ? ` ${language}` : ''}`;
  const attribute = (options.languageAttribute ?? style.languageAttribute) && language ? ` data-language="${language}"` : '';
  const isBare = style.hljs || !wraps;
  const finished = coloured.map((line, index) => {
    const tabbed = style.tabReplace === '' ? line : line.replace(/\t+/, tabs => style.tabReplace.repeat(tabs.length));
    const isMarked = options.mark.includes(first + index);
    if (isBare) return (isMarked ? `<mark>${tabbed}</mark>` : tabbed) + (wraps ? '<br>' : '\n');
    return `<span class="line${isMarked ? ' marked' : ''}">${tabbed}</span>${wraps ? '<br>' : '\n'}`;
  });

  const figure = found ? ` ${found}` : '';
  if (!wraps) {
    const caption = options.caption ? `<div class="caption">${options.caption}</div>` : '';
    return toTraced(code, `<pre>${caption}<code class="${name}"${attribute}>`, trimLastLines(finished, value), '</code></pre>');
  }
  const caption = options.caption ? `<figcaption>${options.caption}</figcaption>` : '';
  const gutter = hasGutter ? `<td class="gutter"><pre>${finished.map((_, index) => `<span class="line">${first + index}</span><br>`).join('')}</pre></td>` : '';
  const [before, after] = style.hljs ? [`<pre><code class="${name}"${attribute}>`, '</code></pre>'] : ['<pre>', '</pre>'];
  return toTraced(code, `<figure class="highlight${figure}"${attribute}>${caption}<table><tr>${gutter}<td class="code">${before}`, finished, `${after}</td></tr></table></figure>`);
}

/** Without a table, one line break at the end stays when the code has one, else none. */
function trimLastLines(lines: readonly string[], value: string): readonly string[] {
  if (value.endsWith('\n')) return lines.map((line, index) => (index === lines.length - 1 ? line.replace(/\n$/, '') : line));
  let last = lines.length - 1;
  while (last > 0 && lines[last]!.trim() === '') last--;
  return lines.slice(0, last + 1).map((line, index) => (index === last ? line.trimEnd() : line));
}

function colour(code: string, language: string | undefined, detects: boolean, highlighter: Highlighter): { readonly value: string; readonly language: string | undefined } {
  const name = language?.toLowerCase();
  if (name === undefined || name === '') {
    if (!detects) return { value: escapeCode(code), language: 'plaintext' };
    const { value, language: found } = highlighter.highlightAuto(code);
    return { value, language: found };
  }
  if (highlighter.getLanguage(name)) return { value: highlighter.highlight(code, { language: name, ignoreIllegals: true }).value, language: name };
  return { value: escapeCode(code), language: isUncommonLanguage(name) ? name : 'plaintext' };
}

/** hexo-util's `prismHighlight`. Galley does not bring Prism: its colours are left out. */
function toPrismBlock(written: TracedText, options: CodeOptions, style: Rendering['prism']): TracedText {
  if (options.language !== undefined && style.excludeLanguages.includes(options.language)) return toTraced(written, `<pre><code class="${options.language}">`, toLines(escapeHexo(written.text)), '</code></pre>');
  const code = style.stripIndent ? stripIndent(written) : written;
  const lines = code.text.split('\n').length;
  const hasNumbers = (options.lineNumber ?? style.lineNumber) && lines > (options.lineThreshold || style.lineThreshold);
  const named = options.language ?? 'none';
  const language = named === 'plaintext' ? 'none' : toPrismLanguage(named);
  const attributes = [
    ...(language === 'none' ? [] : [` data-language="${language}"`]),
    ...(style.preprocess ? [] : [
      ...(hasNumbers && options.firstLine ? [` data-start="${options.firstLine}"`] : []),
      ...(options.mark.length > 0 ? [` data-line="${options.mark.join(',')}"`] : []),
      ...(options.firstLine && options.mark.length > 0 ? [` data-line-offset="${options.firstLine - 1}"`] : []),
    ]),
  ].join('');
  const caption = options.caption ? `<div class="caption">${options.caption}</div>` : '';
  const tabbed = style.tabReplace === '' ? code.text : code.text.replace(/^\t+/gm, tabs => style.tabReplace.repeat(tabs.length));
  // Prism's own escaping leaves no reference as it is.
  const escaped = style.preprocess && isPrismLanguage(language) ? tabbed.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('\u00a0', ' ') : escapeHexo(tabbed);
  const numbers = hasNumbers && style.preprocess ? `<span aria-hidden="true" class="line-numbers-rows">${'<span></span>'.repeat((tabbed.match(/\n(?!$)/g)?.length ?? 0) + 1)}</span>` : '';
  return toTraced(code, `<pre class="${hasNumbers ? 'line-numbers ' : ''}language-${language}"${attributes}>${caption}<code class="language-${language}">`, toLines(escaped), `${numbers}</code></pre>`);
}

function toLines(text: string): readonly string[] {
  return text.split(/(?<=\n)/);
}

/** Puts the lines of finished code between what stands around them; each comes from where the line of the same number stands. */
function toTraced(code: TracedText, before: string, lines: readonly string[], after: string): TracedText {
  const start = code.toSource(0);
  let position = 0;
  const parts = lines.map(line => {
    const part = TracedText.made(escapeBraces(line), code.toSource(position));
    const next = code.text.indexOf('\n', position);
    position = next === -1 ? code.text.length : next + 1;
    return part;
  });
  return TracedText.join([TracedText.made(escapeBraces(before), start), ...parts, TracedText.made(after, start)]);
}

/** Removes the indent that all lines share. */
export function stripIndent(code: TracedText): TracedText {
  const indents = code.text.match(/^[ \t]*(?=\S)/gm);
  const least = indents?.reduce((shortest, { length }) => Math.min(shortest, length), Infinity) ?? 0;
  if (least === 0) return code;
  return code.replace([...code.text.matchAll(new RegExp(`^[ \\t]{${least}}`, 'gm'))].map(({ index }) => ({ start: index, end: index + least, text: '' })));
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
