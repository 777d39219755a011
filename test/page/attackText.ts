import type { Vector } from './attackVectors';

/** Where an attack leaves its mark. */
export interface Marks {
  /** Names the run: each has marks of its own. */
  readonly run: string;
  /** Origin whose requests are watched. */
  readonly origin: string;
}

/** Returns what a vector's mark is called in a run. */
export function toToken({ id }: Vector, { run }: Marks): string {
  return `${run}.${id}`;
}

/** Returns a vector's text with script and address in it. */
export function toAttack(vector: Vector, marks: Marks): string {
  const address = `${marks.origin}/${toToken(vector, marks)}`;
  const words: Readonly<Record<string, string>> = {
    // Without quotes, blanks or what means something in Markdown, it can stand anywhere.
    RUN: `top.postMessage(/ran:${toToken(vector, marks)}/.source,String.fromCharCode(42))`,
    LEAK: address,
    HOST: address.replace(/^https?:\/\//, ''),
  };
  const fill = (text: string): string =>
    text.replace(/BASE64\[\[(.*?)\]\]|\b(RUN|LEAK|HOST)\b/g, (_, encoded: string | undefined, word: string) => (encoded === undefined ? words[word]! : Buffer.from(fill(encoded)).toString('base64')));
  return fill(vector.html);
}
