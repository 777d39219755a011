import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { formatMoment } from '../../src/core/render/momentFormat';

type Moment = (text: string, format: string, isStrict: boolean) => { locale(name: string): { format(format: string): string } };
const moment = createRequire(createRequire(import.meta.url).resolve('hexo'))('moment') as Moment;

const formats = [
  'YYYY-MM-DD', 'YYYY/M/D', 'YY.MM.DD', 'D MMMM YYYY', 'MMM D, YYYY', 'MMMM Do YYYY', 'dddd, D MMM', 'ddd dd d', 'HH:mm:ss', 'H:m:s', 'hh:mm A', 'h:mm a', 'kk k', 'YYYY年MM月DD日', '[Posted on] YYYY', '[D] D \\D', 'DDD DDDD', 'Q Mo', 'SSS',
  'L', 'LL', 'LLL', 'LLLL', 'l', 'll', 'lll', 'llll', 'LT', 'LTS', '[', ']', 'YYYY [[MM]', '--', '于',
];
const clocks = [[2021, 6, 11, 9, 29, 5], [2021, 1, 1, 0, 0, 0], [2020, 12, 31, 23, 59, 59], [2021, 2, 2, 12, 5, 7], [2021, 3, 3, 11, 45, 0], [2021, 10, 22, 18, 0, 0], [2021, 5, 13, 7, 0, 0], [987, 9, 23, 13, 1, 1]] as const;

describe('dates as Hexo prints them', () => {
  for (const language of ['en', 'zh-CN']) {
    it(`are moment's, in ${language}`, () => {
      for (const [year, month, day, hour, minute, second] of clocks) {
        const text = [String(year).padStart(4, '0'), month, day, hour, minute, second].join(' ');
        for (const format of formats) assert.equal(formatMoment({ year, month, day, hour, minute, second }, format, language), moment(text, 'YYYY M D H m s', true).locale(language.toLowerCase()).format(format), `${format} of ${text}`);
      }
    });
  }
});
