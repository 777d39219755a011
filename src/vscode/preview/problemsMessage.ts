import type { Finding, Post } from '../../core/index';
import type { Problem, ProblemsMessage } from '../../protocol/messages';

/** A problem of which it is not known yet where the article shows it. */
export type PlacedProblem = Omit<Problem, 'field'>;

/** Converts a finding. */
export function toProblem({ severity, message, span }: Finding): PlacedProblem {
  return { ...span, severity, message };
}

/** Makes the message that says what is wrong with a version of a post. */
export function makeProblemsMessage(post: Post, problems: readonly PlacedProblem[], { uri, version }: Pick<ProblemsMessage, 'uri' | 'version'>, { findHeaderField }: Pick<typeof import('../../core/index'), 'findHeaderField'>): ProblemsMessage {
  return { type: 'problems', uri, version, problems: problems.map(problem => ({ ...problem, field: findHeaderField(post, problem.start) })) };
}
