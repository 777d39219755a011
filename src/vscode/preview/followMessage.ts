import type { Post } from '../../core/index';
import type { FollowMessage } from '../../protocol/messages';

/** Makes the message that says where in a version of a post the editor is. */
export function makeFollowMessage(post: Post, { version, offset, what }: Pick<FollowMessage, 'version' | 'offset' | 'what'>, { findHeaderField }: Pick<typeof import('../../core/index'), 'findHeaderField'>): FollowMessage {
  return { type: 'follow', version, offset, what, field: findHeaderField(post, offset) };
}
