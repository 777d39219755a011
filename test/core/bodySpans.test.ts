import assert from 'node:assert/strict';
import { readBody } from '../../src/core/post/body';
import { parsePost } from '../../src/core/post/post';
import htmlEntity from '../../src/core/rules/body/html-entity';
import type { BodyContext, BodyRule, Messages, Report } from '../../src/core/rules/rule';
import { atMost, fc, runs, scale } from './fuzzing';

// What is cut from a post where the tree says is the very construct. Each piece says what it is; `{n}` becomes a number of its own.

interface Piece {
  readonly text: string;
  /** The element with `id="{n}"` is HTML; false: it is in code, a comment or raw text. */
  readonly isElement: boolean;
  /** The character references in it that browsers stumble over, in the order of the text. */
  readonly references: readonly string[];
}

const shown = (text: string, ...references: readonly string[]): Piece => ({ text, isElement: true, references });
const hidden = (text: string): Piece => ({ text, isElement: false, references: [] });

const anywhere: readonly Piece[] = [
  shown('<p id="{n}">校样：甲</p>'), shown('<b id="{n}">𠮷😀</b>'), shown('<a href="/a?b=1&amp;c=2" id="{n}" title=\'a "b"\'>b &amp; c</a>'), shown('<img id="{n}" alt=甲 src=/a.jpg>'), shown('<br id={n}>'),
  shown('<img\tid="{n}"\n  alt="甲\n乙" >'), shown('<pre id="{n}">\n a\n</pre>'), shown('<pre id="{n}">a</pre>'), shown('<div\n id="{n}"\n>甲</div>'), shown('<span ID = "{n}" class=a>&nbsp;甲&copy 乙</span>', '&copy'), shown('<IMG ALT="" ID="{n}"/>'),
  shown('<svg id="{n}" viewBox="0 0 1 1"><path d="M0 0"/><title>甲</title></svg>'), shown('<svg><g id="{n}" xlink:href="#a"/></svg>'), shown('<math><mi id="{n}">x</mi></math>'), shown('<style id="{n}">p > a { }</style>'), shown('<script id="{n}">if (a < b) "</p>"</script>'),
  shown('<textarea id="{n}"> a < b &amp; </textarea>'), shown('<table id="{n}"><tr><td>甲</table>'), shown('<ul><li id="{n}">甲<li>乙</ul>'), shown('<!-- 甲 --><i id="{n}">乙</i><!-- 丙 -->'), shown('<custom-x id="{n}" data-a=\'{"b":1}\'></custom-x>'), shown('<select><option id="{n}">甲</select>'),
  shown('<template><p id="{n}">甲</p></template>'), shown('<p id="{n}" class="a" class="b">甲</p>'), shown('<em id="{n}">甲<strong>乙</em>丙</strong>'),
  shown('<p id="{n}">甲\t乙 &lt;\t&nbps; ` 丙</p>', '&nbps;'), shown('<a id="{n}" title="&quot;甲&quot; &nosuch; ` &#x4e2d;" href="/a?b=1&copy=2&amp;c">乙</a>', '&nosuch;'), shown('<pre id="{n}">\n\ta &#160 b\n</pre>', '&#160'), shown('<svg><text id="{n}" data-a="&lt;">&amp;&nbps;</text></svg>', '&nbps;'), shown('<label\tid="{n}"\ttitle=\'&amp;\t`\'>甲</label>'),
  hidden('<!-- <p id="{n}"> &nbps; -->'), hidden('<style><p id="{n}"></style>'), hidden('<script>"<p id=\'{n}\'>"</script>'), hidden('<textarea><p id="{n}"></textarea>'), hidden('<title><p id="{n}"></title>'), hidden('<p title="<p id=\'{n}\'>">甲</p>'), hidden('<svg><![CDATA[<p id="{n}">]]></svg>'),
];
const inMarkdown: readonly Piece[] = [
  hidden('`<p id="{n}"> &nbps;`'), hidden('\n\n甲\n\n\t<p id="{n}">\t&nbps;\n\n乙\n\n'), shown('\n\n甲 &nbps; `a < b` &amp; <b id="{n}">`&copy`</b>\t&lt;\n\n', '&nbps;'), shown('\n\n| 甲 | `\\|` |\n| - | - |\n| &copy; | <i id="{n}">&nbps;</i> |\n\n', '&nbps;'), hidden('甲 ``<p id="{n}"> ` `` 乙'), hidden('\n\n```html\n<p id="{n}">\n```\n\n'), hidden('\n\n~~~\n<p id="{n}">\n~~~\n\n'), hidden('\n\n甲\n\n    <p id="{n}">\n\n乙\n\n'), hidden('\n\n甲 \\<p id="{n}"> 乙\n\n'), hidden('\n\n[甲](<p id="{n}"> "题")\n\n'),
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
  isMarkdown: fc.boolean(), isCrlf: fc.boolean(), between: fc.constantFrom(...apart),
  picks: fc.array(fc.nat(1000), { minLength: 1, maxLength: 7 }),
}).map(({ isMarkdown, picks, ...rest }) => {
  const choices = isMarkdown ? [...anywhere, ...inMarkdown] : anywhere;
  return { ...rest, path: isMarkdown ? 'a.md' : 'a.html', pieces: picks.map(pick => choices[pick % choices.length]!) };
});

