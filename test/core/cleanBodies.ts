/**
 * Where something can be put into a body: `b` between blocks of HTML, `n` between those in a list, quote, cell or the like, `i` amid words of HTML, `c` amid those of a cell,
 * `k` amid code of HTML, `m` between blocks of Markdown, `t` amid words of Markdown, `e` at the end.
 */
export type PlaceKind = 'b' | 'n' | 'i' | 'c' | 'k' | 'm' | 't' | 'e';

/** A post with a body of its own shape, in which there is nothing to find. */
export interface CleanBody {
  readonly name: string;
  readonly path: string;
  readonly text: string;
  readonly eol: '\n' | '\r\n';
  /** In the order of the text; offsets are the text's. */
  readonly places: readonly { readonly kind: PlaceKind; readonly at: number }[];
}

const head = `---
title: 论校样
date: Fri, 11 Jun 2021 01:29:00 GMT
author: 李雷
categories: [新闻]
headimg: ''
thumbnail: ''
comments: true
---

`;
const P = '<p style="text-indent: 2em; text-align: left;">';

// Places are marked: ⟨b⟩ and so on.
const marked: readonly (readonly [name: string, extension: string, body: string, eol?: CleanBody['eol']])[] = [
  ['paragraphs in the house\'s form', 'md', `${P}清晨五点，印厂的灯先亮了，⟨i⟩街上还没有人。</p>
⟨b⟩${P}<strong>一、⟨i⟩拣字</strong></p>
${P}老周把铅字一枚一枚拣进手盘，“之”字用得最快。</p>⟨b⟩
<p style="text-align:center"><img src="https://example.com/images/case.jpg" alt="靠墙的字架" referrerpolicy="no-referrer"></p>
${P}字架有<em>七百⟨i⟩格</em>，最下一排放标点，常用的字伸手就到。</p>
`],
  ['one long line', 'md', `<div>   
${P}The first proof is pulled before noon.</p>${P}谁都不许在上面写“大概”，⟨i⟩只许写“改”与“不改”。</p>⟨b⟩${P}A line that looks right from afar ⟨i⟩is read once more from near.</p>${P}<strong>二、回厂</strong></p>⟨b⟩${P}改完的校样卷成一卷，塞进邮袋。⟨i⟩</p> 
  
</div>
            `],
  ['nested boxes', 'html', `<section class="issue">
  <div class="column">
    <h2>三月号⟨i⟩</h2>
    ⟨b⟩
    <div class="note">
      <p class="lead">本期的封面⟨i⟩来自一位退休的摆渡人。</p>
      <div><div><p class="small">内页四十八面，⟨i⟩骑马订。</p>⟨b⟩</div></div>
    </div>

    <p class="lead">The ferry no longer runs.</p>
  </div>
  ⟨b⟩
</section>
`],
  ['a table of numbers', 'html', `<h2>印数</h2>
⟨b⟩<table class="numbers">
<caption>一九八四年⟨c⟩各号印数</caption>
<colgroup><col><col width="80"></colgroup>
<thead><tr><th scope="col">号</th><th scope="col">印数⟨c⟩</th></tr></thead>
<tbody>
<tr><td>一</td><td>12,000</td></tr>
<tr><td>二</td><td>13,500 &amp; 附页⟨c⟩</td></tr>
<tr><td><div>合计</div>⟨n⟩</td><td>25,500</td></tr>
</tbody>
<tfoot><tr><td colspan="2">数字取自账簿。⟨c⟩</td></tr></tfoot>
</table>
⟨b⟩
<p class="note">The ledger is kept in the attic.⟨i⟩</p>
`],
  ['a layout table', 'md', `<table width="100%" cellpadding="0" cellspacing="0" border="0"><tbody><tr><td width="50%" valign="top"><font size="3" color="#333333">左栏讲桥的来历，⟨c⟩从木桥讲到石桥。<br>
石料是上游运来的。</font></td>
<td valign="top"><center><img src="https://example.com/images/bridge.jpg" alt="雾里的石桥" width="300" referrerpolicy="no-referrer"></center><br>
<font size="2">右栏是图，⟨c⟩一九六二年摄。</font></td></tr>
<tr><td colspan="2">⟨n⟩<table><tbody><tr><td>内⟨c⟩表</td></tr></tbody></table></td></tr></tbody></table>
`],
  ['a quote', 'md', `<p class="lead">他在信里写道：⟨i⟩</p>
<blockquote cite="https://example.com/letters/7/">
  <p>“渡口拆了，⟨i⟩我就回来。”</p>⟨n⟩
  <p>He never did, <q>not even once</q>, and <cite>The Letters⟨i⟩</cite> end here.</p>
  <footer>——《江边书简》第七封⟨i⟩</footer>
</blockquote>
⟨b⟩
<p class="lead">此后再无音信。</p>
`],
  ['figures', 'html', `<figure class="wide"><picture><source srcset="https://example.com/images/quay.webp" type="image/webp"><img src="https://example.com/images/quay.jpg" alt="The quay at low tide" width="1200" height="800"></picture><figcaption>The quay at low tide,⟨i⟩ seen from the north.</figcaption></figure>
⟨b⟩
<figure>
  <img src="https://example.com/images/nets.jpg" alt="晾着的渔网" title="“网”的故事">
  <figcaption>网是<a href="/nets/">自家补的</a>，⟨i⟩线是镇上买的。</figcaption>
</figure>⟨b⟩<figure><blockquote><p>水退三尺，⟨i⟩船搁在泥里。</p></blockquote></figure>
`],
  ['details with Markdown in them', 'md', `<details>
<summary>怎么拼版？⟨i⟩</summary>

先把**大样**铺平，⟨t⟩再量四边。

1. 天头留足⟨t⟩；
2. 地脚对齐。

</details>

⟨m⟩

<details open>
<summary>And the colours?</summary>
<p class="answer">Four plates,⟨i⟩ one for each ink.</p>⟨n⟩
</details>
`],
  ['a list of terms', 'html', `<dl>
<dt>毛校⟨i⟩</dt>
<dd>排字房自己读的一遍，⟨i⟩不送作者。</dd>
<dt><dfn>付印样</dfn></dt>
<dd><p class="term"><ruby>付<rp>(</rp><rt>fù</rt><rp>)</rp></ruby>印之前⟨i⟩的最后一份。</p>⟨n⟩<ul><li>签字</li><li>盖章⟨i⟩</li></ul></dd>
</dl>
⟨b⟩<p class="term">See also: <abbr title="page proof">pp.</abbr></p>
`],
  ['drawings and formulas', 'html', `<p class="lead">下面的图⟨i⟩是手画的。</p>
⟨b⟩<svg viewBox="0 0 100 60" width="100" role="img"><title>桥</title><g fill="none" stroke="#333"><path d="M0 50 Q50 0 100 50"/><circle cx="50" cy="50" r="4"/></g><text x="10" y="58">桥 &amp; 水</text></svg>⟨b⟩
<p class="lead">拱高⟨i⟩由 <math><mi>h</mi><mo>=</mo><mfrac><mi>s</mi><mn>4</mn></mfrac></math> 算出，单位是丈。</p>
<p class="lead">The arch has stood for three hundred years.⟨i⟩</p>
`],
  ['code', 'html', `<p class="lead">排版机的指令⟨i⟩写在纸带上：</p>
<pre>
READ  GALLEY ⟨k⟩
MOVE  5 PICAS

PRINT &lt;LINE&gt;
</pre>
⟨b⟩
<pre><code class="language-c">if (a &lt; b &amp;&amp; c) {
    print("⟨k⟩样");
}
</code></pre>
<p class="lead">按 <kbd>Ctrl</kbd> 与 <kbd>P</kbd>，⟨i⟩机器答 <samp>READY</samp>。文中的 <code>a[i]</code> 是第⟨i⟩几枚字。</p>⟨b⟩
`],
  ['lists in lists', 'md', `<ul>
  <li>水路⟨i⟩
    <ol start="3">
      <li>上滩，<b>拉纤⟨i⟩</b></li>
      <li>⟨n⟩<p>下滩，放排</p></li>
    </ol>
  </li>
  <li><p>By road, two days⟨i⟩</p>⟨n⟩</li>
</ul>
⟨b⟩
<ul><li>一</li><li>二、三⟨i⟩</li></ul>
`],
  ['Markdown', 'md', `# 校样三则

正文里有**粗体**、*斜体*，⟨t⟩也有 \`code < 1\`。

⟨m⟩

## 其一

- 先看[标题](/title/)⟨t⟩
- 再看页码
  - 页码在外侧⟨t⟩

> 错一个字，⟨t⟩就重来一遍。

| 稿 | 字数 |
| --- | ---: |
| 初稿⟨t⟩ | 1,200 |

\`\`\`html
<p>not a tag
\`\`\`

⟨m⟩

### 其二

    <b>indented

See the [archive](https://example.org/archive/ "all years") ⟨t⟩for more, or <https://example.org/>. ![窗下的校对台](https://example.com/images/desk.jpg)
`],
  ['Markdown and HTML in turn', 'md', `开头一段⟨t⟩是 Markdown，其中的 <kbd>Esc</kbd> 是标签。

<div class="card">
<p class="card-text">盒子里⟨i⟩不认星号。</p>
⟨b⟩
</div>

⟨m⟩

又是一段 Markdown，<span class="mark">划线的⟨t⟩**词**</span>，收尾。

<p align="center"><img src="https://example.com/images/end.png" alt="卷尾的图案" referrerpolicy="no-referrer"></p>

A last line⟨t⟩ with a [note](/notes/2/).
`],
  ['Markdown with CRLF', 'md', `## 夜班

灯下两个人，⟨t⟩一个念，一个看。\\
念的人不许看，看的人不许念。

⟨m⟩

* One reads aloud⟨t⟩
* The other listens

***

<p class="sign">夜班记⟨i⟩</p>

~~~text
00:00  换班
~~~

天亮⟨t⟩时交稿。
`, '\r\n'],
  ['a style sheet and comments', 'md', `<style>
.card > p { margin: 0 }
@media (max-width: 600px) { .card { padding: 0 } }
</style>

<!-- 版式：
     左文右图

     ⟪改过两次⟫ -->

<div class="card">
<p class="card-text">卡片⟨i⟩只在窄屏上收边。</p>
<!-- 图 --><p class="card-text"><img src="https://example.com/images/card.jpg" alt="一张借书卡" referrerpolicy="no-referrer"></p>
⟨b⟩
</div>

<div class="card"><p class="card-text">Overdue since 1971.⟨i⟩</p></div>
⟨b⟩
`],
  ['an English essay', 'html', `<h2>On galleys</h2>
<p>A galley is a long tray of type, and by extension⟨i⟩ the proof that is pulled from it. “Long” is meant literally&mdash;two feet and more.</p>
⟨b⟩<p>Printers read it twice, editors three times; authors, if they are wise, ⟨i⟩not at all. It's <a href="https://example.org/history/">an old custom</a> that nobody defends.</p>
<h3>What goes wrong</h3>
<p>5 &lt; 6 is set as 5 &lt; 5; “AT&amp;T” loses its sign⟨i⟩. <em>Stet</em> means: let it stand.</p>
⟨b⟩
`],
  ['verse', 'md', `<p align="center">渡口⟨i⟩</p>
⟨b⟩<center>江上无风，<br>
灯在水里走。⟨i⟩<br>
<ruby>楫<rt>jí</rt></ruby>声近了，又远。<br>
<br>
😀 𠮷祥渡，⟨i⟩一九七九</center>
<hr>
<address>江边印社<br>No. 9, Quay Road⟨i⟩</address>⟨b⟩
`],
  ['tags of Hexo', 'md', `{% blockquote 老周, 《字架旁》 %}
字是死的，⟨t⟩人是活的。
{% endblockquote %}

⟨m⟩

{% codeblock lang:html %}
<p>{{ not.run }}
{% endcodeblock %}

Vue 里写 {% raw %}{{ message }}{% endraw %}，⟨t⟩这里照样显示。

<p class="lead">原样的 HTML⟨i⟩，<code>{{ x }}</code> 也是。</p>

⟨m⟩
`],
  ['boxes from WeChat, with tabs and CRLF', 'html', `<section style="margin: 0 8px;">\t<section\tstyle="padding: 10px 0"
\t\tdata-tool="editor">
\t<span style="font-size: 15px;">江水涨到⟨i⟩第三级台阶。</span></section>⟨b⟩<section><p style="margin: 0"><span>摆渡的人⟨i⟩把船系在树上。</span></p></section>
\t⟨b⟩<p style="margin: 0;"><br clear="all">字号十五⟨i⟩磅</p>
</section>
`, '\r\n'],
];

const MARK = /⟨([bnickmt])⟩/g;

/** Twenty posts whose bodies differ in shape. */
export const cleanBodies: readonly CleanBody[] = marked.map(([name, extension, body, eol = '\n'], index): CleanBody => {
  const whole = (head + body).replaceAll('\n', eol);
  const marks = [...whole.matchAll(MARK)];
  const text = whole.replaceAll(MARK, '');
  const places = marks.map(({ index: at, 0: mark, 1: kind }, before) => ({ kind: kind as PlaceKind, at: at - before * mark.length }));
  return { name, path: `source/_posts/${index}.${extension}`, text, eol, places: [...places, { kind: 'e', at: text.trimEnd().length }] };
});
