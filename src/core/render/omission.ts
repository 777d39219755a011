import { shorten } from '../text/shorten';

/** Something of a post that its page does not show, or not as it was meant. */
export interface Omission {
  /** As the author wrote it, as one short line. */
  readonly text: string;
  /** Offset in the file. */
  readonly start: number;
  /**
   * Why it is not shown: the `site` puts out nothing for it; it is nested too `deep`; it stands there as written (`plain`), as
   * formatting it would take too long.
   */
  readonly why: 'site' | 'deep' | 'plain';
}

/** Takes note of one; its offset is that of the source of what is being rendered. */
export type NoteOmission = (omission: Omission) => void;

// UTF-16 units.
const LONGEST = 80;

/** Returns the beginning of a text as one short line. */
export function toOmittedText(text: string): string {
  return shorten(text, LONGEST);
}
