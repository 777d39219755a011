import type { JsonSchema } from '../schema/jsonSchema';
import { findSchemas, findSchemasBelow, isPicture } from '../schema/lookUp';
import { makeAnswers } from '../text/attachment';
import type { Edit } from '../text/span';
import type { FrontMatter } from './frontMatter';
import type { Post } from './post';
import { toScalarIn } from './quoting';
import type { YamlNode } from './yaml';

/** A text in the metadata where the schema has the address of a picture. */
export interface HeadPicture {
  readonly node: YamlNode;
  /** As written, without white space around it; never empty. */
  readonly address: string;
  /** Gives it another address, quoted where YAML asks for it. */
  readonly replace: (address: string) => Edit;
}

// Several rules ask for the same post.
const answers = makeAnswers<FrontMatter, readonly HeadPicture[]>();

/** Finds the pictures of a post's metadata, those within lists and groups of keys too, in the order of the text. */
export function findHeadPictures({ frontMatter, text }: Pick<Post, 'frontMatter' | 'text'>, schema: JsonSchema): readonly HeadPicture[] {
  return frontMatter ? answers(frontMatter, () => collectPictures(frontMatter, text, schema), schema) : [];
}

function collectPictures({ entries }: FrontMatter, text: string, schema: JsonSchema): readonly HeadPicture[] {
  const found: HeadPicture[] = [];
  const collect = (node: YamlNode, schemas: readonly JsonSchema[], isInFlow: boolean): void => {
    if (schemas.length === 0) return;
    const isFlow = isInFlow || (node.kind !== 'scalar' && /[[{]/.test(text[node.span.start] ?? ''));
    if (node.items.length > 0) {
      const ofItems = findSchemasBelow(schemas, '[]', schema);
      for (const item of node.items) collect(item, ofItems, isFlow);
    }
    for (const { key, node: value } of node.entries) collect(value, findSchemasBelow(schemas, key, schema), isFlow);
    if (typeof node.value !== 'string' || !isPicture(schemas)) return;
    const address = node.value.trim();
    if (address !== '') found.push({ node, address, replace: other => ({ ...node.span, text: toScalarIn('', other, isInFlow) }) });
  };
  for (const { key, node } of entries) collect(node, findSchemas(schema, [key]), false);
  return found;
}
