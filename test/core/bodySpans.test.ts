import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readBody } from '../../src/core/post/body';
import { parsePost } from '../../src/core/post/post';
import { runs } from './fuzzing';

// What is cut from a post where the tree says is the very construct. Each piece says what it is; `{n}` becomes a number of its own.

interface Piece {
  readonly text: string;
  /** The element with `id="{n}"` is HTML; false: it is in code, a comment or raw text. */
  readonly isElement: boolean;
}

const shown = (text: string): Piece => ({ text, isElement: true });
const hidden = (text: string): Piece => ({ text, isElement: false });

const anywhere: readonly Piece[] = [
  shown('<p id="{n}">校样：甲</p>'), shown('<b id="{n}">𠮷😀</b>'), shown('<a href="/a?b=1&amp;c=2" id="{n}" title=\'a "b"\'>b &amp; c</a>'), shown('<img id="{n}" alt=甲 src=/a.jpg>'), shown('<br id={n}>'),
  shown('<img\tid="{n}"\n  alt="甲\n乙" >'), shown('<pre id="{n}">\n a\n</pre>'), shown('<pre id="{n}">a</pre>'), shown('<div\n id="{n}"\n>甲</div>'), shown('<span ID = "{n}" class=a>&nbsp;甲&copy 乙</span>'), shown('<IMG ALT="" ID="{n}"/>'),
  shown('<svg id="{n}" viewBox="0 0 1 1"><path d="M0 0"/><title>甲</title></svg>'), shown('<svg><g id="{n}" xlink:href="#a"/></svg>'), shown('<math><mi id="{n}">x</mi></math>'), shown('<style id="{n}">p > a { }</style>'), shown('<script id="{n}">if (a < b) "</p>"</script>'),
  shown('<textarea id="{n}"> a < b &amp; </textarea>'), shown('<table id="{n}"><tr><td>甲</table>'), shown('<ul><li id="{n}">甲<li>乙</ul>'), shown('<!-- 甲 --><i id="{n}">乙</i><!-- 丙 -->'), shown('<custom-x id="{n}" data-a=\'{"b":1}\'></custom-x>'), shown('<select><option id="{n}">甲</select>'),
  shown('<template><p id="{n}">甲</p></template>'), shown('<p id="{n}" class="a" class="b">甲</p>'), shown('<em id="{n}">甲<strong>乙</em>丙</strong>'),
  hidden('<!-- <p id="{n}"> -->'), hidden('<style><p id="{n}"></style>'), hidden('<script>"<p id=\'{n}\'>"</script>'), hidden('<textarea><p id="{n}"></textarea>'), hidden('<title><p id="{n}"></title>'), hidden('<p title="<p id=\'{n}\'>">甲</p>'), hidden('<svg><![CDATA[<p id="{n}">]]></svg>'),
];
const inMarkdown: readonly Piece[] = [
  hidden('`<p id="{n}">`'), hidden('甲 ``<p id="{n}"> ` `` 乙'), hidden('\n\n```html\n<p id="{n}">\n```\n\n'), hidden('\n\n~~~\n<p id="{n}">\n~~~\n\n'), hidden('\n\n甲\n\n    <p id="{n}">\n\n乙\n\n'), hidden('\n\n甲 \\<p id="{n}"> 乙\n\n'), hidden('\n\n[甲](<p id="{n}"> "题")\n\n'),
  shown('\n\n# 甲 <b id="{n}">乙</b>\n\n'), shown('\n\n- 甲 <i id="{n}">乙</i>\n- 丙\n\n'), shown('\n\n> 甲 <a id="{n}" href="/a">乙</a>\n> 丙\n\n'), shown('\n\n甲 **<b id="{n}">乙</b>** <https://example.com/{n}>\n\n'), shown('\n\n| 甲 | 乙 |\n| - | - |\n| <i id="{n}">丙</i> | 丁 |\n\n'), shown('\n\n<div>\n\n甲 <b id="{n}">乙</b>\n\n</div>\n\n'),
];
const apart = ['\n\n', '\n', '\n\n甲乙\n\n', '\r\n\r\n'];

