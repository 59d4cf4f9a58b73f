import { account } from '@/lib/status/history/account';
import { toBars } from '@/lib/status/history/calendar';
import { sumTallies } from '@/lib/status/history/tally';
import type { Strip, StripRange, Tally } from '@/lib/status/history/types';
import type { Product } from '@/lib/status/model/visibility';

import type { Query } from '../sql/sql';
import { hasPlace } from './areas';
import { readPoints, readRecordedPeriod, readSpans, readStatusAt, readTroubles } from './record';

/** Which strip to read. */
export interface MonitorStripQuery {
  readonly monitor: number;
  readonly range: StripRange;
  /** The visible places: time that the monitor spent elsewhere is left out. */
  readonly areas: readonly Product[];
}

/**
 * The strip of one monitor, accounted from its single changes.
 *
 * @param toleranceMs A longer time without observation is a gap.
 * @throws Error of the engine
 */
export async function readMonitorStrip(
  query: Query,
  source: number,
  { monitor, range, areas }: MonitorStripQuery,
  {
    now,
    toleranceMs,
    timeZone,
  }: { readonly now: number; readonly toleranceMs: number; readonly timeZone: string },
): Promise<Strip> {
  const bars = toBars(range, now, timeZone);
  const recorded = await readRecordedPeriod(query, source);
  if (!recorded) return { bars: bars.map((bar) => ({ ...bar, tally: null })) };
  const end = now - recorded.until > toleranceMs ? now : recorded.until;
  const start = bars[0]?.from ?? end;
  const period = { from: start, until: Math.max(start, end) };
  const all = account({
    initial: await readStatusAt(query, source, monitor, start - 1),
    points: await readPoints(query, source, period, monitor),
    troubles: await readTroubles(query, source, period),
    spans: await readSpans(query, source, period),
    edges: [start, ...bars.map(({ until }) => Math.min(until, period.until))],
  });
  const places = all.filter((place) => hasPlace(areas, place));
  return {
    bars: bars.map((bar, index) => {
      const tallies = places
        .map((place) => place.tallies[index] ?? null)
        .filter((tally): tally is Tally => tally !== null);
      return { ...bar, tally: tallies.length === 0 ? null : sumTallies(tallies) };
    }),
  };
}
