import { testBodies } from './oddBodies';

describe('A preview of what no author means', () => {
  testBodies({
    'ten thousand levels': `${'<div>'.repeat(10_000)}deep${'</div>'.repeat(10_000)}`,
    'emphasis that never ends': '*a '.repeat(50_000),
    'words joined by low lines': '_a__b'.repeat(20_000),
    'lists within lists': Array.from({ length: 1000 }, (_, level) => `${' '.repeat(level * 2)}- item`).join('\n'),
    'quotes within quotes': `${'> '.repeat(5000)}deep`,
  });
});
