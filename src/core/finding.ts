import type { Edit, Span } from './text/span';

/** How bad a finding is, worst first. `error`: the site fails or shows something else than the author meant. */
export type Severity = 'error' | 'warning' | 'info' | 'hint';

/** The severities, worst first. */
export const severities: readonly Severity[] = ['error', 'warning', 'info', 'hint'];

/** One way to mend a finding: plain data, the same for editor, fix-all and command line. One that mends several findings is the same object in each. */
export interface Fix {
  /** What the fix does, in the author's words and language. */
  readonly title: string;
  /** The edits that belong together; they do not overlap. Offsets are those of the checked text. */
  readonly edits: readonly Edit[];
  /** True when what the site reads stays the same, or becomes readable where it read nothing or something nobody can have meant. */
  readonly safe: boolean;
}

/** What a rule reports about a post. */
export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly span: Span;
  readonly fixes: readonly Fix[];
}
