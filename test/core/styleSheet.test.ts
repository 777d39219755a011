import assert from 'node:assert/strict';
import { toWholeSheet } from '../../src/webview/styleSheet';

const files: Readonly<Record<string, string>> = {
  '/css/a.css': 'a { b: c }',
  '/css/deep/b.css': '@import "../a.css"; d { background: url(e.png) }',
  '/css/loop.css': '@import "loop.css"; @import url(main.css); f { g: h }',
  '/css/i.png': '', '/css/deep/e.png': '', '/fonts/j.woff2': '', '/css/k l.svg': '',
};

async function read(text: string): Promise<{ readonly css: string; readonly leftOut: readonly string[] }> {
  const leftOut: string[] = [];
  const css = await toWholeSheet(text, 'file:///css/main.css', {
    toAddress: (reference, base) => (/^(?:[a-z]+:|\/\/|#|$)/i.test(reference) ? undefined : new URL(reference.replace(/[?#].*/, ''), base).href),
    readText: address => Promise.resolve(address.endsWith('/main.css') ? text : files[decodeURI(new URL(address).pathname)]),
    readFile: address => Promise.resolve(decodeURI(new URL(address).pathname) in files ? `blob:${decodeURI(new URL(address).pathname)}` : undefined),
    onLeftOut: (what, reference) => leftOut.push(`${what} ${reference}`),
  });
  return { css: css.replaceAll(/\s+/g, ' ').trim(), leftOut };
}

describe('a style sheet of the author\'s', () => {
  for (const [text, expected, leftOut = []] of [
    ['a { b: c }', 'a { b: c }'],
    ['a { b: url(i.png) url("i.png") url( \'i.png\' ) }', 'a { b: url("blob:/css/i.png") url("blob:/css/i.png") url("blob:/css/i.png") }'],
    ['a { b: url(k\\ l.svg#part), url("k l.svg?x#y") }', 'a { b: url("blob:/css/k l.svg#part"), url("blob:/css/k l.svg#y") }'],
    ['@font-face { src: url("../fonts/j.woff2?v=2#iefix") }', '@font-face { src: url("blob:/fonts/j.woff2#iefix") }'],
    ['a { b: url(data:image/png;base64,x) url(#c) url(https://d/e.png) url() }', 'a { b: url(data:image/png;base64,x) url(#c) url(https://d/e.png) url() }'],
    ['/* url(i.png) */ a::before { content: "url(i.png)" }', '/* url(i.png) */ a::before { content: "url(i.png)" }'],
    ['a { b: url(none.png) }', 'a { b: url("data:,") }', ['styleFileMissing none.png']],
    ['@font-face { src: url(//cdn/f.woff) }', '@font-face { src: url(//cdn/f.woff) }', ['fontRemote //cdn/f.woff']],
    ['@import "a.css";x{}', 'a { b: c }x{}'],
    ['@charset "utf-8"; /* c */ @import url(a.css) ; @layer one, two; @import \'a.css\'', 'a { b: c } @layer one, two;a { b: c }'.replace(' @layer', '@layer')],
    ['@import "a.css" print and (min-width: 1px);', '@media print and (min-width: 1px) { a { b: c } }'],
    ['@import "a.css" layer(base) supports(display: grid) screen;', '@layer base { @supports (display: grid) { @media screen { a { b: c } } } }'],
    ['@import "a.css" layer supports((a: b) and (not (c: d)));', '@layer { @supports (a: b) and (not (c: d)) { a { b: c } } }'],
    ['@import "a.css" layered;', '@media layered { a { b: c } }'],
    ['@import "deep/b.css";', 'a { b: c } d { background: url("blob:/css/deep/e.png") }'],
    ['@import "loop.css"; z { }', 'f { g: h } z { }'],
    ['@import url(https://cdn/x.css); @import "//cdn/y.css"; z { }', 'z { }', ['styleRemote https://cdn/x.css', 'styleRemote //cdn/y.css']],
    ['@import "none.css"; z { }', 'z { }', ['styleFileMissing none.css']],
    // Browsers ignore an import behind a rule.
    ['z { } @import "a.css";', 'z { } @import "a.css";'],
    ['a { b: url("i.png', 'a { b: url("i.png'],
    ['/* open', '/* open'],
  ] as readonly (readonly [string, string, (readonly string[])?])[]) {
    it(text, async () => assert.deepEqual(await read(text), { css: expected, leftOut }));
  }

  it('is read in time that grows with its length', async () => {
    for (const text of ['/*'.repeat(100_000), '@import '.repeat(50_000), `@import ${'"'.repeat(100_001)}`, 'url('.repeat(100_000), 'url("'.repeat(60_000), `/*${' '.repeat(100_000)}*/x`, '@layer '.repeat(50_000), `@import "a.css" supports(${'('.repeat(50_000)};`, '@font-face{'.repeat(20_000), '\\'.repeat(200_000)]) await read(text);
  });
});
