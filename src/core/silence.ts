import * as l10n from '@vscode/l10n';
import type { Finding, Fix } from './finding';
import { getMetadataStart } from './post/fences';
import type { Post } from './post/post';
import type { YamlNode } from './post/yaml';
import { getLineStart, linesFrom } from './text/lines';

// `# galley-disable rule-id …` in front matter, `<!-- galley-disable rule-id … -->` in a body; `-line` for the line it stands on.
// What follows a -- is the author's reason. Without ids, all rules are meant.
const IN_YAML = /(?:^|[ \t])#[ \t]*galley-disable(-line)?(?=[ \t\r\n]|$)([^\r\n]*)/gm;
const IN_HTML = /<!--[ \t]*galley-disable(-line)?(?=[ \t\r\n]|-->)([^\r\n]*?)-->/g;

/** What a comment of the author silences. */
export interface Silence {
  /** Where it silences. */
  readonly start: number;
  readonly end: number;
  /** The rules; empty for all. */
  readonly rules: readonly string[];
}

/** Leaves out what the author has silenced by a comment. A rule that is named is silent in the whole post, or on the comment's line. */
export function dropSilenced(post: Post, findings: readonly Finding[]): readonly Finding[] {
  if (findings.length === 0) return findings;
  const silences = findSilences(post);
  return silences.length === 0 ? findings : findings.filter(finding => !isSilenced(finding, silences));
}

/** Tells whether one of a post's comments silences a finding in it. */
export function isSilenced({ rule, span }: Pick<Finding, 'rule' | 'span'>, silences: readonly Silence[]): boolean {
  return silences.some(({ start, end, rules }) => start <= span.start && span.start <= end && (rules.length === 0 || rules.includes(rule)));
}

/** Returns what the comments of a post silence. */
export function findSilences({ text, frontMatter, body }: Post): readonly Silence[] {
  if (!text.includes('galley-disable')) return [];
  const toSilences = (pattern: RegExp, start: number, end: number): Silence[] => [...text.slice(start, end).matchAll(pattern)].map(match => {
    const rules = match[2]!.replace(/(?:^|\s)--(?=\s|$).*$/, '').split(/[\s,]+/).filter(id => id !== '');
    const at = start + match.index;
    if (match[1] !== undefined) return { start: getLineStart(text, at), end: findLineEnd(text, at), rules };
    return rules.length > 0 ? { start: 0, end: text.length, rules } : { start: start === body.start ? start : 0, end, rules };
  });
  const source = frontMatter?.format === 'yaml' && frontMatter.outcome !== 'ignored' ? frontMatter.source : { start: 0, end: 0 };
  return [...toSilences(IN_YAML, source.start, source.end), ...toSilences(IN_HTML, body.start, body.end)];
}

/** Returns the edits that silence a finding by a comment: on its line, and in the whole post. None where no comment can stand, and none for what stops the build. */
export function getSilencers(post: Post, { rule, span }: Finding): readonly Fix[] {
  const { frontMatter, text, eol } = post;
  if (frontMatter?.format !== 'yaml' || frontMatter.outcome !== 'read' || !frontMatter.opener || !frontMatter.closer) return [];
  const toFix = (title: string, at: number, comment: string): Fix => ({ title, safe: false, edits: [{ start: at, end: at, text: comment }] });
  const fixes: Fix[] = [];
  const lineEnd = findLineEnd(text, span.start);
  const isWithin = frontMatter.source.start <= span.start && lineEnd <= frontMatter.source.end && span.start >= getMetadataStart(post);
  if (isWithin && !frontMatter.entries.some(({ node }) => isInsideScalar(node, lineEnd))) {
    const line = text.slice(getLineStart(text, span.start), lineEnd);
    const comment = /#[ \t]*galley-disable-line(?=[ \t]|$)/.test(line) ? ` ${rule}` : `${/\s$/.test(line) ? ' ' : '  '}# galley-disable-line ${rule}`;
    fixes.push(toFix(l10n.t('Let it be: silence "{0}" on this line', rule), lineEnd, comment));
  }
  const start = getMetadataStart(post);
  const first = linesFrom(text, start).next().value;
  const isSilencing = first && /^#[ \t]*galley-disable[ \t]+[^-]*$/.test(first.text);
  fixes.push(isSilencing ? toFix(l10n.t('Let it be: silence "{0}" in this post', rule), first.end, ` ${rule}`) : toFix(l10n.t('Let it be: silence "{0}" in this post', rule), start, `# galley-disable ${rule}${eol}`));
  return fixes;
}

/** A line that goes on in quotes or as a block of text has no room for a comment. */
function isInsideScalar({ kind, span, items, entries }: YamlNode, offset: number): boolean {
  if (offset < span.start || offset >= span.end) return false;
  return kind === 'scalar' || items.some(item => isInsideScalar(item, offset)) || entries.some(({ node }) => isInsideScalar(node, offset));
}

function findLineEnd(text: string, offset: number): number {
  const lineFeed = text.indexOf('\n', offset);
  if (lineFeed === -1) return text.length;
  return text[lineFeed - 1] === '\r' && lineFeed > offset ? lineFeed - 1 : lineFeed;
}
