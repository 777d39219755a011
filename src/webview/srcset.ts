/** One address of a `srcset`, and for which screens it is, with the white space before that. */
export interface SourceCandidate {
  readonly address: string;
  readonly descriptor: string;
}

/** Reads a `srcset`, in which commas part what they do not end (HTML, 4.8.4.3.8). */
export function readSrcset(text: string): readonly SourceCandidate[] {
  return [...text.matchAll(/([^\s,](?:\S*[^\s,])?)([^,]*)/g)].map(([, address, descriptor]) => ({ address: address!, descriptor: descriptor!.trimEnd() }));
}

/** Writes a `srcset`. */
export function writeSrcset(candidates: readonly SourceCandidate[]): string {
  return candidates.map(({ address, descriptor }) => address + descriptor).join(', ');
}
