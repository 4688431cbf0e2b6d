const WITHIN = 120_000;
const PAUSES = [250, 500, 1_000, 2_000, 4_000];

/**
 * How long to wait, in milliseconds, before the service is started again; null when it has died too often to go on by itself.
 * `deaths` are the instants (ms) of its deaths, the last one included. The first restarts come within the 5 s of ELE-2.13.
 */
export function pauseBeforeRestart(deaths: readonly number[], now: number): number | null {
  const recent = deaths.filter((at) => now - at < WITHIN);
  return PAUSES[recent.length - 1] ?? null;
}
