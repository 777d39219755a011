import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import matter from 'gray-matter';
import { makeFolder } from './folder';
import { goodPost } from './posts';
import { runGalley } from './runGalley';

const commands: readonly (readonly string[])[] = [['check'], ['check', '--format', 'sarif'], ['fix', '--dry-run'], ['fix'], ['render'], ['render', '--page']];

/** Runs every command on a post, each in a folder of its own; Galley must neither fail nor print its own mistakes. */
function runAll(content: string, options?: Parameters<typeof runGalley>[2]): void {
  for (const [command = '', ...args] of commands) {
    const { code, err } = runGalley(makeFolder({ 'a.md': content }), [command, 'a.md', ...args], options);
    assert.ok(code === 0 || code === 1, `galley ${command} ended with ${code}: ${err}`);
    assert.doesNotMatch(err, /Galley itself has failed|^ {4}at /m);
  }
}

describe('bad input', () => {
  for (const [name, content] of [
    ['an empty file', ''],
    ['a file of a BOM', '\uFEFF'],
    ['a file of one fence', '---'],
    ['a file of two fences', '---\n---\n'],
    ['a file of white space', '\n \n\t\n'],
    ['null characters', `---\ntitle: a\0b\n---\n\0\n`],
    ['a lone surrogate, as JSON can bring it', '---\ntitle: "\\ud800"\n---\n'],
    ['deep nesting', `---\ntitle: ${'['.repeat(2000)}\n---\n${'<div>'.repeat(5000)}${'> '.repeat(2000)}`],
  ] as const) {
    it(name, () => runAll(content));
  }

  it('5 MB of text', () => {
    const paragraph = '<p style="text-indent: 2em;">很长的一段文字，<strong>粗体</strong>与<img src="https://example.com/a.jpg" alt="图" referrerpolicy="no-referrer">。</p>\n';
    const content = goodPost + paragraph.repeat(Math.ceil(5e6 / Buffer.byteLength(paragraph)));
    const folder = makeFolder({ 'a.md': content });
    const checked = runGalley(folder, ['check', 'a.md']);
    assert.equal(checked.out, 'files checked: 1, nothing found\n');
    assert.equal(checked.code, 0);
    assert.equal(runGalley(folder, ['fix', 'a.md']).code, 0);
    assert.equal(readFileSync(join(folder, 'a.md'), 'utf8'), content);
    const { code, out } = runGalley(folder, ['render', 'a.md']);
    assert.equal(code, 0);
    assert.ok(out.length > content.length / 2);
  });

  it('5 MB through a pipe', () => {
    const content = goodPost + '<p>段落。</p>\n'.repeat(300_000);
    assert.equal(runGalley(makeFolder({}), ['fix', '-'], { input: content, shell: 'cat | "$@" | cat' }).out, content);
  });

  const toJavaScript = (mark: string): string => `---js\n{ title: (require('fs').writeFileSync(${mark}, ''), 'a') }\n---\n\n<p>a</p>\n`;

  it('front matter in JavaScript leaves a mark where it is run', () => {
    const mark = join(makeFolder({}), 'mark');
    matter(toJavaScript(JSON.stringify(mark)));
    assert.equal(existsSync(mark), true);
  });

  for (const [name, toPost] of [
    ['front matter in JavaScript', toJavaScript],
    ['front matter in JavaScript by its long name', (mark: string) => `---javascript\nmodule.exports = { title: process.mainModule.require('fs').writeFileSync(${mark}, '') }\n---\n`],
    ['a JavaScript type in YAML', (mark: string) => `---\ntitle: !!js/function "function () { require('fs').writeFileSync(${mark}, '') }"\ndate: !!js/undefined\n---\n`],
    ['a script in the body', (mark: string) => `${goodPost}<script>require('fs').writeFileSync(${mark}, '')</script>\n\n{{ ''.constructor.constructor("process.getBuiltinModule('fs').writeFileSync(" + ${mark} + ", '')")() }}\n`],
  ] as const) {
    for (const preset of ['hexo', 'plain']) {
      it(`${name} is never run (${preset})`, () => {
        const marks = makeFolder({});
        const mark = join(marks, 'mark');
        for (const [command = '', ...args] of commands) {
          const folder = makeFolder({ 'galley.json': JSON.stringify({ preset }), 'a.md': toPost(JSON.stringify(mark)) });
          const { code, err } = runGalley(folder, [command, 'a.md', ...args]);
          assert.ok(code === 0 || code === 1, `galley ${command} ended with ${code}: ${err}`);
          assert.equal(existsSync(mark), false);
        }
      });
    }
  }
});
