import { Validator, type Schema } from '@cfworker/json-schema';
import assert from 'node:assert/strict';
import type { JsonSchema } from '../../src/core/schema/jsonSchema';
import { validate } from '../../src/core/schema/validate';
import { atMost, fc, runs } from './fuzzing';

const key = fc.constantFrom('title', 'tags');

/** One or two demands each, so that values often meet them; now and then one that only the validator knows. */
const { schema } = fc.letrec<{ schema: JsonSchema }>(tie => ({
  schema: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom<JsonSchema>({}, { type: 'string' }, { type: 'string', minLength: 1 }, { minLength: 1 }, { type: ['array', 'string'] }, { type: 'integer' }, { type: ['number', 'null'] }, { type: 'boolean' }),
    fc.constantFrom<JsonSchema>({ required: ['title'] }, { type: 'object' }, { minLength: 2 }, { maxItems: 1 }),
    fc.record({ items: tie('schema') }),
    fc.record({ anyOf: fc.array(tie('schema'), { minLength: 1, maxLength: 2 }) }),
    fc.record({ properties: fc.dictionary(key, tie('schema'), { maxKeys: 2 }) }),
  ),
}));

const { value } = fc.letrec(tie => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom('', 'a', 'ab', '𠮷', 0, 1.5, Number.NaN, true, null),
    fc.array(tie('value'), { maxLength: 2 }),
    fc.dictionary(key, tie('value'), { maxKeys: 2 }),
  ),
}));

describe('values against a schema', () => {
  it('fail where the validator, asked about the whole, says so', () => {
    fc.assert(fc.property(fc.dictionary(key, schema, { minKeys: 1 }), fc.dictionary(key, value, { minKeys: 1 }), fc.boolean(), (properties, values, isTitleRequired) => {
      const whole: JsonSchema = { type: 'object', properties, ...(isTitleRequired ? { required: ['title'] } : {}) };
      const { errors } = new Validator(whole as Schema, '2020-12', false).validate(values);
      const wrong = new Set(errors.filter(({ keyword }) => keyword !== 'properties').map(({ instanceLocation }) => instanceLocation.split('/')[1]));
      assert.deepEqual(new Set(validate(whole, values).map(({ path }) => path[0])), wrong);
    }), runs(1000));
  }).timeout(atMost(60_000));
});
