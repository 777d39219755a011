const CONTEXT = 3;
// Beyond this many changed lines the search for the shortest diff would cost more than it gives.
const MOST_CHANGES = 2000;

/** A run of lines that differ: lines `[from, to)` before become lines `[newFrom, newTo)` after. Lines count from 0. */
interface Change {
  readonly from: number;
  readonly to: number;
  readonly newFrom: number;
  readonly newTo: number;
}

/** Returns what changed between two texts of a file, as `patch` and `git apply` read it; nothing when they are equal. */
export function toUnifiedDiff(name: string, before: string, after: string): string {
  const [old, now] = [splitLines(before), splitLines(after)];
  const hunks = groupChanges(findChanges(old, now)).map(changes => toHunk(changes, old, now));
  return hunks.length === 0 ? '' : `--- ${toFileName('a', name)}\n+++ ${toFileName('b', name)}\n${hunks.join('')}`;
}

/** Splits a text into lines, each with its line break. */
function splitLines(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

/** A tab ends a name with spaces in it, as GNU diff does it; what would end the line is quoted, as Git does it. */
function toFileName(side: string, name: string): string {
  const path = `${side}/${name}`;
  if (/["\\\p{Cc}]/u.test(path)) return JSON.stringify(path);
  return path.includes(' ') ? `${path}\t` : path;
}

function groupChanges(changes: readonly Change[]): Change[][] {
  const groups: Change[][] = [];
  for (const change of changes) {
    const last = groups.at(-1)?.at(-1);
    if (last && change.from - last.to <= 2 * CONTEXT) groups.at(-1)!.push(change);
    else groups.push([change]);
  }
  return groups;
}

function toHunk(changes: readonly Change[], old: readonly string[], now: readonly string[]): string {
  const [first, last] = [changes[0]!, changes.at(-1)!];
  const lead = Math.min(CONTEXT, first.from);
  const start = first.from - lead;
  const end = Math.min(last.to + CONTEXT, old.length);
  const newStart = first.newFrom - lead;
  const newEnd = last.newTo + end - last.to;
  const lines: string[] = [];
  let position = start;
  for (const { from, to, newFrom, newTo } of changes) {
    lines.push(...mark(' ', old.slice(position, from)), ...mark('-', old.slice(from, to)), ...mark('+', now.slice(newFrom, newTo)));
    position = to;
  }
  lines.push(...mark(' ', old.slice(position, end)));
  return `@@ -${toRange(start, end)} +${toRange(newStart, newEnd)} @@\n${lines.join('')}`;
}

function mark(sign: string, lines: readonly string[]): string[] {
  return lines.map(line => sign + (line.endsWith('\n') ? line : `${line}\n\\ No newline at end of file\n`));
}

function toRange(start: number, end: number): string {
  return end === start ? `${start},0` : `${start + 1},${end - start}`;
}

/** Finds the shortest way from one list of lines to the other (Myers, "An O(ND) Difference Algorithm", 1986). */
function findChanges(old: readonly string[], now: readonly string[]): Change[] {
  let head = 0;
  while (head < old.length && head < now.length && old[head] === now[head]) head++;
  let [end, newEnd] = [old.length, now.length];
  while (end > head && newEnd > head && old[end - 1] === now[newEnd - 1]) [end, newEnd] = [end - 1, newEnd - 1];
  if (head === end && head === newEnd) return [];

  const trace = walk(old, now, head, end, newEnd);
  if (!trace) return [{ from: head, to: end, newFrom: head, newTo: newEnd }];
  return joinSteps(retrace(trace, end - head, newEnd - head).map(({ x, y, isInsertion }) => ({
    from: head + x, to: head + x + (isInsertion ? 0 : 1), newFrom: head + y, newTo: head + y + (isInsertion ? 1 : 0),
  })));
}

/** For each number of changes, how far each diagonal gets with it; `undefined` when too many are needed. */
function walk(old: readonly string[], now: readonly string[], head: number, end: number, newEnd: number): Int32Array[] | undefined {
  const [height, width] = [end - head, newEnd - head];
  const trace: Int32Array[] = [];
  let previous = new Int32Array([0, 0]);
  for (let count = 0; count <= MOST_CHANGES; count++) {
    // Index `diagonal + count + 1`; the outermost two are never reached.
    const reached = new Int32Array(2 * count + 3).fill(-1);
    for (let diagonal = -count; diagonal <= count; diagonal += 2) {
      let x = count === 0 ? 0 : stepTo(previous, count - 1, diagonal).x;
      let y = x - diagonal;
      while (x < height && y < width && old[head + x] === now[head + y]) [x, y] = [x + 1, y + 1];
      reached[diagonal + count + 1] = x;
      if (x >= height && y >= width) return [...trace, reached];
    }
    trace.push(reached);
    previous = reached;
  }
  return undefined;
}

/** Returns how a diagonal is entered from those reached with one change less: by an insertion or a deletion, whichever gets farther. */
function stepTo(reached: Int32Array, count: number, diagonal: number): { readonly x: number; readonly isInsertion: boolean } {
  const inserted = reached[diagonal + 1 + count + 1] ?? -1;
  const deleted = reached[diagonal - 1 + count + 1] ?? -1;
  return deleted < inserted ? { x: inserted, isInsertion: true } : { x: deleted + 1, isInsertion: false };
}

function retrace(trace: readonly Int32Array[], height: number, width: number): { x: number; y: number; isInsertion: boolean }[] {
  const steps: { x: number; y: number; isInsertion: boolean }[] = [];
  let diagonal = height - width;
  for (let count = trace.length - 1; count > 0; count--) {
    const { x, isInsertion } = stepTo(trace[count - 1]!, count - 1, diagonal);
    diagonal += isInsertion ? 1 : -1;
    const before = isInsertion ? x : x - 1;
    steps.push({ x: before, y: before - diagonal, isInsertion });
  }
  return steps.reverse();
}

function joinSteps(steps: readonly Change[]): Change[] {
  const changes: Change[] = [];
  for (const step of steps) {
    const last = changes.at(-1);
    if (last && last.to === step.from && last.newTo === step.newFrom) changes[changes.length - 1] = { ...last, to: step.to, newTo: step.newTo };
    else changes.push(step);
  }
  return changes;
}
