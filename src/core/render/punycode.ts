// RFC 3492; browsers and Node have it, but tell nobody.
const BASE = 36;
const T_MIN = 1;
const T_MAX = 26;
const SKEW = 38;
const DAMP = 700;

/** Returns a host's name in the letters of its readers (`xn--…` decoded); what cannot be decoded stays. */
export function toUnicodeHost(host: string): string {
  return host.split('.').map(label => (label.startsWith('xn--') ? decode(label.slice(4)) ?? label : label)).join('.');
}

function decode(label: string): string | undefined {
  const hyphen = label.lastIndexOf('-');
  const output = Array.from(label.slice(0, Math.max(hyphen, 0)), letter => letter.codePointAt(0)!);
  let code = 128;
  let bias = 72;
  let index = 0;
  for (let at = hyphen + 1; at < label.length;) {
    const before = index;
    for (let weight = 1, k = BASE; ; k += BASE) {
      const digit = parseInt(label[at++] ?? '', BASE);
      if (Number.isNaN(digit)) return undefined;
      // Letters come first: a to z are 0 to 25, digits follow.
      const value = digit < 10 ? digit + 26 : digit - 10;
      index += value * weight;
      const threshold = Math.min(Math.max(k - bias, T_MIN), T_MAX);
      if (value < threshold) break;
      weight *= BASE - threshold;
    }
    const length = output.length + 1;
    bias = adapt(index - before, length, before === 0);
    code += Math.floor(index / length);
    if (code > 0x10ffff) return undefined;
    output.splice(index % length, 0, code);
    index = (index % length) + 1;
  }
  return String.fromCodePoint(...output);
}

function adapt(delta: number, length: number, isFirst: boolean): number {
  let rest = isFirst ? Math.floor(delta / DAMP) : delta >> 1;
  rest += Math.floor(rest / length);
  let k = 0;
  for (; rest > ((BASE - T_MIN) * T_MAX) >> 1; k += BASE) rest = Math.floor(rest / (BASE - T_MIN));
  return k + Math.floor((BASE * rest) / (rest + SKEW));
}
