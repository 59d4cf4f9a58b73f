import type { Freshness } from '@/lib/status/freshness/freshness';
import type { SectionName } from '@/lib/status/model/types';

/** The time and freshness of a wall. */
export interface WallMoment {
  /** The server's time, epoch milliseconds. */
  readonly nowMs: number;
  /** Of monitors, scopes and services, which the verdict is derived from. */
  readonly freshness: Freshness;
  readonly freshnessOf: (name: SectionName) => Freshness;
  /** True if this screen cannot reach the dashboard. */
  readonly isOffline: boolean;
}
