import { parseHtmlTree } from './htmlTree';
import { isPictureAddress } from './pictureAddress';
import type { Post } from './post';

/** Returns the addresses of the pictures in a post's body, in the order of the text, each once; lazy ones by their real address. */
export async function findBodyPictures(post: Post): Promise<readonly string[]> {
  const tree = await parseHtmlTree(post);
  const found = tree.findAll('img').map(({ span, attributes }) => {
    const addresses = ['data-original-src', 'data-original', 'data-src', 'data-lazy-src', 'src'].map(name => attributes.get(name)?.value.trim() ?? '');
    return { start: span.start, address: addresses.find(isPictureAddress) };
  });
  if (post.isMarkdown && post.text.includes('![', post.body.start)) found.push(...(await findMarkdownPictures(post)));
  const addresses = found.sort((a, b) => a.start - b.start).map(({ address }) => address);
  return [...new Set(addresses)].filter(address => address !== undefined);
}

async function findMarkdownPictures({ text, body }: Post): Promise<{ start: number; address: string | undefined }[]> {
  const { blankMarkdown } = await import('./markdown');
  return [...blankMarkdown(text, body).matchAll(/!\[[^\]\n]*\]\(\s*<?([^)\s>]+)/g)].map(match => ({
    start: body.start + match.index,
    address: isPictureAddress(match[1]!) ? match[1] : undefined,
  }));
}
