import { readFile } from 'node:fs/promises';
import * as l10n from '@vscode/l10n';

/** Puts all messages into a language, named as `--lang`, `LC_ALL` or `LANG` name it. What is not translated stays English. */
export async function setLanguage(name: string): Promise<void> {
  if (!isSimplifiedChinese(name)) return;
  const bundle = new URL('../l10n/bundle.l10n.zh-cn.json', import.meta.url);
  l10n.config({ contents: await readFile(bundle, 'utf8') });
}

/** Tells whether a name such as `zh-cn`, `zh_CN.UTF-8` or `zh-Hans` means Simplified Chinese. */
function isSimplifiedChinese(name: string): boolean {
  return /^zh(?:[-_](?:cn|sg|hans\w*))?(?![-_\w])/i.test(name);
}
