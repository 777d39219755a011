import type { Blog } from '../blog';
import type { Host } from '../host';
import type { Post } from '../post/post';
import { getArticleLanguage } from '../render/articleLanguage';
import { readHeader } from '../render/header';
import { readTemplate, toInsidePath } from '../render/readTemplate';
import { renderHtml } from '../render/renderHtml';
import { renderPage } from '../render/renderPage';
import { decodeUri } from '../text/decodeUri';
import { escapeAttribute, escapeText } from '../text/escape';
import { withoutDots } from '../text/withoutDots';
import { findPictureAddresses, readOwnFile, readResource } from './ownFiles';
import { toRichText } from './richText';
import { toSinglePage, type Resource, type SinglePage } from './singlePage';

const PAGE_STYLE = 'max-width: 46rem; margin: 2rem auto; padding: 0 1rem; font: 1rem/1.75 system-ui, sans-serif; color: #1f2328; background: #fff';

/** Returns an article as one HTML file that shows it anywhere: in the blog's own page if it has one, the blog's pictures and style sheets in it, and nothing that can run. */
export async function toArticlePage(post: Post, blog: Blog, host: Host): Promise<SinglePage> {
  const template = await readTemplate(blog, host.files);
  if (!template || !('parts' in template)) return toSinglePage(await makePage(post, blog, host), address => readOwnFile(address, post, blog, host));
  const article = await renderHtml(post, blog, { files: host.files });
  const ofArticle = await findPictureAddresses(article);
  return toSinglePage(renderPage(template.parts, post, blog, article), async address => (ofArticle.has(address) ? undefined : await readBesideTemplate(address, blog, host)) ?? readOwnFile(address, post, blog, host));
}

/** Reads what an address of the blog's own page leads to when it counts from its template. */
async function readBesideTemplate(address: string, { settings }: Blog, { files }: Host): Promise<Resource | undefined> {
  const folder = settings.preview.template!.replace(/[^/\\]*$/, '');
  const path = /^[/\\?#]/.test(address) ? undefined : toInsidePath(withoutDots(`${folder}${decodeUri(address.replace(/[?#].*$/, ''))}`));
  return path === undefined ? undefined : readResource(path, files);
}

async function makePage(post: Post, blog: Blog, { files }: Host): Promise<string> {
  const language = getArticleLanguage(post, blog);
  const { title, author, date } = readHeader(post, blog, language);
  const name = escapeText(title?.text ?? '');
  const byline = [author?.text, date?.text].filter(text => text !== undefined).map(escapeText).join(' · ');
  return `<!DOCTYPE html>\n<html lang="${escapeAttribute(language)}">\n<head>\n<meta charset="utf-8">\n<meta name="viewport" content="width=device-width">\n<title>${name}</title>\n</head>\n`
    + `<body style="${escapeAttribute(PAGE_STYLE)}">\n<article>\n${name === '' ? '' : `<h1>${name}</h1>\n`}${byline === '' ? '' : `<p>${byline}</p>\n`}${(await toRichText(post, blog, { keepsAddresses: true, files })).html}\n</article>\n</body>\n</html>\n`;
}
