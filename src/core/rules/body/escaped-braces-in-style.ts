// In <style> and <script>, &#123; is no brace but six characters: the whole style sheet is dead.
import * as l10n from '@vscode/l10n';
import type { Edit } from '../../text/span';
import { ARTICLE_HEAD, defineRule } from '../rule';

export default defineRule({
  id: 'escaped-braces-in-style',
  part: 'body',
  summary: () => l10n.t('Braces written as character references in a style sheet or script'),
  docs: {
    why: () => l10n.t('Some tools write { as &#123; in the whole post, so that Hexo takes nothing for a template. In text readers see a brace all the same, but browsers decode no references in <style> and <script>: nothing of them works. Real braces do, and where Hexo would run them, {% raw %} keeps it from that.'),
    wrong: '---\ntitle: An article\n---\n\n<style>.note &#123;color: red&#125;</style>\n',
    right: ARTICLE_HEAD + '<style>.note {color: red}</style>\n',
  },
  severity: 'warning',
  messages: {
    style: () => l10n.t('Browsers do not read &#123; as a brace in <style>: this style sheet does nothing. Write real braces.'),
    script: () => l10n.t('Browsers do not read &#123; as a brace in <script>: this script does not run. Write real braces.'),
  },
  check({ blog, html, post: { text }, report }) {
    for (const name of ['style', 'script'] as const) {
      for (const { startTag, endTag, isForeign } of html.findAll(name)) {
        if (!endTag || isForeign) continue;
        const start = startTag.end;
        const content = text.slice(start, endTag.start);
        const edits: Edit[] = [...content.matchAll(ESCAPED)].map(({ index, 0: found, 1: number }) => ({ start: start + index, end: start + index + found.length, text: /^(?:#123|#x7b|l)/i.test(number!) ? '{' : '}' }));
        const [first] = edits;
        if (!first || /^\s*\{%-?\s*raw/.test(content)) continue;
        const plain = content.replace(ESCAPED, (_, number: string) => (/^(?:#123|#x7b|l)/i.test(number) ? '{' : '}'));
        // Hexo would run it, or Markdown would end the HTML block in it.
        if (blog.settings.preset === 'hexo' && /\{[{%#]|\n[^\S\n]*\n/.test(plain)) {
          edits.unshift({ start, end: start, text: '{% raw %}' });
          edits.push({ start: endTag.start, end: endTag.start, text: '{% endraw %}' });
        }
        report({ message: name, span: { start: first.start, end: first.end }, fixes: [{ title: l10n.t('Write real braces'), safe: false, edits: join(edits) }] });
      }
    }
  },
});

const ESCAPED = /&(#123|#x7b|#125|#x7d|lbrace|lcub|rbrace|rcub);/gi;

/** Edits that meet become one. */
function join(edits: readonly Edit[]): Edit[] {
  const joined: Edit[] = [];
  for (const edit of edits) {
    const last = joined.at(-1);
    if (last && last.end === edit.start) joined[joined.length - 1] = { start: last.start, end: edit.end, text: last.text + edit.text };
    else joined.push(edit);
  }
  return joined;
}
