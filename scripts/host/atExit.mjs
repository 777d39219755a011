const releases = new Set();

for (const [signal, code] of /** @type {const} */ ([['SIGINT', 130], ['SIGTERM', 143], ['SIGHUP', 129]])) {
  process.once(signal, () => process.exit(code));
}
process.once('exit', () => {
  for (const release of [...releases].reverse()) release();
});

/**
 * Releases something (a process, a temporary folder) when this process ends, in whatever way it ends.
 *
 * @param {() => void} release is synchronous, for nothing else runs at exit
 * @returns {() => void} releases it now; a second call does nothing
 */
export function atExit(release) {
  const once = () => {
    if (releases.delete(once)) release();
  };
  releases.add(once);
  return once;
}