interface Drawn {
  readonly pieces: readonly Piece[];
  readonly between: string;
  readonly path: string;
  readonly isCrlf: boolean;
}

const drawn = fc.record({
  isMarkdown: fc.boolean(), isCrlf: fc.boolean(), hasBlock: fc.boolean(), between: fc.constantFrom(...apart),
  picks: fc.array(fc.nat(1000), { minLength: 1, maxLength: 7 }),
}).map(({ isMarkdown, picks, ...rest }) => {
  const choices = isMarkdown ? [...anywhere, ...inMarkdown] : anywhere;
  return { ...rest, path: isMarkdown ? 'a.md' : 'a.html', pieces: picks.map(pick => choices[pick % choices.length]!) };
});

describe('spans of a body', () => {
  let inputs = 0;
  let constructs = 0;

  it('cut out the very construct', async () => {
    await fc.assert(fc.asyncProperty(drawn, async input => {
      inputs++;
      await tryInput({ ...input, between: input.path === 'a.md' ? input.between.replace(/^\n$/, '\n\n') : input.between });
    }), runs(1700));
  }).timeout(120_000);

  for (const piece of [...anywhere, ...inMarkdown]) {
    it(`cut out ${JSON.stringify(piece.text)}`, async () => {
      for (const isCrlf of [false, true]) for (const path of inMarkdown.includes(piece) ? ['a.md'] : ['a.md', 'a.html']) await tryInput({ pieces: [piece, piece], between: '\n\n', path, isCrlf });
    });
  }

  it('were tried on many inputs', () => assert.ok(inputs >= 1500 && constructs > 10_000, `${inputs} inputs, ${constructs} constructs`));

  async function tryInput({ pieces, between, path, isCrlf }: Drawn): Promise<void> {
    const body = pieces.map(({ text }, index) => text.replaceAll('{n}', `n${index}`)).join(between);
    const whole = `---\ntitle: 😀\n---\n\n${body}\n`;
    const text = isCrlf ? whole.replace(/\r?\n/g, '\r\n') : whole;
    const { html } = await readBody(parsePost(text, { path, reader: 'hexo' }));
    const cut = ({ start, end }: { readonly start: number; readonly end: number }): string => text.slice(start, end);
    const ids = new Map<string, number>();
    for (const { name, startTag, endTag, attributes, written, span } of html.elements) {
      constructs++;
      assert.match(cut(startTag), new RegExp(`^<${name}(?:[\\s/>]|$)`, 'i'), text);
      assert.ok(cut(startTag).endsWith('>'), text);
      if (endTag) assert.match(cut(endTag), new RegExp(`^</${name}\\s*>$`, 'i'), text);
      assert.ok(span.start === startTag.start && span.end >= startTag.end, text);
      for (const [key, { span: place, value }] of attributes) {
        constructs++;
        const own = written.find(attribute => attribute.span.start === place.start);
        assert.ok(own && own.span.end === place.end, `${key} in ${text}`);
        assert.equal(cut(own.nameSpan).toLowerCase().replace(/^.*:/, ''), key.toLowerCase().replace(/^.*:/, ''));
        const raw = own.value ? cut(own.value) : '';
        if (!raw.includes('&')) assert.equal(raw.replace(/\r\n?/g, '\n'), value);
        if (own.quote) assert.equal(text[own.value!.start - 1]! + text[own.value!.end]!, own.quote + own.quote);
      }
      const id = attributes.get('id')?.value;
      if (id !== undefined) ids.set(id, (ids.get(id) ?? 0) + 1);
    }
    for (const { span, value } of html.texts) {
      constructs++;
      const raw = cut(span).replace(/\r\n?/g, '\n');
      if (!/[&<]/.test(raw) && !/[`~\\]| {4}/.test(text)) assert.equal(raw.replace(/^\n/, ''), value.replace(/^\n/, ''), text);
    }
    pieces.forEach(({ isElement }, index) => assert.equal(ids.get(`n${index}`) ?? 0, isElement ? 1 : 0, `n${index} in ${JSON.stringify(text)}`));
  }
});
