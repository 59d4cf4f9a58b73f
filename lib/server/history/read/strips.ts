import { toBars } from '@/lib/status/history/calendar';
import type { Period, StripBar, StripRange, Strips, Tally } from '@/lib/status/history/types';
import type { Product } from '@/lib/status/model/visibility';

import { SPANS } from '../store/codes';
import type { Query } from '../sql/sql';
import { isInAreas } from './areas';
import { readAccountedUntil, SUMS, toSum, type Moment, type SumRow } from './sums';

/** What each strip is of. */
export type StripSubject = 'all' | 'service' | 'scope' | 'place';

const GROUPS: Readonly<Record<StripSubject, readonly string[]>> = {
  all: [],
  service: ['service'],
  scope: ['scope'],
  place: ['service', 'scope'],
};

/** Which strips to read. */
export interface StripQuery {
  readonly range: StripRange;
  readonly by: StripSubject;
  /** The visible places, see `toProducts`; limit them to select some. */
  readonly areas: readonly Product[];
}

/** Reads strips from the tallies. @throws Error of the engine */
export async function readStrips(
  query: Query,
  source: number,
  { range, by, areas }: StripQuery,
  { now, timeZone, remember }: Moment,
): Promise<Strips> {
  const bars = toBars(range, now, timeZone);
  const where = isInAreas(areas);
  const groups = GROUPS[by];
  const columns = ['start_ms', ...groups].join(', ');
  const span = range === '24h' ? SPANS.hour : SPANS.day;
  const read = (from: number, until: number) =>
    query<SumRow & { start_ms: number; service?: number; scope?: number }>(
      `SELECT ${columns}, ${SUMS} FROM history_tallies
        WHERE source = ? AND span = ? AND start_ms >= ? AND start_ms < ? AND (${where.text}) GROUP BY ${columns}`,
      [source, span, from, until, ...where.values],
    );
  const accountedUntil = await readAccountedUntil(query, source);
  const [first, last] = [bars[0], bars.at(-1)];
  const [from, until] = [first?.from ?? now, last?.until ?? now];
  // The last bar still grows.
  const closed = last && accountedUntil !== null && accountedUntil >= last.from ? last.from : from;
  const key = JSON.stringify(['strips', span, from, closed, by, areas]);
  const over = closed > from ? await remember(key, () => read(from, closed)) : [];
  const strips = new Map<string, Map<number, Tally>>();
  for (const row of [...over, ...(await read(closed, until))]) {
    const of = groups.map((group) => row[group as 'service' | 'scope']).join('/');
    const tallies = strips.get(of) ?? new Map<number, Tally>();
    strips.set(of, tallies.set(row.start_ms, toSum(row)));
  }
  const toBar = (tallies: ReadonlyMap<number, Tally>, bar: Period): StripBar => ({
    from: bar.from,
    until: bar.until,
    tally: tallies.get(bar.from) ?? null,
  });
  return {
    accountedUntil,
    strips: new Map(
      [...strips].map(([of, tallies]) => [of, { bars: bars.map((bar) => toBar(tallies, bar)) }]),
    ),
  };
}
