import type { Blog } from '../blog';
import type { Host } from '../host';
import type { DateStyle } from './date';
import { findNeighbours } from './neighbours';
import type { Post } from './post';

/** Returns the style in which a post's dates are to be written: its house's, else that of most posts beside it; `undefined` when neither has one. */
export async function findDateStyle(post: Pick<Post, 'path' | 'reader'>, blog: Blog, host: Host): Promise<DateStyle | undefined> {
  return getHouseDateStyle(blog) ?? (await findNeighbours(post, host)).dateStyle;
}

/** Returns the style that a blog's galley.json wants for dates, by its rule `date-style`; `undefined` when the rule is off. */
export function getHouseDateStyle({ settings: { rules: { 'date-style': setting } } }: Blog): DateStyle | undefined {
  const [severity, options] = typeof setting === 'object' ? setting : [setting];
  return severity === undefined || severity === 'off' ? undefined : toDateStyle(options?.['style']);
}

/** Reads the option of the rule `date-style`; without one, a house writes `http`. */
export function toDateStyle(option: unknown): DateStyle {
  return option === 'iso' || option === 'hexo' ? option : 'http';
}
