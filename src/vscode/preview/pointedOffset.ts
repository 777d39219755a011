import type { RevealMessage } from '../../protocol/messages';

/** Returns the offset in a post's text of what the reader pointed at. */
export function findPointedOffset(text: string, { offset, before, after }: RevealMessage, { findSourceOffset }: Pick<typeof import('../../core/index'), 'findSourceOffset'>): number {
  return before === '' && after === '' ? offset : findSourceOffset(text, offset, { before, after });
}
