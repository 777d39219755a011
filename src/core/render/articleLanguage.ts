import type { Blog } from '../blog';
import type { Post } from '../post/post';

// No tag in use is longer (RFC 5646, 4.4.1); sites also write `zh_CN`.
const TAG = /^[\w-]{1,35}$/;

/** Returns the language that a post is shown in: the site's if that is a language tag, else what its letters tell. */
export function getArticleLanguage({ text }: Post, { settings }: Blog): string {
  const { language } = settings.site;
  if (language !== undefined && TAG.test(language)) return language;
  const beginning = text.slice(0, 4000);
  if (/[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(beginning)) return 'ja';
  if (/\p{Script=Hangul}/u.test(beginning)) return 'ko';
  return /\p{Script=Han}/u.test(beginning) ? 'zh-CN' : 'en';
}
