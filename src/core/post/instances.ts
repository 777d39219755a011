import type { InstancePath } from '../schema/jsonSchema';
import type { FrontMatter } from './frontMatter';
import type { Post } from './post';
import type { YamlNode } from './yaml';

/** Returns a post's metadata as a schema is to see it: timestamps as the text that stands in the file. */
export function toSchemaValue({ frontMatter, text }: Post): Record<string, unknown> {
  return Object.fromEntries((frontMatter?.entries ?? []).map(({ key, node }) => [key, toPlain(node, text)]));
}

/** Finds the node that a path of a violation leads to. */
export function findNode({ entries }: FrontMatter, [key, ...rest]: InstancePath): YamlNode | undefined {
  const start = entries.find(entry => entry.key === String(key))?.node;
  return rest.reduce<YamlNode | undefined>((node, step) => (typeof step === 'number' && node?.kind === 'sequence' ? node.items[step] : node?.entries.find(entry => entry.key === String(step))?.node), start);
}

function toPlain(node: YamlNode, text: string): unknown {
  if (node.value instanceof Date) return text.slice(node.span.start, node.span.end);
  if (node.kind === 'sequence') return node.items.map(item => toPlain(item, text));
  if (node.kind === 'mapping') return Object.fromEntries(node.entries.map(entry => [entry.key, toPlain(entry.node, text)]));
  return node.value;
}
