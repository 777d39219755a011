import { stripIndent } from '../highlight';
import { escapeBraces } from '../hexoText';
import { toOmittedText, type NoteOmission } from '../omission';
import { TracedText, type TracedEdit } from '../tracedText';
import { Boxes, toOuterBox } from './boxes';
import { blockTags, databaseTags, inlineTags, type TagContext } from './hexoTags';
import { getEndName, statements } from './statements';
import { lexTemplate, type TemplateToken } from './tokens';

// Each is rendered once more by each of those around it.
const MAX_DEPTH = 20;

/**
 * Renders a template as Hexo does after Markdown: its own tags become HTML. Nothing is executed: variables, statements, and tags that
 * need the site's database, a theme or a plugin become boxes with what stands there.
 */
export function renderTemplate(template: TracedText, context: TagContext, note: NoteOmission): TracedText {
  const escaped = template.replace(findBracesInCode(template.text));
  const tokens = lexTemplate(escaped.text, name => inlineTags.has(name) || databaseTags.has(name));
  for (const token of tokens) {
    const text = escaped.text.slice(token.start, token.end);
    // A tag that is not closed has taken all that follows.
    if (token.kind === 'comment' || (token.kind === 'tag' && !text.endsWith('%}'))) note({ text: toOmittedText(text), start: escaped.toSource(token.start), why: 'site' });
  }
  const boxes = new Boxes();
  return boxes.show(renderTokens({ text: escaped, tokens, ends: pairTags(tokens), context, boxes }, 0, tokens.length));
}

/** In `<code>` nothing is template syntax, unless it has `{% raw %}` (hexo 8 lib/extend/tag.js `render`). */
function findBracesInCode(html: string): TracedEdit[] {
  const edits: TracedEdit[] = [];
  const opener = /<code[^<>]*>/g;
  for (let match = opener.exec(html); match; match = opener.exec(html)) {
    const end = html.indexOf('</code>', match.index + match[0].length + 1);
    if (end === -1) break;
    opener.lastIndex = end + '</code>'.length;
    const code = html.slice(match.index, end);
    if (/\{% *raw *%\}/.test(code)) continue;
    for (const { index, 0: brace } of code.matchAll(/[{}]/g)) edits.push({ start: match.index + index, end: match.index + index + 1, text: escapeBraces(brace) });
  }
  return edits;
}

interface Template {
  readonly text: TracedText;
  readonly tokens: readonly TemplateToken[];
  /** Index of an opening tag to that of its end tag. */
  readonly ends: ReadonlyMap<number, number>;
  readonly context: TagContext;
  readonly boxes: Boxes;
}

/** Finds the end tag of each tag that has one; what stands open between the two has none. */
function pairTags(tokens: readonly TemplateToken[]): ReadonlyMap<number, number> {
  const ends = new Map<number, number>();
  const open: { readonly index: number; readonly end: string }[] = [];
  const waiting = new Map<string, number>();
  tokens.forEach((token, index) => {
    if (token.kind !== 'tag' || inlineTags.has(token.name)) return;
    if (!waiting.get(token.name)) {
      const end = getEndName(token.name);
      open.push({ index, end });
      waiting.set(end, (waiting.get(end) ?? 0) + 1);
      return;
    }
    for (let last = open.pop(); last; last = open.pop()) {
      waiting.set(last.end, waiting.get(last.end)! - 1);
      if (last.end !== token.name) continue;
      if (open.length < MAX_DEPTH) ends.set(last.index, index);
      break;
    }
  });
  return ends;
}

function renderTokens(template: Template, from: number, to: number): TracedText {
  const { text, tokens, ends, context, boxes } = template;
  const parts: TracedText[] = [];
  for (let index = from; index < to; index++) {
    const token = tokens[index]!;
    const end = ends.get(index);
    if (token.kind === 'comment') continue;
    if (token.kind === 'text') parts.push(text.slice(token.start, token.end));
    else if (token.kind === 'tag' && end !== undefined) {
      parts.push(renderBlock(template, token, index + 1, end));
      index = end;
    } else parts.push(TracedText.made(renderOne(token, context) ?? boxes.put(token.code), text.toSource(token.start)));
  }
  return TracedText.join(parts);
}

function renderOne(token: Exclude<TemplateToken, { readonly kind: 'text' | 'comment' }>, context: TagContext): string | undefined {
  return token.kind === 'variable' ? token.value : inlineTags.get(token.name)?.(token.args, context);
}

function renderBlock(template: Template, { name, args, code, start, end }: TemplateToken & { readonly kind: 'tag' }, from: number, to: number): TracedText {
  const { text, tokens, context } = template;
  const content = renderTokens(template, from, to);
  const known = blockTags.get(name);
  if (known) return known(args, trimContent(content, text.toSource(end)), context);
  const [before, after] = toOuterBox(code);
  const shown = statements.has(name) ? content : context.renderMarkdown(trimContent(content, text.toSource(end)));
  return TracedText.join([TracedText.made(before, text.toSource(start)), shown, TracedText.made(after, text.toSource(tokens[to]!.start))]);
}

/** Hexo's `trimBody`: without the common indent, and without one line break at either end. */
function trimContent(content: TracedText, start: number): TracedText {
  if (content.text === '') return TracedText.made('', start);
  const stripped = stripIndent(content);
  const first = stripped.text.startsWith('\n') ? 1 : 0;
  const last = stripped.text.length - (stripped.text.length > first && stripped.text.endsWith('\n') ? 1 : 0);
  return stripped.slice(first, last);
}
