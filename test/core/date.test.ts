import assert from 'node:assert/strict';
import { clamp, formatDate, formatMoment, isReal, roll, toMoment, toZoned, understandDate, type DateStyle } from '../../src/core/post/date';
import { toSiteMoment } from '../../src/core/post/dates';
import { atMost, fc, runs } from './fuzzing';
import { inEachZone } from './zones';

// Runs under several TZ: nothing but what sites take from the machine may depend on it.

const zones = ['UTC', 'Asia/Shanghai', 'America/New_York', 'Asia/Kathmandu', 'Pacific/Apia', 'Europe/London'];
const moments = fc.date({ min: new Date('1990-01-01T00:00:00Z'), max: new Date('2037-01-01T00:00:00Z'), noInvalidDate: true }).map(date => new Date(Math.floor(date.getTime() / 1000) * 1000));

describe('dates', () => inEachZone(() => {
  for (const [text, expected] of [
    ['2021年7月14日00:06:33', '2021-07-14T00:06:33'], ['2021年6月22日，21点39分', '2021-06-22T21:39:00'], ['2021年7月4日 下午3点20分', '2021-07-04T15:20:00'], ['2021年7月4日 晚上11:05', '2021-07-04T23:05:00'],
    ['2021年7月4日中午12点', '2021-07-04T12:00:00'], ['2021年7月4日凌晨12:30', '2021-07-04T00:30:00'], ['2021.7.4', '2021-07-04T00:00:00'], ['2021/07/04 8:00', '2021-07-04T08:00:00'], ['２０２１－０７－０４', '2021-07-04T00:00:00'],
    ['Fri, 11 Jun 2021 01:29:00 GMT', '2021-06-11T01:29:00Z'], ['11 June 2021', '2021-06-11T00:00:00'], ['Jun 11, 2021 3:05 PM', '2021-06-11T15:05:00'], ['June 11th, 2021', '2021-06-11T00:00:00'], ['Fri Jun 11 2021 09:29:00 GMT+0800 (CST)', '2021-06-11T01:29:00Z'],
    ['2021-06-11T09:29:00+08:00', '2021-06-11T01:29:00Z'], ['2021-06-11T01:29:00.123Z', '2021-06-11T01:29:00Z'], ['1623374940', '2021-06-11T01:29:00Z'], ['1623374940000', '2021-06-11T01:29:00Z'], ['20210611', '2021-06-11T00:00:00'], ['13/6/2021', '2021-06-13T00:00:00'],
    ['Fri, 11 Jun 2021 09:29:00 JST', '2021-06-11T00:29:00Z'], ['2021年7月4日 星期日', '2021-07-04T00:00:00'], ['2021年7月4日（周日）9:05', '2021-07-04T09:05:00'],
  ] as const) {
    it(`${text} is understood`, () => {
      const date = understandDate(text);
      assert.ok(date && isReal(date));
      assert.equal(toMoment(date, 'UTC').getTime(), Date.parse(expected.endsWith('Z') ? expected : `${expected}Z`));
      assert.equal(date.offset !== undefined, expected.endsWith('Z'));
    });
  }

  for (const text of ['', 'someday', 'Invalid Date', '6/11/2021', '12', '2021', 'Jun 2021', '2021-06', 'v2021.7.4.1', '2021-6-11-12', '明天']) it(`${JSON.stringify(text)} is not`, () => assert.equal(understandDate(text), undefined));

  it('24:00 is midnight, and a time', () => assert.ok(isReal(understandDate('2021-06-11 24:00:00')!)));

  it('what goes beyond the calendar rolls over as JavaScript has it, or is held at the end', () => {
    const date = understandDate('2021-02-31 25:00:00')!;
    assert.deepEqual([isReal(date), formatDate(roll(date), 'hexo', undefined), formatDate(clamp(date), 'hexo', undefined)], [false, '2021-03-04 01:00:00', '2021-02-28 23:00:00']);
  });

  it('a moment is written and understood again, in every style and zone', () => fc.assert(fc.property(moments, fc.constantFrom(...zones), fc.constantFrom<DateStyle>('http', 'iso', 'hexo'), (moment, zone, style) => {
    const written = formatMoment(moment, style, zone).replaceAll('\'', '');
    const date = understandDate(written);
    assert.ok(date && isReal(date), written);
    // In the hour that clocks are set back, a clock's time is two moments.
    const distance = Math.abs(toMoment(date, zone).getTime() - moment.getTime());
    assert.ok(distance === 0 || (style === 'hexo' && distance <= 3_600_000), `${written} in ${zone}`);
  }), runs(500))).timeout(atMost(60_000));

  it('a clock\'s time is a moment and back', () => fc.assert(fc.property(moments, fc.constantFrom(...zones), (moment, zone) => {
    const clock = toZoned(moment, zone);
    assert.deepEqual(toZoned(toMoment(clock, zone), zone), clock);
  }), runs(500))).timeout(atMost(60_000));

  it('a site reads a time without a zone as the machine\'s that builds it, and no other', () => {
    for (const text of ['2021-06-11 09:29:00', '2021/6/11 9:29', 'Fri, 11 Jun 2021 09:29:00']) assert.equal(toSiteMoment(text, 'hexo', 'Asia/Shanghai')?.toISOString(), '2021-06-11T01:29:00.000Z');
    for (const text of ['Fri, 11 Jun 2021 01:29:00 GMT', '2021-06-11T01:29:00Z', '2021-06-11T09:29:00+08:00']) assert.equal(toSiteMoment(text, 'hexo', 'Asia/Shanghai')?.toISOString(), '2021-06-11T01:29:00.000Z');
    assert.equal(toSiteMoment(new Date('2021-06-11T01:29:00Z'), 'hexo', 'Asia/Shanghai')?.toISOString(), '2021-06-10T17:29:00.000Z');
    assert.equal(toSiteMoment(new Date('2021-06-11T01:29:00Z'), 'gray-matter', 'Asia/Shanghai')?.toISOString(), '2021-06-11T01:29:00.000Z');
    assert.equal(toSiteMoment('2021-06-11', 'hexo', 'Asia/Shanghai')?.toISOString(), '2021-06-11T00:00:00.000Z');
  });
}));
