/** The durations of a cluster, in milliseconds. */
export interface Timing {
  /** How long a lease lasts without renewal. */
  readonly leaseMs: number;
  /** The time until the next heartbeat: about a third of the lease, with jitter. */
  nextHeartbeatMs(): number;
  /** How long an instance without heartbeats is counted. */
  readonly instanceLifeMs: number;
  /** How long an instance that could not read the source does not take the lease. */
  readonly coolDownMs: number;
  /** The timeout of a Redis command. */
  readonly commandTimeoutMs: number;
  /** How long a follower that lost Redis waits before it polls: one to two intervals. */
  nextAloneDelayMs(): number;
}

const MIN_LEASE_MS = 2_000;
const MAX_LEASE_MS = 10_000;
const COOL_DOWN_INTERVALS = 20;
const MIN_COOL_DOWN_MS = 60_000;

/** The lease lasts one interval, within limits. With the wait for the next heartbeat, a dead poller is replaced within two. */
export function createTiming(intervalSeconds: number, random: () => number): Timing {
  const intervalMs = intervalSeconds * 1_000;
  const leaseMs = Math.min(MAX_LEASE_MS, Math.max(MIN_LEASE_MS, intervalMs));
  return {
    leaseMs,
    nextHeartbeatMs: () => (leaseMs / 3) * (0.8 + 0.4 * random()),
    instanceLifeMs: leaseMs * 2,
    coolDownMs: Math.max(MIN_COOL_DOWN_MS, COOL_DOWN_INTERVALS * intervalMs),
    commandTimeoutMs: Math.max(1_000, leaseMs / 3),
    nextAloneDelayMs: () => intervalMs * (1 + random()),
  };
}
