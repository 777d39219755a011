// Columns of Hexo 8's table of posts that are true or false (lib/models/post.js).
const SWITCHES: ReadonlySet<string> = new Set(['comments', 'published']);

/** Tells whether a key is one of Hexo's switches, whose values it turns into true or false. */
export function isHexoSwitch(key: string): boolean {
  return SWITCHES.has(key);
}

/** Returns what Hexo makes of a switch's value (warehouse 6 lib/types/boolean.js); of nothing, the default. */
export function toHexoSwitch(read: unknown): boolean {
  return read === null || (read !== 'false' && read !== '0' && Boolean(read));
}
