import { completeKeys } from './completeKeys';
import { completeValues } from './completeValues';
import type { Completions, Writing } from './completion';
import { findPlace, type Place } from './place';
import type { Post } from '../post/post';
import { findSchemas, getTypes } from '../schema/lookUp';

/** Returns what can stand at an offset of the metadata; nothing anywhere else. The block need not parse. */
export async function complete(writing: Writing, offset: number): Promise<Completions> {
  const place = findPlace(writing.post, offset);
  if (!place) return { items: [], isIncomplete: false };
  const typed = writing.post.text.slice(place.span.start, offset);
  if (place.kind === 'value') return completeValues(writing, place, typed);
  return takesItems(place, writing) ? completeValues(writing, toItemPlace(place), typed, '- ') : completeKeys(writing, place, typed);
}

/** Tells whether somebody at an offset is writing a key or a value. */
export function isWriting(post: Post, offset: number): boolean {
  return findPlace(post, offset) !== undefined;
}

/** Below a key that takes a list, an item stands behind a hyphen. */
function takesItems({ parents, hasColon }: Extract<Place, { kind: 'key' }>, { blog }: Writing): boolean {
  return parents.length > 0 && !hasColon && getTypes(findSchemas(blog.schema, parents)).has('array');
}

function toItemPlace({ span, parents }: Extract<Place, { kind: 'key' }>): Extract<Place, { kind: 'value' }> {
  return { kind: 'value', span, path: [...parents, '[]'], quote: '', isFlow: false, needsBlank: false, before: [], behind: [] };
}
