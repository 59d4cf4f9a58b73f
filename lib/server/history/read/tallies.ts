import { daysOf, lastDays, toBars } from '@/lib/status/history/calendar';
import { observedOf } from '@/lib/status/history/tally';
import type { Period, Reliability, StripBar, StripRange, Strips, Tally } from '@/lib/status/history/types';
import type { Place } from '@/lib/status/model/types';
import type { Product } from '@/lib/status/model/visibility';

import { SPANS } from '../codes';
import type { Query } from '../sql/sql';
import { isInAreas } from './areas';

interface SumRow {
  ok: number;
  warning: number;
  alert: number;
  maintenance: number;
  unobserved: number;
  outages: number;
  longest: number;
}

const SUMS = `sum(ok) AS ok, sum(warning) AS warning, sum(alert) AS alert, sum(maintenance) AS maintenance,
  sum(unobserved) AS unobserved, sum(outages) AS outages, max(longest) AS longest`;

const toSum = ({ ok, warning, alert, maintenance, unobserved, outages, longest }: SumRow): Tally => ({
  ok,
  warning,
  alert,
  maintenance,
  unobserved,
  outages,
  longest,
  lead: 0,
  tail: 0,
});

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
  { now, timeZone }: { readonly now: number; readonly timeZone: string },
): Promise<Strips> {
  const bars = toBars(range, now, timeZone);
  const where = isInAreas(areas);
  const groups = GROUPS[by];
  const columns = ['start_ms', ...groups].join(', ');
  const rows = await query<SumRow & { start_ms: number; service?: number; scope?: number }>(
    `SELECT ${columns}, ${SUMS} FROM history_tallies
      WHERE source = ? AND span = ? AND start_ms >= ? AND start_ms < ? AND (${where.text}) GROUP BY ${columns}`,
    [
      source,
      range === '24h' ? SPANS.hour : SPANS.day,
      bars[0]?.from ?? now,
      bars.at(-1)?.until ?? now,
      ...where.values,
    ],
  );
  const strips = new Map<string, Map<number, Tally>>();
  for (const row of rows) {
    const key = groups.map((group) => row[group as 'service' | 'scope']).join('/');
    const tallies = strips.get(key) ?? new Map<number, Tally>();
    strips.set(key, tallies.set(row.start_ms, toSum(row)));
  }
  const [state] = await query<{ rolled_until: number | null }>(
    'SELECT rolled_until FROM history_sources WHERE id = ?',
    [source],
  );
  const toBar = (tallies: ReadonlyMap<number, Tally>, { from, until }: Period): StripBar => ({
    from,
    until,
    tally: tallies.get(from) ?? null,
  });
  return {
    accountedUntil: state?.rolled_until ?? null,
    strips: new Map(
      [...strips].map(([key, tallies]) => [key, { bars: bars.map((bar) => toBar(tallies, bar)) }]),
    ),
  };
}

interface EdgeRow extends SumRow {
  service: number;
  scope: number;
  start_ms: number;
  lead_ms: number;
  tail_ms: number;
}

/** A tally whose outages are joined across days. */
interface Joined extends Place {
  tally: Tally;
  /** The outage that goes on at the end of the last day, in milliseconds. */
  carried: number;
  lastDay: number;
}

/** Joins outages that last over midnight: they are counted once, in their full length. */
function joinDay(place: Joined, row: EdgeRow, day: number): void {
  if (day !== place.lastDay + 1) place.carried = 0;
  place.lastDay = day;
  const tally = toSum(row);
  const observed = observedOf(tally);
  // A day that was not observed at all does not end an outage.
  if (observed === 0) return;
  if (place.carried > 0 && row.lead_ms > 0)
    place.tally = {
      ...place.tally,
      outages: place.tally.outages - 1,
      longest: Math.max(place.tally.longest, place.carried + row.lead_ms),
    };
  place.carried = tally.alert === observed ? place.carried + tally.alert : row.tail_ms;
}

/**
 * The tally of each visible place over whole days.
 *
 * @param period Begins and ends with days of the site.
 * @throws Error of the engine
 */
async function readPlaceTallies(
  query: Query,
  source: number,
  period: Period,
  areas: readonly Product[],
  timeZone: string,
): Promise<ReadonlyMap<string, Joined>> {
  const where = isInAreas(areas);
  const condition = `source = ? AND span = ? AND start_ms >= ? AND start_ms < ? AND (${where.text})`;
  const values = [source, SPANS.day, period.from, period.until, ...where.values];
  const rows = await query<SumRow & { service: number; scope: number }>(
    `SELECT service, scope, ${SUMS} FROM history_tallies WHERE ${condition} GROUP BY service, scope`,
    values,
  );
  const edges = await query<EdgeRow>(
    `SELECT service, scope, start_ms, ok, warning, alert, maintenance, unobserved, outages, longest, lead_ms, tail_ms
      FROM history_tallies WHERE ${condition}
        AND (lead_ms > 0 OR tail_ms > 0 OR ok + warning + alert + maintenance = 0) ORDER BY start_ms`,
    values,
  );
  const places = new Map<string, Joined>();
  for (const { service, scope, ...row } of rows)
    places.set(`${service}/${scope}`, {
      serviceId: service,
      scopeId: scope,
      tally: toSum(row),
      carried: 0,
      lastDay: -2,
    });
  const days = new Map(daysOf(period, timeZone).map(({ from }, index) => [from, index]));
  for (const row of edges) {
    const place = places.get(`${row.service}/${row.scope}`);
    const day = days.get(row.start_ms);
    if (place && day !== undefined) joinDay(place, row, day);
  }
  return places;
}

/** A period of whole days, and what of it is visible. */
export interface ReliabilityQuery {
  readonly period: Period;
  readonly areas: readonly Product[];
}

/** Reads the tallies of all visible places in a period, and in as many days before. @throws Error of the engine */
export async function readReliability(
  query: Query,
  source: number,
  { period, areas }: ReliabilityQuery,
  timeZone: string,
): Promise<Reliability> {
  const count = daysOf(period, timeZone).length;
  const [first] = lastDays(count, period.from - 1, timeZone);
  const previous: Period = { from: first?.from ?? period.from, until: period.from };
  const now = await readPlaceTallies(query, source, period, areas, timeZone);
  const before = await readPlaceTallies(query, source, previous, areas, timeZone);
  return {
    period,
    previous,
    rows: [...now].map(([key, { scopeId, serviceId, tally }]) => ({
      scopeId,
      serviceId,
      now: tally,
      before: before.get(key)?.tally ?? null,
    })),
  };
}
