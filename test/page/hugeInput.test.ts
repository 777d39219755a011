import { testBodies } from './oddBodies';

const paragraph = '<p style="text-indent: 2em; text-align: left;">潮水每天推迟约五十分钟，the tide table of a small harbour.</p>';

describe('A preview of more than anybody writes', () => {
  testBodies({
    'five megabytes': paragraph.repeat(Math.ceil(5_000_000 / paragraph.length)),
    'a hundred thousand elements': `<div>${'<b>x</b>'.repeat(100_000)}</div>`,
  });
});
