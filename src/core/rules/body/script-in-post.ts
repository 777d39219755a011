// What a post runs, it runs in the page of every reader; the preview runs none of it, so the author sees another article.
import * as l10n from '@vscode/l10n';
import type { Span } from '../../text/span';
import { ARTICLE_HEAD, defineRule } from '../rule';

export default defineRule({
  id: 'script-in-post',
  part: 'body',
  summary: () => l10n.t('A script in a post'),
  docs: {
    why: () => l10n.t('A script of a post runs in the browser of every reader, with all that the site may do there. Galley runs none, so the preview shows the article without it. In a text that was taken from elsewhere a script is hardly ever meant.'),
    wrong: '---\ntitle: An article\n---\n\n<p onclick="alert(1)">The bridge.</p>\n',
    right: ARTICLE_HEAD + '<p>The bridge.</p>\n',
  },
  severity: 'info',
  messages: {
    script: () => l10n.t('The site runs this script for every reader; the preview does not.'),
    handler: (name: string) => l10n.t('The site runs this "{0}" for every reader; the preview does not.', name),
    frame: () => l10n.t('The page in this frame has a script: the site runs it for every reader; the preview does not.'),
    address: () => l10n.t('This address is a script: the site runs it when a reader clicks; the preview does not.'),
  },
  check({ blog, body, html, post, report }) {
    for (const element of html.elements) {
      const { name, node, span, startTag } = element;
      if (name === 'script' && SCRIPT.test(element.attributes.get('type')?.value ?? '')) {
        report({ message: 'script', span: startTag, fixes: [{ title: l10n.t('Remove the script'), safe: false, edits: [{ ...span, text: '' }] }] });
      }
      if (!node.attrs.some(isRun)) continue;
      for (const [key, { value, span: place }] of element.attributes) {
        if (!isRun({ name: key, value })) continue;
        const fixes = [{ title: l10n.t('Remove "{0}"', key), safe: false, edits: [{ ...withBlank(place), text: '' }] }];
        if (key.startsWith('on')) report({ message: 'handler', args: [key], span: place, fixes });
        else if (key === 'srcdoc') report({ message: 'frame', span: place, fixes });
        else report({ message: 'address', span: place, fixes });
      }
    }
    if (blog.settings.site.rendering.marked.sanitizeUrl) return;
    const { links, images } = body.markdown;
    for (const { address, addressSpan, span, words } of [...links, ...images.map(image => ({ ...image, words: image.alt }))]) {
      if (!isScript(address)) continue;
      const fixes = [{ title: l10n.t('Leave nothing but the words'), safe: false, edits: [{ ...span, text: post.text.slice(words.start, words.end) }] }];
      report({ message: 'address', span: addressSpan ?? span, fixes: words.start < words.end ? fixes : [] });
    }
  },
});

// Other types are data.
const SCRIPT = /^\s*(?:|module|(?:text|application)\/(?:x-)?(?:java|ecma)script(?:\s*;.*)?)\s*$/i;

function isRun({ name, value }: { readonly name: string; readonly value: string }): boolean {
  if (name.startsWith('on')) return /^on[a-z]+$/.test(name) && value.trim() !== '';
  if (name === 'srcdoc') return /<script[\s>/]|\son[a-z]+\s*=|javascript:/i.test(value);
  return /^(?:href|src|action|formaction|data|xlink:href)$/.test(name) && isScript(value);
}

/** Tells whether an address is a script that does something; browsers pass over line breaks and tabs in it. */
function isScript(address: string): boolean {
  return /^[\s\u0000-\u001f]*javascript:(?!\s*(?:void\s*\(?\s*0\s*\)?|;)?\s*;?\s*$)/i.test(address.replace(/[\t\r\n]/g, ''));
}

/** With the blank before it. */
function withBlank({ start, end }: Span): Span {
  return { start: start - 1, end };
}
