import type { Blog } from '../../src/core/blog';
import type { Settings } from '../../src/core/settings';

/** Returns a blog with these settings and nothing else of its own. */
export function toBlog(settings: Settings): Blog {
  return { settings, schema: {}, problems: [] };
}
