import * as l10n from '@vscode/l10n';
import { voidElements } from '../post/htmlNames';
import { isInside, type Span } from '../text/span';
import { findTags, type WrittenTag } from '../text/tags';
import { readTemplate, valueNames, type BlockTemplate } from './template';

/** What is wrong with a template, where in it. */
export interface TemplateProblem {
  readonly span: Span;
  readonly message: string;
}

/** Says what is wrong with a template of an image block. */
export function checkTemplate(source: string): readonly TemplateProblem[] {
  const template = readTemplate(source);
  const emptyLine = /\n[ \t]*\r?\n/.exec(source.trimEnd());
  return [
    ...checkSlots(template),
    ...checkTags(template.tags),
    ...(emptyLine ? [{ span: { start: emptyLine.index, end: emptyLine.index + emptyLine[0].length }, message: l10n.t('An empty line ends a block in Markdown: what stands below it would be text. Take the line out.') }] : []),
    ...checkPicture(template),
  ].sort((a, b) => a.span.start - b.span.start);
}

function checkSlots({ source, slots, tags }: BlockTemplate): TemplateProblem[] {
  const { comments } = findTags(source);
  return slots.flatMap(({ start, end, name }): TemplateProblem[] => {
    const span = { start, end };
    const problem = (message: string): TemplateProblem[] => [{ span, message }];
    if (!(valueNames as readonly string[]).includes(name)) return problem(l10n.t('A picture has no "{0}". It has {1}.', name, valueNames.join(', ')));
    if (comments.some(comment => isInside(span, comment)) || isInRawText(span, tags)) return problem(l10n.t('Nothing is filled in here, between <!-- and --> or in a style or script. Write the value into a tag or between tags.'));
    const tag = tags.find(candidate => isInside(span, candidate));
    if (!tag) return source[start - 1] === '<' || source.endsWith('</', start) ? problem(nameProblem()) : [];
    const attribute = tag.attributes.find(({ value }) => value && isInside(span, value));
    if (!attribute) return problem(nameProblem());
    if (attribute.quote === '') return problem(l10n.t('Put quotes around this value: {0}="{1}".', attribute.name, source.slice(attribute.value!.start, attribute.value!.end)));
    const isCode = attribute.name.startsWith('on') || (attribute.name === 'style' && name !== 'width' && name !== 'height');
    return isCode ? problem(l10n.t('{0} cannot stand in {1}: what an author writes would be taken for code there.', `{${name}}`, attribute.name)) : [];
  });
}

function nameProblem(): string {
  return l10n.t('A value cannot be the name of a tag or of an attribute. Write it behind a name, such as alt="{0}", or between tags.', '{alt}');
}

function isInRawText(span: Span, tags: readonly WrittenTag[]): boolean {
  return tags.some((tag, index) => /^(?:style|script|textarea|title)$/.test(tag.name) && !tag.isEnd && tag.end <= span.start && span.end <= (tags[index + 1]?.start ?? Number.POSITIVE_INFINITY));
}

/** Every tag is closed, in the order in which they were opened. */
function checkTags(tags: readonly WrittenTag[]): TemplateProblem[] {
  const open: WrittenTag[] = [];
  const problems: TemplateProblem[] = [];
  for (const tag of tags) {
    const span = { start: tag.start, end: tag.end };
    if (!tag.isClosed) problems.push({ span, message: l10n.t('This tag lacks its >.') });
    else if (!tag.isEnd) {
      if (!voidElements.has(tag.name)) open.push(tag);
    } else if (open.at(-1)?.name === tag.name) open.pop();
    else problems.push({ span, message: l10n.t('Nothing is open here that </{0}> closes.', tag.name) });
  }
  return [...problems, ...open.map(({ start, end, name }) => ({ span: { start, end }, message: l10n.t('This tag is never closed. Write </{0}>.', name) }))];
}

function checkPicture({ source, slots, tags, isMarkdown }: BlockTemplate): TemplateProblem[] {
  const isSource = ({ start, end }: Span): boolean => slots.some(slot => slot.name === 'src' && slot.start === start && slot.end === end);
  const hasPicture = isMarkdown ? slots.some(({ name, place }) => name === 'src' && place === 'markdownAddress')
    : tags.some(({ name, attributes }) => name === 'img' && attributes.some(attribute => attribute.name === 'src' && attribute.value && isSource(attribute.value)));
  return hasPicture ? [] : [{
    span: { start: 0, end: source.length },
    message: l10n.t('There is no picture in this block. Write {0} in it, or one of the names paragraph, figure and markdown.', isMarkdown ? '![{alt}]({src})' : '<img src="{src}" alt="{alt}">'),
  }];
}
