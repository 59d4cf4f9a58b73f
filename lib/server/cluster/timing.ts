import 'server-only';

/** How long things last between instances, all in milliseconds. */
export interface Timing {
  /** How long a poller that says nothing stays the poller. */
  readonly leaseMs: number;
  /** How long to the next sign of life: about a third of the lease, never the same for two instances. */
  nextBeatMs(): number;
  /** After what time without a sign of life an instance is not counted any more. */
  readonly instanceLifeMs: number;
  /** For how long one that could not read the source leaves the lease to others. */
  readonly coolDownMs: number;
  /** How long Redis may take to answer. */
  readonly commandTimeoutMs: number;
  /** How long an instance that followed waits before it polls without Redis: one to two intervals. */
  nextAloneDelayMs(): number;
}

const SHORTEST_LEASE_MS = 2_000;
const LONGEST_LEASE_MS = 10_000;
const COOL_DOWN_INTERVALS = 20;
const SHORTEST_COOL_DOWN_MS = 60_000;

/** A lease of one interval, within limits: with the wait for the next sign of life, a dead poller is replaced within two. */
export function createTiming(intervalSeconds: number, random: () => number): Timing {
  const intervalMs = intervalSeconds * 1_000;
  const leaseMs = Math.min(LONGEST_LEASE_MS, Math.max(SHORTEST_LEASE_MS, intervalMs));
  return {
    leaseMs,
    nextBeatMs: () => (leaseMs / 3) * (0.8 + 0.4 * random()),
    instanceLifeMs: leaseMs * 2,
    coolDownMs: Math.max(SHORTEST_COOL_DOWN_MS, COOL_DOWN_INTERVALS * intervalMs),
    commandTimeoutMs: Math.max(1_000, leaseMs / 3),
    nextAloneDelayMs: () => intervalMs * (1 + random()),
  };
}
