/** The core's door. Loaded at first use: until a file is opened that may be a post, nothing of it is evaluated. */
export type Core = typeof import('../core/index');

/** Loads the core. The adapter imports nothing but types from it in any other way. */
export function loadCore(): Promise<Core> {
  return import('../core/index');
}
