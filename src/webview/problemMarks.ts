import type { Problem } from '../protocol/messages';
import type { MarksLayer } from './marksLayer';
import type { Targets } from './targets';
import { getText } from './texts';

const SEVERITIES: readonly Problem['severity'][] = ['error', 'warning', 'info', 'hint'];
const SIGNS: Readonly<Record<Problem['severity'], string>> = { error: '!', warning: '!', info: 'i', hint: 'i' };
// Pixels; what would be nearer than one mark's size is one mark.
const SIZE = 24;
// The middle of a mark stands at the middle of a first line.
const FIRST_LINE = 28;

interface Found {
  readonly problem: Problem;
  readonly element: Element;
}

interface Group {
  readonly top: number;
  readonly found: Found[];
}

/** Marks beside what has a problem: the message is shown on hover and focus, a click goes to it in the editor. */
export class ProblemMarks {
  readonly #layer: MarksLayer;
  readonly #targets: Targets;
  readonly #findTitle: () => Element | undefined;
  readonly #onChoose: (problem: Problem) => void;
  readonly #place: HTMLElement;
  #found: readonly Found[] = [];
  #groups: readonly Group[] = [];

  /** @param findTitle finds what metadata is marked at that the header does not show */
  constructor(layer: MarksLayer, targets: Targets, findTitle: () => Element | undefined, onChoose: (problem: Problem) => void) {
    this.#layer = layer;
    this.#targets = targets;
    this.#findTitle = findTitle;
    this.#onChoose = onChoose;
    this.#place = layer.make('div', 'problems');
    layer.root.append(this.#place);
    layer.onArrange(() => this.#arrange());
  }

  /** Shows these problems instead of those before. */
  show(problems: readonly Problem[]): void {
    this.#found = problems.flatMap(problem => {
      const element = this.#targets.find(problem.start, problem.field) ?? this.#findTitle();
      return element ? [{ problem, element }] : [];
    });
    this.#groups = [];
    this.#place.replaceChildren();
    this.#layer.arrange();
  }

  #arrange(): void {
    const groups = this.#group();
    const isSame = groups.length === this.#groups.length && groups.every(({ found }, index) => isEqual(found, this.#groups[index]!.found));
    if (!isSame) this.#place.replaceChildren(...groups.map(group => this.#make(group.found)));
    this.#groups = groups;
    const { right, page } = this.#layer.getColumn();
    const left = Math.min(right + 4, page - SIZE);
    groups.forEach(({ top }, index) => {
      const mark = this.#place.children[index] as HTMLElement;
      Object.assign(mark.style, { left: `${left}px`, top: `${top}px` });
      mark.style.setProperty('--room', `${left + SIZE - 8}px`);
    });
  }

  #group(): readonly Group[] {
    const placed = this.#found.flatMap(found => {
      const box = this.#layer.findBox(found.element);
      return box ? [{ found, top: box.top + Math.min(box.height, FIRST_LINE) / 2 - SIZE / 2 }] : [];
    });
    const groups: Group[] = [];
    for (const { found, top } of placed.sort((a, b) => a.top - b.top)) {
      const last = groups.at(-1);
      if (last && top - last.top < SIZE) last.found.push(found);
      else groups.push({ top, found: [found] });
    }
    for (const { found } of groups) found.sort((a, b) => SEVERITIES.indexOf(a.problem.severity) - SEVERITIES.indexOf(b.problem.severity) || a.problem.start - b.problem.start);
    return groups;
  }

  #make(found: readonly Found[]): HTMLElement {
    const { severity } = found[0]!.problem;
    const mark = this.#layer.make('div', 'mark');
    const button = this.#layer.make('button', severity, SIGNS[severity]);
    const tip = this.#layer.make('div', 'tip');
    button.type = 'button';
    button.setAttribute('aria-label', `${getText('problem')}: ${found.map(({ problem }) => problem.message).join('\n')}`);
    tip.setAttribute('aria-hidden', 'true');
    tip.append(...found.map(({ problem }) => this.#layer.make('p', problem.severity, problem.message)));
    // Each further click goes to the next of them.
    let next = 0;
    button.addEventListener('click', () => this.#onChoose(found[next++ % found.length]!.problem));
    const outlines = this.#layer.make('div', 'outlines');
    const outline = (): void => outlines.replaceChildren(...[...new Set(found.map(({ element }) => element))].flatMap(element => this.#outline(element, mark)));
    for (const type of ['pointerenter', 'focusin'] as const) mark.addEventListener(type, outline);
    mark.append(outlines, button, tip);
    return mark;
  }

  #outline(element: Element, { style }: HTMLElement): readonly HTMLElement[] {
    const box = this.#layer.findBox(element);
    if (!box) return [];
    const outline = this.#layer.make('div', 'outline');
    Object.assign(outline.style, { left: `${box.left - parseFloat(style.left) - 3}px`, top: `${box.top - parseFloat(style.top) - 3}px`, width: `${box.width + 6}px`, height: `${box.height + 6}px` });
    return [outline];
  }
}

function isEqual(some: readonly Found[], others: readonly Found[]): boolean {
  return some.length === others.length && some.every((found, index) => found === others[index]);
}
