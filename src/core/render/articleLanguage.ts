import type { Blog } from '../blog';
import type { Post } from '../post/post';

/** Returns the language that a post is shown in: the site's, else what its letters tell. */
export function getArticleLanguage({ text }: Post, { settings }: Blog): string {
  if (settings.site.language !== undefined) return settings.site.language;
  const beginning = text.slice(0, 4000);
  if (/[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(beginning)) return 'ja';
  if (/\p{Script=Hangul}/u.test(beginning)) return 'ko';
  return /\p{Script=Han}/u.test(beginning) ? 'zh-CN' : 'en';
}
