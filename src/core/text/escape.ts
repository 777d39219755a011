/** Returns a text as it stands between the double quotes of an HTML attribute. */
export function escapeAttribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Returns a text as it stands between HTML tags. */
export function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Returns HTML in which Hexo, which runs Nunjucks over every body, sees no template: `{{`, `{%` and `{#` begin one. */
export function escapeTemplates(html: string): string {
  return html.replaceAll(/\{(?=[{%#])/g, '&#123;');
}