describe('spans of a body', () => {
  const inputs = new Set<string>();
  let constructs = 0;

  it('cut out the very construct', async () => {
    await fc.assert(fc.asyncProperty(drawn, input => tryInput({ ...input, between: input.path === 'a.md' ? input.between.replace(/^\n$/, '\n\n') : input.between })), runs(1900));
  }).timeout(atMost(120_000));

  for (const piece of [...anywhere, ...inMarkdown]) {
    it(`cut out ${JSON.stringify(piece.text)}`, async () => {
      for (const isCrlf of [false, true]) for (const path of inMarkdown.includes(piece) ? ['a.md'] : ['a.md', 'a.html']) await tryInput({ pieces: [piece, piece], between: '\n\n', path, isCrlf });
    });
  }

  it('were tried on many inputs', () => assert.ok(inputs.size >= scale(1500) && constructs > scale(10_000), `${inputs.size} inputs, ${constructs} constructs`));

  async function tryInput({ pieces, between, path, isCrlf }: Drawn): Promise<void> {
    const source = pieces.map(({ text }, index) => text.replaceAll('{n}', `n${index}`)).join(between);
    const whole = `---\ntitle: 😀\n---\n\n${source}\n`;
    const text = isCrlf ? whole.replace(/\r?\n/g, '\r\n') : whole;
    inputs.add(`${path}\n${text}`);
    const post = parsePost(text, { path, reader: 'hexo' });
    const body = await readBody(post);
    const { html } = body;
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
        assert.equal(decode(raw, 'attribute'), value, text);
        if (own.quote) assert.equal(text[own.value!.start - 1]! + text[own.value!.end]!, own.quote + own.quote);
      }
      const id = attributes.get('id')?.value;
      if (id !== undefined) ids.set(id, (ids.get(id) ?? 0) + 1);
    }
    for (const { span, value } of html.texts) {
      constructs++;
      const raw = body.shown.slice(span.start, span.end);
      // Where the parser has put two texts together, a tag is between them.
      if (!raw.includes('<')) assert.equal(decode(raw, 'text').replace(/^\n/, ''), value.replace(/^\n/, ''), text);
    }
    const found: Report<Messages>[] = [];
    await (htmlEntity as BodyRule<Messages>).check({ post, html, body, report: (report: Report<Messages>) => found.push(report) } as unknown as BodyContext);
    constructs += found.length;
    assert.deepEqual(found.map(({ span }) => span).sort((a, b) => a.start - b.start).map(cut), pieces.flatMap(({ references }) => references), text);
    pieces.forEach(({ isElement }, index) => assert.equal(ids.get(`n${index}`) ?? 0, isElement ? 1 : 0, `n${index} in ${JSON.stringify(text)}`));
  }
});

const CHARACTERS: Readonly<Record<string, string>> = { amp: '&', copy: '©', lt: '<', nbsp: '\u00a0', quot: '"', '#160': '\u00a0', '#x4e2d': '中' };

/** What a browser reads: in an attribute, a name without a semicolon before `=` is none. */
function decode(raw: string, place: 'text' | 'attribute'): string {
  return raw.replaceAll(/\r\n?/g, '\n').replaceAll(/&(amp|copy|lt|nbsp|quot|#160|#x4e2d)(;?)(=?)/g, (all, name: string, end: string, next: string) => (place === 'attribute' && end === '' && next === '=' ? all : CHARACTERS[name]! + next));
}
