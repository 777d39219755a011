// A second block right below the first is body to every site: its keys count for nothing and are printed.
import * as l10n from '@vscode/l10n';
import type { Fix } from '../../finding';
import { isKeyLine, isMetadataLine } from '../../post/fences';
import { parsePost, type Post } from '../../post/post';
import { linesFrom } from '../../text/lines';
import type { Span } from '../../text/span';
import { ARTICLE_HEAD, defineRule } from '../rule';

interface SecondBlock {
  readonly fence: Span;
  /** Its lines between the fences. */
  readonly inside: Span;
  /** From its opening fence to the line break of its closing one. */
  readonly whole: Span;
}

export default defineRule({
  id: 'front-matter-twice',
  part: 'front-matter',
  summary: () => l10n.t('A second block of metadata'),
  docs: {
    why: () => l10n.t('The site reads one block. A second one below it, left by a tool or by copying, is printed as text, and what stands in it counts for nothing.'),
    wrong: '---\ntitle: An article\n---\n---\ndate: Fri, 11 Jun 2021 01:29:00 GMT\n---\n\n<p>Text</p>\n',
    right: ARTICLE_HEAD + '<p>Text</p>\n',
  },
  severity: 'error',
  messages: {
    twice: () => l10n.t('This is a second block of metadata: the site does not read it, and prints it as text. Keep one block.'),
  },
  check({ post, report }) {
    const { frontMatter } = post;
    const second = frontMatter?.opener && frontMatter.closer && frontMatter.format === 'yaml' && frontMatter.outcome !== 'ignored' ? findSecondBlock(post) : undefined;
    if (second) report({ message: 'twice', span: second.fence, fixes: getFixes(post, second) });
  },
});

function findSecondBlock({ text, body }: Post): SecondBlock | undefined {
  let fence: Span | undefined;
  let hasKey = false;
  let isAfterEmpty = true;
  for (const line of linesFrom(text, body.start)) {
    const isFence = /^-{3,}[ \t]*$/.test(line.text);
    const isEmpty = line.text.trim() === '';
    if (!fence) {
      if (isFence) fence = { start: line.start, end: line.start + line.text.trimEnd().length };
      else if (!isEmpty) return undefined;
    } else if (isFence) {
      if (!hasKey) return undefined;
      return { fence, inside: { start: text.indexOf('\n', fence.end) + 1, end: line.start }, whole: { start: fence.start, end: Math.min(line.next, text.length) } };
    } else if (!isEmpty) {
      if (!isMetadataLine(line.text, isAfterEmpty)) return undefined;
      hasKey ||= isKeyLine(line.text);
    }
    isAfterEmpty = isEmpty;
  }
  return undefined;
}

function getFixes(post: Post, { inside, whole }: SecondBlock): Fix[] {
  const { text, frontMatter, reader, path, eol } = post;
  const remove = { ...whole, text: '' };
  const keepFirst: Fix = { title: l10n.t('Keep the first block'), safe: false, edits: [remove] };
  const second = parsePost(text.slice(whole.start), { path, reader }).frontMatter;
  if (frontMatter?.outcome !== 'read' || second?.outcome !== 'read') return [keepFirst];
  const values = frontMatter.values;
  const known = second.entries.filter(({ key }) => Object.hasOwn(values, key));
  const isSame = known.every(({ key, node }) => JSON.stringify(values[key]) === JSON.stringify(node.value));
  // Lines of keys that the first block has are left out; comments and everything else come along.
  let lines = '';
  let position = inside.start;
  for (const { keySpan } of known) {
    const start = whole.start + keySpan.start;
    const next = second.entries.find(entry => entry.keySpan.start > keySpan.start);
    lines += text.slice(position, start);
    position = next ? whole.start + next.keySpan.start : inside.end;
  }
  lines = (lines + text.slice(position, inside.end)).trimEnd();
  const { end } = frontMatter.source;
  const merge: Fix = { title: isSame ? l10n.t('Merge both blocks') : l10n.t('Merge both blocks; where both have a key, the first counts'), safe: isSame, edits: [...(lines === '' ? [] : [{ start: end, end, text: eol + lines }]), remove] };
  return [merge, keepFirst];
}
