import { makeAnswers } from '../text/attachment';
import type { Edit, Span } from '../text/span';
import { escapeAttribute } from '../text/escape';
import { readBody } from './body';
import type { HtmlElement } from './htmlTree';
import type { MarkdownLink } from './markdownReferences';
import type { Post } from './post';

/** A link in a post's body. All offsets are the file's. */
export interface BodyLink {
  /** The address as a browser takes it, without blanks around it. */
  readonly address: string;
  /** Where it stands: the whole attribute, or the address of Markdown. */
  readonly addressSpan: Span;
  /** The tag; `undefined` for a link of Markdown. */
  readonly element: HtmlElement | undefined;
  /** The parts of a link of Markdown. */
  readonly markdown: MarkdownLink | undefined;
  /** Returns the edit that gives it another address; `undefined` where that cannot be done. */
  writeAddress(address: string): Edit | undefined;
}

const answers = makeAnswers<Post, Promise<readonly BodyLink[]>>();

/** Finds the links of a post's body that have an address, in the order of the text; none in code and comments. */
export function findBodyLinks(post: Post): Promise<readonly BodyLink[]> {
  return answers(post, () => readLinks(post));
}

async function readLinks(post: Post): Promise<readonly BodyLink[]> {
  const { html, markdown: { links: written } } = await readBody(post);
  const links = html.findAll('a').flatMap(toLink);
  if (written.length === 0) return links;
  links.push(...written.map((markdown): BodyLink => ({
    address: markdown.address.trim(), addressSpan: markdown.addressSpan, element: undefined, markdown,
    writeAddress: address => ({ ...markdown.addressSpan, text: /[\s()<>]/.test(address) ? `<${address}>` : address }),
  })));
  return links.sort((a, b) => a.addressSpan.start - b.addressSpan.start);
}

function toLink(element: HtmlElement): BodyLink[] {
  const href = element.attributes.get('href');
  if (!href || href.value.trim() === '') return [];
  return [{
    address: href.value.trim(), addressSpan: href.span, element, markdown: undefined,
    writeAddress(address) {
      const written = element.written.find(({ name }) => name === 'href');
      if (!written?.value) return undefined;
      const text = escapeAttribute(address);
      return { ...written.value, text: written.quote === '' ? `"${text}"` : text };
    },
  }];
}
