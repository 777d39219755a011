// What the HTML standard says of names, the obsolete ones included.

const list = (names: string): ReadonlySet<string> => new Set(names.split(' '));

/** Elements without content: no end tag. */
export const voidElements = list('area base basefont bgsound br col embed frame hr img image input keygen link meta param source track wbr');

/** Elements whose end tag may be left out: the parser sees where they end. */
export const selfEndingElements = list('p li dt dd rb rt rtc rp optgroup option colgroup caption thead tbody tfoot tr td th html head body frameset plaintext');

/** Elements of text; an open one goes on in the next block, or ends where what it stands in ends. */
export const lastingElements = list('a b big code em font i nobr s small strike strong tt u');

/** Elements that hold text alone: open, they take all that follows. */
export const rawElements = list('script style textarea title iframe noembed noframes noscript xmp');

/** Elements that a page is built of: with an end tag too many or too few, what stands around the post breaks. */
export const buildingElements = list('address article aside blockquote center details dialog dir div dl fieldset figcaption figure footer form header hgroup main menu nav ol pre section summary table ul');

/** Elements that cannot be in a paragraph: their start tag ends it. */
export const paragraphEnders = new Set([...buildingElements, ...list('p h1 h2 h3 h4 h5 h6 hr li dt dd listing plaintext xmp')]);

const others = list('html head body title base link meta style h1 h2 h3 h4 h5 h6 p hr li dt dd a em strong small s cite q dfn abbr ruby rb rt rtc rp data time code var samp kbd sub sup i b u mark bdi bdo span br wbr ins del picture source img iframe embed object param video audio track map area caption colgroup col tbody thead tfoot tr td th input button select datalist optgroup option textarea output progress meter legend label script noscript template slot canvas svg math search acronym applet basefont bgsound big blink command content element font frame frameset image isindex keygen listing marquee menuitem multicol nextid nobr noembed noframes plaintext rbc shadow spacer strike tt xmp portal selectedcontent fencedframe geolocation permission');

/** Tells whether HTML has an element of a name, or may come to have one: those with a hyphen are anybody's. */
export function isElementName(name: string): boolean {
  return others.has(name) || buildingElements.has(name) || /^[a-z][^\s:@]*-/.test(name);
}
