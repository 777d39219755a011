import assert from 'node:assert/strict';
import { makeFolder } from './folder';
import { goodPost } from './posts';
import { runGalley } from './runGalley';

describe('wrong usage', () => {
  const cases: readonly (readonly [readonly string[], RegExp])[] = [
    [[], /Which command\?/],
    [['chekc'], /no command "chekc"/],
    [['constructor'], /no command "constructor"/],
    [['check', '--colour'], /no option --colour/],
    [['check', '-x'], /no option -x/],
    [['check', '--format'], /--format needs a value/],
    [['check', '--format', 'xml'], /text, json, sarif, github, not "xml"/],
    [['check', '--format=toString'], /text, json, sarif, github, not "toString"/],
    [['check', '--fail-on', 'fatal'], /error, warning, info, hint, not "fatal"/],
    [['check', '--dry-run'], /"galley check" has no option --dry-run/],
    [['check', '--page', 'a.md'], /"galley check" has no option --page/],
    [['fix', '--format', 'json'], /"galley fix" has no option --format/],
    [['fix', '--dry-run=yes'], /--dry-run takes no value/],
    [['check', '-', 'a.md'], /must be the only path/],
    [['check', 'a.md', '--stdin-path', 'b.md'], /write "-" as the path/],
    [['render'], /exactly one post/],
    [['render', 'a.md', 'a.md'], /exactly one post/],
    [['render', '.'], /exactly one post/],
  ];
  for (const [args, expected] of cases) {
    it(`galley ${args.join(' ')}`, () => {
      const { code, out, err } = runGalley(makeFolder({ 'a.md': goodPost, '_posts/b.md': goodPost, '_posts/c.md': goodPost }), args);
      assert.equal(code, 2);
      assert.equal(out, '');
      assert.match(err, expected);
    });
  }

  it('takes what follows -- as paths', () => {
    assert.equal(runGalley(makeFolder({ '--page': goodPost }), ['check', '--', '--page']).code, 0);
  });
});
