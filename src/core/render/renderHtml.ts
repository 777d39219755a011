import type { Blog } from '../blog';
import type { Post } from '../post/post';
import { escapeAttribute, escapeText } from '../text/escape';
import type { Header } from './article';
import { getArticleLanguage } from './articleLanguage';
import { readHeader } from './header';
import { renderPage } from './renderPage';
import { renderBody } from './siteBody';
import type { TemplatePart } from './template';

/**
 * Renders a post's HTML as the site makes it, without source offsets and not sanitised.
 *
 * @param options.page true: a whole page with the header above the body
 * @param options.template the author's page, in place of Galley's own
 */
export async function renderHtml(post: Post, blog: Blog, { page = false, template }: { readonly page?: boolean; readonly template?: readonly TemplatePart[] | undefined } = {}): Promise<string> {
  const { html } = await renderBody(post, blog);
  if (!page) return html;
  if (template) return renderPage(template, post, blog, html);
  const language = getArticleLanguage(post, blog);
  return toPage(html, readHeader(post, blog, language), language);
}

function toPage(body: string, header: Header, language: string): string {
  const details = [header.author, header.date, ...header.categories].flatMap(detail => (detail ? [`<span>${escapeText(detail.text)}</span>`] : []));
  const title = escapeText(header.title?.text ?? '');
  return `<!DOCTYPE html>
<html lang="${escapeAttribute(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${title}</title>
<style>
body { max-width: 46rem; margin: 2rem auto; padding: 0 1rem; font: 1rem/1.8 system-ui, sans-serif; }
img { max-width: 100%; height: auto; }
header p > span + span::before { content: " · "; }
</style>
</head>
<body>
<article>
<header>
${header.headimg ? `<img src="${escapeAttribute(header.headimg.text)}" alt="" referrerpolicy="no-referrer">\n` : ''}<h1>${title}</h1>
<p>${details.join('')}</p>
</header>
${body}
</article>
</body>
</html>
`;
}
