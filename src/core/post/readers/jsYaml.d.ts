import type { Type } from 'js-yaml';

// js-yaml 4.1 and later export their types; @types/js-yaml does not say so yet.
declare module 'js-yaml' {
  export const types: Readonly<Record<'binary' | 'bool' | 'merge' | 'null' | 'omap' | 'pairs' | 'set' | 'timestamp', Type>>;
}
