import type { Settings } from '../settings';
import { escapeAttribute, escapeText } from '../text/escape';

/** A picture to be put into a post. */
export interface Image {
  /** Address or site path, as it is to stand in the post. */
  readonly src: string;
  readonly alt?: string;
  readonly title?: string;
  readonly caption?: string;
  /** Pixels. */
  readonly width?: number;
  readonly height?: number;
}

/**
 * Returns the markup of a picture, made from the blog's template. Every value is escaped for its place;
 * an attribute without a value is left out, `alt` excepted.
 */
export function toImageBlock(image: Image, { image: { block } }: Settings): string {
  const values: Readonly<Record<string, string | undefined>> = {
    ...image,
    src: encodeSpaces(image.src),
    width: image.width?.toString(),
    height: image.height?.toString(),
  };
  const withoutEmpty = block.replaceAll(/\s+(?!alt=)[\w-]+="\{(\w+)\??\}"/g, (attribute, name: string) => (values[name] ? attribute : ''));
  return withoutEmpty.replaceAll(/\{(src|alt|title|caption|width|height)\??\}/g, (_, name: string, position: number) => {
    const value = values[name] ?? '';
    return isInTag(withoutEmpty, position) ? escapeAttribute(value) : escapeText(value);
  });
}

/** White space would end an address in many places (Markdown, srcset). */
function encodeSpaces(source: string): string {
  return source.trim().replaceAll(/\s/g, space => encodeURIComponent(space));
}

function isInTag(template: string, position: number): boolean {
  return template.lastIndexOf('<', position) > template.lastIndexOf('>', position);
}
