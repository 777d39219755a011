import type { InstancePath, JsonSchema, Violation } from '../schema/jsonSchema';
import { validate } from '../schema/validate';
import { makeAnswers } from '../text/attachment';
import { findEntry, type FrontMatter } from './frontMatter';
import type { Post } from './post';
import type { YamlEntry, YamlNode } from './yaml';

// Several rules ask for the same post.
const answers = makeAnswers<FrontMatter, readonly Violation[]>();

/** Returns what of a schema a post's metadata does not meet. */
export function findViolations(post: Post, schema: JsonSchema): readonly Violation[] {
  const { frontMatter } = post;
  if (!frontMatter || frontMatter.entries.length === 0) return [];
  return answers(frontMatter, () => validate(schema, toSchemaValue(post)), schema);
}

/** A key that a schema demands of a group of keys that lacks it. */
export interface MissingKey {
  /** Where the group stands; empty for the post's metadata as a whole. */
  readonly path: InstancePath;
  readonly key: string;
}

/** Returns the keys that a schema demands and that are not there, at any depth, each once. */
export function findMissingKeys(post: Post, schema: JsonSchema): readonly MissingKey[] {
  const missing = findViolations(post, schema).filter(({ keyword }) => keyword === 'required').flatMap(({ path, schema: { required } }) => {
    const entries = path.length === 0 ? post.frontMatter!.entries : findNode(post.frontMatter!, path)?.entries ?? [];
    return (required ?? []).filter(key => !entries.some(entry => entry.key === key)).map((key): MissingKey => ({ path, key }));
  });
  return [...new Map(missing.map(found => [JSON.stringify([...found.path, found.key]), found])).values()];
}

/** Returns a post's metadata as a schema is to see it: timestamps as the text that stands in the file. */
function toSchemaValue({ frontMatter, text }: Post): Record<string, unknown> {
  return Object.fromEntries((frontMatter?.entries ?? []).map(({ key, node }) => [key, toPlain(node, text)]));
}

/** Finds the node that a path of a violation leads to. */
export function findNode(frontMatter: FrontMatter, path: InstancePath): YamlNode | undefined {
  const start = findEntry(frontMatter, String(path[0]))?.node;
  return path.slice(1).reduce<YamlNode | undefined>((node, step) => (typeof step === 'number' && node?.kind === 'sequence' ? node.items[step] : node?.entries.find(entry => entry.key === String(step))?.node), start);
}

/** Finds the entry that a path of a violation leads to; `undefined` for an item of a list. */
export function findEntryAt(frontMatter: FrontMatter, path: InstancePath): YamlEntry | undefined {
  const key = path.at(-1);
  const parent = path.length > 1 ? findNode(frontMatter, path.slice(0, -1)) : undefined;
  return (path.length === 1 ? frontMatter.entries : parent?.entries ?? []).find(entry => entry.key === String(key));
}

function toPlain(node: YamlNode, text: string): unknown {
  if (node.value instanceof Date) return text.slice(node.span.start, node.span.end);
  if (node.kind === 'sequence') return node.items.map(item => toPlain(item, text));
  if (node.kind === 'mapping') return Object.fromEntries(node.entries.map(entry => [entry.key, toPlain(entry.node, text)]));
  return node.value;
}
