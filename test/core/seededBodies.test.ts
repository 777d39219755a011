import assert from 'node:assert/strict';
import { readBlog, type Blog } from '../../src/core/blog';
import { checkPost } from '../../src/core/check';
import type { Finding } from '../../src/core/finding';
import { parsePost } from '../../src/core/post/post';
import { rules } from '../../src/core/rules/registry';
import { cleanBodies, type CleanBody } from './cleanBodies';
import { scale } from './fuzzing';
import { MemoryHost } from './memoryHost';

// The defect behind each message of each rule about bodies is put into twenty bodies of different shape, at every place of theirs where it can stand.

interface Seed {
  /** The kinds of places where it can stand. */
  readonly at: string;
  readonly text: string;
  /** Tells whether it is a defect in a body. */
  readonly isDefectIn: (body: CleanBody) => boolean;
}

const put = (at: string, text: string, isDefectIn: Seed['isDefectIn'] = () => true): Seed => ({ at, text, isDefectIn });
const isMarkdown = ({ path }: CleanBody): boolean => path.endsWith('.md');
/** Where Markdown makes headings, their places have names that only the site knows; in lists and quotes it may. */
const hasNoHeadings = ({ text }: CleanBody): boolean => !/^(?:#{1,6}|[-*]|\d+\.|>) /m.test(text);

const ADDRESS = 'https://example.org/archive/1984/06/the-bridge.html';

const seeds: Readonly<Record<string, Readonly<Record<string, readonly Seed[]>>>> = {
  'accidental-code-block': {
    code: [put('bnm', '<div>\n<p>甲</p>\n\n    <p>乙</p>\n</div>', isMarkdown)],
    indented: [put('bnm', '<div>\n\n<!-- 图 -->\n\n    <p>甲</p>\n</div>', isMarkdown)],
  },
  'cjk-punctuation': { half: [put('ict', '桥,灯'), put('ict', '桥(一座桥)在')], full: [put('ict', '２０２１')] },
  'empty-paragraph': { empty: [put('bnm', '<p></p>')], gap: [put('bnm', '<p>&nbsp;</p>')] },
  'escaped-braces-in-style': { style: [put('bnm', '<style>p &#123;color: red&#125;</style>')], script: [put('bnm', '<script type="application/json">&#123;"a": 1&#125;</script>')] },
  'heading-order': { skips: [put('bnm', '<h2>甲</h2><h4>乙</h4>'), put('m', '## 甲\n\n#### 乙')] },
  'html-attribute': {
    quotes: [put('ic', '<span style="font-family: "Courier New"">甲</span>'), put('bnm', '<p style="font-family: "Courier New"">甲</p>')],
    open: [put('ic', '<a href="/a>甲</a>，<a href="/b">乙</a>')],
    curly: [put('ict', '<span class=“note”>甲</span>')],
    words: [put('ict', '<img src="/images/a.gif" alt=the old bridge>')],
    twice: [put('ict', '<span class="a" class="b">甲</span>')],
    together: [put('ic', '<span class="a"title="b">甲</span>')],
  },
  'html-entity': {
    unknown: [put('ictk', '甲&nosuch;乙')],
    unknownNear: [put('ictk', '甲&nbps;乙')],
    parameter: [put('ick', '/a?b=1&copy=2')],
    shown: [put('t', '甲&copy 乙')],
    open: [put('ick', '甲&copy 乙')],
  },
  'html-nesting': { paragraph: [put('bnm', '<p>甲<div>乙</div>丙</p>')], item: [put('bnm', '<div><li>甲</li></div>')], table: [put('bnm', '<table>甲<tr><td>乙</td></tr></table>')] },
  'html-pseudo-tag': { lost: [put('ictk', '甲 List<String> 乙')], unknown: [put('ict', '<note>甲</note>')], shown: [put('ick', '甲 <源路径> 乙')] },
  'html-raw-less-than': { shown: [put('ick', '甲 < 乙')], lost: [put('ictk', '甲 <?乙 ?> 丙')], rest: [put('e', '\n\n<p>甲 <b 乙')] },
  'html-stray-end': { page: [put('bnm', '</article>')], nothing: [put('ict', '甲</strike>')], paragraph: [put('bnm', '</p>')], lineBreak: [put('ict', '甲</br>')], heading: [put('bnm', '<h2>甲</h3>')] },
  'html-unclosed': {
    toEnd: [put('it', '甲<i>乙')],
    toParent: [put('ic', '甲<label>乙')],
    selfClosed: [put('ict', '<label/>'), put('bnm', '<article/>')],
    slash: [put('ic', '<label/>甲</label>'), put('bnm', '<article/>甲</article>')],
    paragraph: [put('bnm', '<p>甲<p>乙</p></p>')],
    comment: [put('e', '\n\n<!-- 甲')],
  },
  'image-alt': {
    missing: [put('ict', '<img src="/images/a.gif">'), put('t', '![](/images/a.gif)')],
    empty: [put('ict', '<img src="/images/a.gif" alt="">')],
    emptyLink: [put('ict', '<a href="/a/"><img src="/images/a.gif" alt=""></a>')],
    filler: [put('ict', '<img src="/images/a.gif" alt="图片描述">'), put('t', '![在这里插入图片描述](/images/a.gif)')],
    fileName: [put('ict', '<img src="/images/a.gif" alt="IMG_2021.jpg">')],
  },
  'image-alt-repeated': { repeated: [put('ict', '<img src="/images/a.gif" alt="甲"><img src="/images/b.gif" alt="甲">'), put('t', '![甲](/images/a.gif) ![甲](/images/b.gif)')] },
  'image-block': { outside: [put('bnm', '<p><img src="/images/a.gif" alt="甲"></p>'), put('m', '![甲](/images/a.gif)')] },
  'image-heavy': { heavy: [put('ict', '<img src="/images/wide.gif" alt="甲">'), put('t', '![甲](/images/wide.gif)')] },
  'image-referrerpolicy': { missing: [put('ict', '<img src="https://example.org/a.jpg" alt="甲">')], refused: [put('ict', '<img src="https://wx1.sinaimg.cn/a.jpg" alt="甲">')], refusedMarkdown: [put('t', '![甲](https://wx1.sinaimg.cn/a.jpg)')] },
  'image-size': { missing: [put('ict', '<img src="/images/a.gif" alt="甲">')] },
  'image-source': {
    empty: [put('ict', '<img src="" alt="甲">')],
    lazy: [put('ict', '<img src="/loading.gif" data-original="https://example.com/a.jpg" alt="甲">')],
    undefined: [put('ict', '<img src="https://example.com/undefined" alt="甲">'), put('t', '![甲](https://example.com/undefined)')],
    placeholder: [put('ict', '<img src="https://example.com/loading.gif" alt="甲">')],
    local: [put('ict', '<img src="file:///C:/a.jpg" alt="甲">')],
    protocolRelative: [put('ict', '<img src="//example.com/a.jpg" alt="甲">')],
    insecure: [put('ict', '<img src="http://example.com/a.jpg" alt="甲">'), put('t', '![甲](http://example.com/a.jpg)')],
    missing: [put('ict', '<img src="/images/nosuch.jpg" alt="甲">'), put('t', '![甲](/images/nosuch.jpg)')],
  },
  'link-insecure': {
    blocked: [put('bnm', '<iframe src="http://player.example.org/a"></iframe>')],
    own: [put('ict', '<a href="http://example.com/a/">甲</a>'), put('t', '[甲](http://example.com/a/)')],
    link: [put('ict', '<a href="http://example.org/a/">甲</a>'), put('t', '[甲](http://example.org/a/)')],
  },
  'link-target': {
    anchor: [put('ict', '<a href="#nosuch">甲</a>', hasNoHeadings), put('t', '[甲](#nosuch)', hasNoHeadings)],
    file: [put('ict', '<a href="/images/nosuch.pdf">甲</a>'), put('t', '[甲](/images/nosuch.pdf)')],
    page: [put('ict', '<a href="/2021/06/10/old-brigde/">甲</a>'), put('t', '[甲](/2021/06/10/old-brigde/)')],
    place: [put('ict', '<a href="/2021/06/10/old-bridge/#lamp">甲</a>'), put('t', '[甲](/2021/06/10/old-bridge/#lamp)')],
    post: [put('ict', '见{% post_link old-brigde %}')],
    noPost: [put('ict', '<a href="{% post_path old-brigde %}">甲</a>')],
    asset: [put('ict', '<a href="{% asset_path nosuch.jpg %}">甲</a>', isMarkdown)],
    scheme: [put('ict', '<a href="www.example.org">甲</a>'), put('t', '[甲](www.example.org)')],
  },
  'link-text': {
    empty: [put('ict', '<a href="/a/"></a>'), put('t', '甲[](/a/)')],
    address: [put('ict', `<a href="${ADDRESS}">${ADDRESS}</a>`), put('t', `[${ADDRESS}](${ADDRESS})`)],
    vague: [put('ict', '见<a href="/a/">这里</a>'), put('t', '见[这里](/a/)')],
  },
  'markdown-in-html': { printed: [put('ic', '甲**乙**丙'), put('ic', '甲[乙](/a/)'), put('bn', '<div>\n## 甲\n</div>'), put('bnm', '<p>甲**乙**丙</p>')], list: [put('bn', '<div>\n- 甲\n- 乙\n</div>'), put('m', '<div>\n1. 甲\n2. 乙\n</div>')] },
  'nbsp-run': { twice: [put('bnm', '<p style="text-indent: 2em">　　甲</p>')], byHand: [put('bnm', '<p style="text-indent: 2em">甲</p><p>&nbsp;&nbsp;乙</p>')] },
  'paragraph-style': { bare: [put('bm', '<p>甲</p>')] },
  'script-in-post': { script: [put('bnm', '<script>a()</script>')], frame: [put('bnm', '<iframe srcdoc="<script>a()</script>"></iframe>')], handler: [put('ict', '<span onclick="a()">甲</span>')], address: [put('ict', '<a href="javascript:a()">甲</a>'), put('t', '[甲](javascript:a())')] },
  'template-syntax': {
    nothing: [put('ict', '甲 {{ message }} 乙')],
    refused: [put('ict', '甲 {{ a b }} 乙'), put('ict', '甲 {{ .Site.Title }} 乙')],
    filter: [put('ict', '甲 {{ date | formatDate }} 乙')],
    open: [put('ict', '甲 {% if a %} 乙')],
    lone: [put('ict', '甲 {% endif %} 乙')],
    statement: [put('ict', '甲 {% if nosuch %}乙{% endif %}')],
    comment: [put('ict', '甲 {# 乙 #} 丙')],
  },
};

describe('defects seeded into bodies', () => {
  const config = 'url: https://example.com\ntimezone: Asia/Shanghai\n';
  const files = { 'source/_posts/old-bridge.md': '---\ntitle: 旧桥\ndate: 2021-06-10 08:00:00\n---\n\n<p id="lamps">甲</p>\n', 'source/images/wide.gif': 'GIF89a!!!!', 'source/images/a.gif': 'GIF89a\u0010\u0000\u0010\u0000', 'source/images/b.gif': 'GIF89a\u0010\u0000\u0010\u0000' };
  const host = new MemoryHost({ '_config.yml': config, ...files });
  // Only there can a post lack a file of its own.
  const hostOfFolders = new MemoryHost({ '_config.yml': `${config}post_asset_folder: true\n`, ...files });
  const bodyRules = rules.filter(({ part }) => part === 'body');
  const blogs = new Map<MemoryHost, Blog>();
  before(async () => {
    for (const each of [host, hostOfFolders]) blogs.set(each, await readBlog(each.files));
  });

  /** @param on a rule that is off by default */
  function find(text: string, path: string, on?: string, from = host): Promise<readonly Finding[]> {
    const blog = blogs.get(from)!;
    const { settings } = blog;
    return checkPost(parsePost(text, { path, reader: 'hexo' }), on === undefined ? blog : { ...blog, settings: { ...settings, rules: { ...settings.rules, [on]: 'hint' } } }, from);
  }

  it('there are twenty clean bodies, and a defect for every message', () => {
    assert.equal(cleanBodies.length, 20);
    assert.ok(cleanBodies.every(({ places }) => places.length >= 4));
    assert.deepEqual(Object.fromEntries(Object.entries(seeds).map(([id, messages]) => [id, Object.keys(messages).sort()])), Object.fromEntries(bodyRules.map(({ id, messages }) => [id, Object.keys(messages).sort()])));
  });

  for (const { name, text, path } of cleanBodies) {
    it(`nothing is found in a clean body: ${name}`, async () => assert.deepEqual((await find(text, path)).map(({ rule, message }) => `${rule}: ${message}`), []));
  }

  const tried = cleanBodies.filter((_, index) => index % Math.ceil(20 / scale(20)) === 0);
  for (const { id, messages, isOffByDefault } of bodyRules) {
    for (const [message, variants] of Object.entries(seeds[id] ?? {})) {
      const placed = tried.map(body => ({ body, seeded: variants.flatMap(seed => (seed.isDefectIn(body) ? place(body, seed) : [])) })).filter(({ seeded }) => seeded.length > 0);
      const count = placed.reduce((sum, { seeded }) => sum + seeded.length, 0);
      it(`${id} finds "${message}" in the ${placed.length} bodies where it can stand, at ${count} places`, async () => {
        const says = toPattern((messages[message] as (...args: unknown[]) => string)('\0', '\0', '\0'));
        const missed = new Set<string>();
        for (const { body, seeded } of placed) {
          for (const { text, start, end } of seeded) {
            const found = (await find(text, body.path, isOffByDefault ? id : undefined, message === 'asset' ? hostOfFolders : host)).filter(({ rule, message: said }) => rule === id && says.test(said));
            if (!found.some(({ span }) => span.start < end && start < span.end)) missed.add(`${body.name}: ${text.slice(start - 30, start)}⟨${text.slice(start, end)}⟩${text.slice(end, end + 30)}`);
          }
        }
        assert.ok(placed.length > 0);
        assert.ok(new Set([...missed].map(each => each.split(':')[0])).size * 20 <= placed.length, [...missed].join('\n\n'));
      });
    }
  }
});

/** A body with a seed, once for each place where it can stand, and where it is. */
function place({ text, eol, places }: CleanBody, seed: Seed): readonly { readonly text: string; readonly start: number; readonly end: number }[] {
  const own = seed.text.replaceAll('\n', eol);
  return places.filter(({ kind }) => seed.at.includes(kind)).map(({ at }) => ({ text: text.slice(0, at) + own + text.slice(at), start: at, end: at + own.length }));
}

/** What a message says, whatever its arguments. */
function toPattern(message: string): RegExp {
  return new RegExp(`^${message.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll('\0', '[^]*')}$`);
}
