const POLL_MS = 25;

/**
 * Polls until there is an answer other than `undefined` or `false`, and gives it.
 *
 * @param what completes "Waited in vain for …"
 * @param deadline in ms
 */
export async function waitFor<T>(what: string, poll: () => T | undefined | false | PromiseLike<T | undefined | false>, deadline = 20_000): Promise<T> {
  const end = Date.now() + deadline;
  for (;;) {
    const answer = await poll();
    if (answer !== undefined && answer !== false) return answer;
    if (Date.now() > end) throw new Error(`Waited in vain for ${what} (${deadline} ms)`);
    await new Promise(resolve => setTimeout(resolve, POLL_MS));
  }
}
