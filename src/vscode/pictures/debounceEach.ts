import type { Disposable, LogOutputChannel } from 'vscode';

/** Runs something once it has not been asked for again for a while; each key has a time of its own. */
export function debounceEach<Item>(milliseconds: number, run: (item: Item) => Promise<unknown>, log: LogOutputChannel): Disposable & { run(key: string, item: Item): void } {
  const timers = new Map<string, ReturnType<typeof setTimeout>>();
  return {
    run(key, item) {
      clearTimeout(timers.get(key));
      timers.set(key, setTimeout(() => {
        timers.delete(key);
        run(item).catch((error: unknown) => log.error(error instanceof Error ? error : String(error)));
      }, milliseconds));
    },
    dispose() {
      for (const timer of timers.values()) clearTimeout(timer);
      timers.clear();
    },
  };
}
