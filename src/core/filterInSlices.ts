import { SLICE_MS, type Filling } from './readInSlices';

/** Returns the items that are wanted, in their order, never working for long without a pause; none once nobody wants the answer any more. */
export async function filterInSlices<Item>(items: readonly Item[], isWantedItem: (item: Item) => Promise<boolean>, { clock, pause, isWanted }: Filling): Promise<readonly Item[]> {
  const found: Item[] = [];
  let started = clock();
  for (const item of items) {
    if (clock() - started > SLICE_MS) {
      await pause();
      if (!isWanted()) return [];
      started = clock();
    }
    if (await isWantedItem(item)) found.push(item);
  }
  return found;
}
