import type {} from './jsYaml';
import { FAILSAFE_SCHEMA, Type, types } from 'js-yaml';

// gray-matter 4 still reads with js-yaml 3: numbers of YAML 1.1, with `_`, a leading 0 for octal and base 60
// (`12:30` is 750). Everything else is read alike by js-yaml 3 and 4. Source: js-yaml 3.15 lib/js-yaml/type/{int,float}.js.

const INTEGER = /^[-+]?(?:0|0b_*[01](?:[01_]*[01])?|0x_*[\da-f](?:[\da-f_]*[\da-f])?|0[0-7_]*[0-7]|[1-9](?:[\d_]*\d)?|[1-9][\d_]*(?::[0-5]?\d)+)$/;
const HEXADECIMAL_UPPER = /^[-+]?0x[\da-fA-F_]*[\da-fA-F]$/;
const FLOAT = /^(?:[-+]?(?:0|[1-9][\d_]*)(?:\.[\d_]*)?(?:[eE][-+]?\d+)?|\.[\d_]+(?:[eE][-+]?\d+)?|[-+]?\d[\d_]*(?::[0-5]?\d)+\.[\d_]*|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/;

const integer = new Type('tag:yaml.org,2002:int', {
  kind: 'scalar',
  resolve: (data: unknown) => typeof data === 'string' && (INTEGER.test(data) || HEXADECIMAL_UPPER.test(data)),
  construct: (data: string) => withSign(data.replaceAll('_', ''), digits => {
    if (digits.startsWith('0b')) return Number.parseInt(digits.slice(2), 2);
    if (digits.startsWith('0x')) return Number.parseInt(digits, 16);
    if (digits.startsWith('0')) return Number.parseInt(digits, 8);
    return digits.includes(':') ? fromBase60(digits) : Number.parseInt(digits, 10);
  }),
});

const float = new Type('tag:yaml.org,2002:float', {
  kind: 'scalar',
  resolve: (data: unknown) => typeof data === 'string' && FLOAT.test(data) && !data.endsWith('_'),
  construct: (data: string) => withSign(data.replaceAll('_', '').toLowerCase(), digits => {
    if (digits === '.inf') return Number.POSITIVE_INFINITY;
    if (digits === '.nan') return Number.NaN;
    return digits.includes(':') ? fromBase60(digits) : Number.parseFloat(digits);
  }),
});

function withSign(text: string, toNumber: (digits: string) => number): number {
  const digits = text.replace(/^[-+]/, '');
  return (text.startsWith('-') ? -1 : 1) * toNumber(digits);
}

function fromBase60(digits: string): number {
  return digits.split(':').reduce((sum, part) => sum * 60 + Number.parseFloat(part), 0);
}

/** js-yaml 4's types with the numbers of js-yaml 3. */
export const yaml11Schema = FAILSAFE_SCHEMA.extend({
  implicit: [types.null, types.bool, integer, float, types.timestamp, types.merge],
  explicit: [types.binary, types.omap, types.pairs, types.set],
});
