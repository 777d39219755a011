import * as l10n from '@vscode/l10n';
import { getKeys } from './post/frontMatter';
import type { Post } from './post/post';
import { toScalarIn } from './post/quoting';
import type { YamlNode } from './post/yaml';
import type { Edit, Span } from './text/span';

/** A word that a blog's posts share: a key, or a name such as a category, a tag or an author. */
export interface Word {
  readonly key: string;
  /** `undefined` for the key itself. */
  readonly name: string | undefined;
}

/** A place where a word stands. */
export interface WordUse extends Word {
  readonly span: Span;
}

const SHARED = /^(?:categor(?:ies|y)|tags?|authors?)$/;

/** Returns the word at an offset of a post's metadata; `undefined` when there is none that posts share. */
export function findWord(post: Post, offset: number): WordUse | undefined {
  return findUses(post).find(({ span }) => span.start <= offset && offset <= span.end);
}

/** Returns where a post has a word. */
export function findWordUses(post: Post, { key, name }: Word): readonly WordUse[] {
  return findUses(post).filter(use => use.key === key && use.name === name);
}

/**
 * Returns the edits that put another word in the place of one, in the quotes that it has; none for a key in a post that has the new one already.
 * A list in which a name then stands twice is for a rule to find.
 */
export function renameWord(post: Post, word: Word, to: string): readonly Edit[] {
  if (word.name === undefined && post.frontMatter && getKeys(post.frontMatter).has(to)) return [];
  return findWordUses(post, word).map(({ span }) => {
    const [first] = post.text.slice(span.start, span.end);
    return { ...span, text: toScalarIn(first === '"' || first === '\'' ? first : '', to, isInFlow(post, span)) };
  });
}

/** Says why a word cannot be what somebody wants it to be; `undefined` when it can. */
export function refuseWord(to: string): string | undefined {
  return to.trim() === '' || /[\r\n]/.test(to) ? l10n.t('A name cannot be empty, and stands on one line.') : undefined;
}

function findUses({ frontMatter }: Post): WordUse[] {
  return (frontMatter?.entries ?? []).flatMap(({ key, keySpan, node }) => [
    { key, name: undefined, span: keySpan },
    ...(SHARED.test(key) ? collectNames(node).map(({ name, span }) => ({ key, name, span })) : []),
  ]);
}

function collectNames(node: YamlNode): { readonly name: string; readonly span: Span }[] {
  if (node.kind === 'sequence') return node.items.flatMap(collectNames);
  return node.kind === 'scalar' && (typeof node.value === 'string' || typeof node.value === 'number') ? [{ name: String(node.value).trim(), span: node.span }] : [];
}

function isInFlow({ frontMatter, text }: Post, { start }: Span): boolean {
  const within = (node: YamlNode): boolean => node.kind === 'sequence' && node.span.start <= start && start < node.span.end && (text[node.span.start] === '[' || node.items.some(within));
  return frontMatter?.entries.some(({ node }) => within(node)) ?? false;
}
