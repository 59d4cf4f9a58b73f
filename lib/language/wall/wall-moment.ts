import type { Freshness } from '@/lib/status/freshness/freshness';
import type { SectionName } from '@/lib/status/model/types';

/** How far a wall can be believed at one moment. */
export interface WallMoment {
  /** The server's present, epoch milliseconds. */
  readonly nowMs: number;
  /** Of the monitors and their places: what the verdict is derived from. */
  readonly freshness: Freshness;
  readonly freshnessOf: (name: SectionName) => Freshness;
  /** True when this screen cannot reach the dashboard. */
  readonly isOffline: boolean;
}
