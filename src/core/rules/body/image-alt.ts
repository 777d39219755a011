// Who cannot see a picture reads its alt; without one, screen readers spell out the file's name.
import * as l10n from '@vscode/l10n';
import type { Fix } from '../../finding';
import type { HtmlElement } from '../../post/htmlTree';
import type { Post } from '../../post/post';
import { escapeAttribute } from '../../text/escape';
import type { Edit } from '../../text/span';
import { defineRule } from '../rule';

export default defineRule({
  id: 'image-alt',
  part: 'body',
  summary: () => l10n.t('A picture without alt'),
  docs: {
    why: () => l10n.t('The alt says in words what a picture shows. It is read to those who cannot see it, and shown while the picture is loading or when it cannot be loaded. An empty alt says that the picture is mere decoration.'),
    wrong: '---\ntitle: An article\n---\n\n<p><img src="/images/bridge.jpg"></p>\n',
    right: '---\ntitle: An article\ndate: Fri, 11 Jun 2021 01:29:00 GMT\nauthor: Li Lei\ncategories: []\nheadimg: \'\'\nthumbnail: \'\'\ncomments: true\n---\n\n<p><img src="/images/bridge.jpg" alt="The bridge at dawn"></p>\n',
  },
  severity: 'warning',
  messages: {
    missing: () => l10n.t('This picture has no alt. Say in a few words what it shows.'),
    empty: () => l10n.t('This picture\'s alt is empty, which says that it is mere decoration. Say in a few words what it shows, if it shows something.'),
  },
  check({ post, html, report }) {
    for (const image of html.findAll('img')) {
      const alt = image.attributes.get('alt');
      if (alt && alt.value.trim() !== '') continue;
      const fixes = getFixes(image, post);
      if (alt) report({ message: 'empty', span: alt.span, fixes, severity: 'hint' });
      else report({ message: 'missing', span: image.startTag, fixes });
    }
  },
});

/** The words that may fit: the picture's title, its file's words, the article's title. None is certain, so the author chooses. */
function getFixes(image: HtmlElement, post: Post): Fix[] {
  const title = post.frontMatter?.values['title'];
  const proposals = [image.attributes.get('title')?.value, getFileWords(image.attributes.get('src')?.value ?? ''), typeof title === 'string' ? title : undefined];
  const words = [...new Set(proposals.map(proposal => proposal?.trim()).filter(proposal => proposal))];
  return (words.length > 0 ? words : [l10n.t('Picture')]).map(alt => ({ title: l10n.t('Use "{0}" as alt', alt!), safe: false, edits: [setAlt(image, alt!)] }));
}

function setAlt({ attributes, startTag, name }: HtmlElement, alt: string): Edit {
  const text = `alt="${escapeAttribute(alt)}"`;
  const present = attributes.get('alt');
  if (present) return { ...present.span, text };
  const after = attributes.get('src')?.span.end ?? startTag.start + 1 + name.length;
  return { start: after, end: after, text: ` ${text}` };
}

/** Returns a file's name as words when it is made of words, not of numbers and hashes. */
function getFileWords(source: string): string | undefined {
  const name = /([^/?#]+?)(?:\.[a-z]{3,4})?(?:[?#].*)?$/i.exec(source)?.[1];
  if (name === undefined || source.startsWith('data:')) return undefined;
  const words = decodeName(name).replaceAll(/[-_+]+/g, ' ').trim();
  return /^[\p{L} ]{4,}$/u.test(words) && !/^(?:image|img|picture|photo|undefined|screenshot|untitled)$/i.test(words) ? words : undefined;
}

function decodeName(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
