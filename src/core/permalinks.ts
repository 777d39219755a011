/** What a Hexo site's `_config.yml` says of the addresses of its posts, with Hexo's defaults where it says nothing usable. */
export interface Permalinks {
  /** The pattern of the addresses, such as `:year/:month/:day/:title/`. */
  readonly pattern: string;
  /** The pattern of the posts' file names, which says what in them is the title. */
  readonly fileName: string;
  /** What stands in an address for a key that a post lacks. */
  readonly defaults: Readonly<Record<string, string>>;
}

/** Reads `permalink`, `new_post_name` and `permalink_defaults` of a `_config.yml` (hexo.io/docs/permalinks). */
export function readPermalinks(config: Readonly<Record<string, unknown>>): Permalinks {
  const read = (key: string, otherwise: string): string => {
    const value = config[key];
    return typeof value === 'string' && value !== '' ? value : otherwise;
  };
  const defaults = Object.entries(config['permalink_defaults'] ?? {}).filter(([, value]) => typeof value === 'string' || typeof value === 'number');
  return {
    pattern: read('permalink', ':year/:month/:day/:title/'),
    fileName: read('new_post_name', ':title.md'),
    defaults: Object.fromEntries(defaults.map(([key, value]) => [key, String(value)])),
  };
}

/** The addresses of a site that says nothing of them. */
export const defaultPermalinks: Permalinks = readPermalinks({});
