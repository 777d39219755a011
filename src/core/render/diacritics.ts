// hexo-util's lib/escape_diacritic.js: plain letters, each followed by those that become them.
const TABLE = [
  'AⒶＡÀÁÂẦẤẪẨÃĀĂẰẮẴẲȦǠÄǞẢÅǺǍȀȂẠẬẶḀĄȺⱯ AAꜲ AEÆǼǢ AOꜴ AUꜶ AVꜸꜺ AYꜼ BⒷＢḂḄḆɃƂƁ CⒸＣĆĈĊČÇḈƇȻꜾ DⒹＤḊĎḌḐḒḎĐƋƊƉꝹ DZǱǄ Dzǲǅ EⒺＥÈÉÊỀẾỄỂẼĒḔḖĔĖËẺĚȄȆẸỆȨḜĘḘḚƐƎ FⒻＦḞƑꝻ',
  'GⒼＧǴĜḠĞĠǦĢǤƓꞠꝽꝾ HⒽＨĤḢḦȞḤḨḪĦⱧⱵꞍ IⒾＩÌÍÎĨĪĬİÏḮỈǏȈȊỊĮḬƗ JⒿＪĴɈ KⓀＫḰǨḲĶḴƘⱩꝀꝂꝄꞢ LⓁＬĿĹĽḶḸĻḼḺŁȽⱢⱠꝈꝆꞀ LJǇ Ljǈ MⓂＭḾṀṂⱮƜ NⓃＮǸŃÑṄŇṆŅṊṈȠƝꞐꞤ NJǊ Njǋ',
  'OⓄＯÒÓÔỒỐỖỔÕṌȬṎŌṐṒŎȮȰÖȪỎŐǑȌȎƠỜỚỠỞỢỌỘǪǬØǾƆƟꝊꝌ OIƢ OOꝎ OUȢ OE\u008CŒ oe\u009Cœ PⓅＰṔṖƤⱣꝐꝒꝔ QⓆＱꝖꝘɊ RⓇＲŔṘŘȐȒṚṜŖṞɌⱤꝚꞦꞂ SⓈＳẞŚṤŜṠŠṦṢṨȘŞⱾꞨꞄ TⓉＴṪŤṬȚŢṰṮŦƬƮȾꞆ TZꜨ',
  'UⓊＵÙÚÛŨṸŪṺŬÜǛǗǕǙỦŮŰǓȔȖƯỪỨỮỬỰỤṲŲṶṴɄ VⓋＶṼṾƲꝞɅ VYꝠ WⓌＷẀẂŴẆẄẈⱲ XⓍＸẊẌ YⓎＹỲÝŶỸȲẎŸỶỴƳɎỾ ZⓏＺŹẐŻŽẒẔƵȤⱿⱫꝢ aⓐａẚàáâầấẫẩãāăằắẵẳȧǡäǟảåǻǎȁȃạậặḁąⱥɐ aaꜳ aeæǽǣ aoꜵ auꜷ',
  'avꜹꜻ ayꜽ bⓑｂḃḅḇƀƃɓ cⓒｃćĉċčçḉƈȼꜿↄ dⓓｄḋďḍḑḓḏđƌɖɗꝺ dzǳǆ eⓔｅèéêềếễểẽēḕḗĕėëẻěȅȇẹệȩḝęḙḛɇɛǝ fⓕｆḟƒꝼ gⓖｇǵĝḡğġǧģǥɠꞡᵹꝿ hⓗｈĥḣḧȟḥḩḫẖħⱨⱶɥ hvƕ iⓘｉìíîĩīĭïḯỉǐȉȋịįḭɨı',
  'jⓙｊĵǰɉ kⓚｋḱǩḳķḵƙⱪꝁꝃꝅꞣ lⓛｌŀĺľḷḹļḽḻſłƚɫⱡꝉꞁꝇ ljǉ mⓜｍḿṁṃɱɯ nⓝｎǹńñṅňṇņṋṉƞɲŉꞑꞥ njǌ oⓞｏòóôồốỗổõṍȭṏōṑṓŏȯȱöȫỏőǒȍȏơờớỡởợọộǫǭøǿɔꝋꝍɵ oiƣ ouȣ ooꝏ pⓟｐṕṗƥᵽꝑꝓꝕ qⓠｑɋꝗꝙ',
  'rⓡｒŕṙřȑȓṛṝŗṟɍɽꝛꞧꞃ sⓢｓßśṥŝṡšṧṣṩșşȿꞩꞅẛ tⓣｔṫẗťṭțţṱṯŧƭʈⱦꞇ tzꜩ uⓤｕùúûũṹūṻŭüǜǘǖǚủůűǔȕȗưừứữửựụṳųṷṵʉ vⓥｖṽṿʋꝟʌ vyꝡ wⓦｗẁẃŵẇẅẘẉⱳ xⓧｘẋẍ yⓨｙỳýŷỹȳẏÿỷẙỵƴɏỿ',
  'zⓩｚźẑżžẓẕƶȥɀⱬꝣ',
].join(' ');

let plain: ReadonlyMap<string, string> | undefined;

/** Returns a text with plain Latin letters for those with marks, in circles or full width. */
export function withoutDiacritics(text: string): string {
  if (/^[\0-~]*$/.test(text)) return text;
  plain ??= readTable();
  return text.replace(/[^\0-~]/g, letter => plain!.get(letter) ?? letter);
}

function readTable(): ReadonlyMap<string, string> {
  return new Map(TABLE.split(' ').flatMap(row => {
    const [base] = /^[A-Za-z]+/.exec(row)!;
    return [...row.slice(base.length)].map(letter => [letter, base] as const);
  }));
}
