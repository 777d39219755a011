import { load, YAMLException } from 'js-yaml';
import * as l10n from '@vscode/l10n';
import type { Finding } from './finding';
import { readPermalinks, type Permalinks } from './permalinks';
import { readRendering, type Rendering } from './rendering';

/** What Galley takes from a Hexo site's `_config.yml` (hexo.io/docs/configuration). Absent where the file says nothing usable. */
export interface SiteConfig {
  readonly url?: string;
  readonly root?: string;
  readonly timeZone?: string;
  readonly language?: string;
  readonly dateFormat?: string;
  readonly publicDir?: string;
  readonly outputDir?: string;
  readonly theme?: string;
  readonly postAssetFolder?: boolean;
  readonly rendering?: Rendering;
  readonly permalinks?: Permalinks;
}

// What `hexo init` writes (hexo 8 lib/hexo/default_config.js): nobody has said yet where the site is.
const UNSET_URL = /^http:\/\/example\.com\/?$/;

/** Reads a `_config.yml`; what cannot be read is a finding in it, and nothing is taken. */
export function readSiteConfig(text: string): { readonly config: SiteConfig; readonly findings: readonly Finding[] } {
  try {
    const config: unknown = load(text);
    return { config: toSiteConfig(config), findings: [] };
  } catch (error) {
    const offset = Math.min(error instanceof YAMLException ? (error.mark as { readonly position: number } | undefined)?.position ?? 0 : 0, text.length);
    const message = l10n.t('The site\'s _config.yml cannot be read: something is wrong here or just above. Galley goes on without it.');
    return { config: {}, findings: [{ rule: 'site-config', severity: 'warning', message, span: { start: offset, end: Math.min(offset + 1, text.length) }, fixes: [] }] };
  }
}

function toSiteConfig(config: unknown): SiteConfig {
  if (typeof config !== 'object' || config === null || Array.isArray(config)) return {};
  const entries = config as Readonly<Record<string, unknown>>;
  const read = (key: string): string | undefined => {
    const value = entries[key];
    const first: unknown = Array.isArray(value) ? value[0] : value;
    return typeof first === 'string' && first !== '' ? first : undefined;
  };
  const url = read('url');
  // Without `root`, Hexo takes the path of `url`.
  const root = read('root') ?? (url !== undefined && URL.canParse(url) ? new URL(url).pathname : undefined);
  return {
    ...toOptional('url', url === undefined || UNSET_URL.test(url) ? undefined : url),
    ...toOptional('theme', read('theme')),
    ...toOptional('root', root && `/${root}/`.replaceAll(/\/+/g, '/')),
    ...toOptional('timeZone', read('timezone')),
    ...toOptional('language', read('language')),
    ...toOptional('dateFormat', read('date_format')),
    ...toOptional('publicDir', read('source_dir')?.replace(/\/+$/, '')),
    ...toOptional('outputDir', read('public_dir')?.replaceAll(/^(?:\.\/+)+|\/+$/g, '')),
    ...(typeof entries['post_asset_folder'] === 'boolean' ? { postAssetFolder: entries['post_asset_folder'] } : {}),
    rendering: readRendering(entries),
    permalinks: readPermalinks(entries),
  };
}

function toOptional<Key extends string>(key: Key, value: string | undefined): { readonly [name in Key]?: string } {
  return value === undefined ? {} : ({ [key]: value } as { readonly [name in Key]?: string });
}
