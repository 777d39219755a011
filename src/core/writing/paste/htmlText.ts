import { escapeFor } from '../../image/block';
import { escapeTemplates, escapeText } from '../../text/escape';
import { Mark, type Run } from './foreignArticle';

/** The elements of marks, from the outermost to the innermost. */
const ELEMENTS = (Object.entries(Mark) as readonly (readonly [string, number])[]);

/** Writes runs as HTML: text between tags, marks always nested in the same order. */
export function toInlineHtml(runs: readonly Run[], toText: (text: string) => string = escapeHtml): string {
  let html = '';
  let open: readonly string[] = [];
  const close = (count: number): void => {
    for (const tag of open.slice(count).reverse()) html += `</${/^\w+/.exec(tag)![0]}>`;
    open = open.slice(0, count);
  };
  for (const run of runs) {
    if (run.text === '\n') {
      html += '<br>';
      continue;
    }
    const wanted = toTags(run);
    let same = 0;
    while (same < open.length && open[same] === wanted[same]) same++;
    close(same);
    for (const tag of wanted.slice(same)) html += `<${tag}>`;
    open = wanted;
    html += run.picture ? toImage(run) : toText(run.text);
  }
  close(0);
  return html;
}

/** Returns text as it can stand between tags of a post: nothing in it is a tag, a reference, or a template. */
export function escapeHtml(text: string): string {
  return escapeTemplates(escapeText(text));
}

function toTags({ marks, href }: Run): readonly string[] {
  const link = href === undefined ? [] : [`a href="${escapeFor('address', href)}"`];
  return marks === 0 ? link : [...link, ...ELEMENTS.filter(([, mark]) => (marks & mark) !== 0).map(([name]) => name)];
}

/** A picture that stays in its line. */
function toImage({ picture }: Run): string {
  return `<img src="${escapeFor('address', picture!.src)}" alt="${escapeFor('attribute', picture!.alt ?? '')}" referrerpolicy="no-referrer">`;
}
