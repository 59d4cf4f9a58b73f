import { dayAt, daysOf, lastDays } from '@/lib/status/history/calendar';
import { joinTallies, NO_TIME, observedOf } from '@/lib/status/history/tally';
import type { Period, Reliability, Tally } from '@/lib/status/history/types';
import type { Place } from '@/lib/status/model/types';
import type { Product } from '@/lib/status/model/visibility';

import { SPANS } from '../store/codes';
import type { Query } from '../sql/sql';
import { isInAreas } from './areas';
import type { Remember } from './memory';
import { readAccountedUntil, SUMS, toSum, type Moment, type SumRow } from './sums';

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
  /** The outage that has not ended by the end of the last day, in milliseconds. */
  carried: number;
  lastDay: number;
}

/** Joins outages that last over midnight: they are counted once, in their full length. */
function joinDay(place: Joined, row: EdgeRow, day: number): void {
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

interface TallyRead {
  readonly query: Query;
  readonly source: number;
  readonly areas: readonly Product[];
  readonly timeZone: string;
}

/** Whether a place has tallies between two days that are in the list of days. */
async function hasDayBetween({ query, source }: TallyRead, place: Joined, from: number, until: number) {
  const rows = await query(
    `SELECT 1 FROM history_tallies WHERE source = ? AND span = ? AND start_ms > ? AND start_ms < ?
      AND service = ? AND scope = ? LIMIT 1`,
    [source, SPANS.day, from, until, place.serviceId, place.scopeId],
  );
  return rows.length > 0;
}

/** The tally of each visible place over whole days, and the outage that each ends with. */
async function readDays(read: TallyRead, period: Period): Promise<ReadonlyMap<string, Joined>> {
  const { query, source, areas, timeZone } = read;
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
      lastDay: -1,
    });
  const days = daysOf(period, timeZone);
  const indexes = new Map(days.map(({ from }, index) => [from, index]));
  for (const row of edges) {
    const place = places.get(`${row.service}/${row.scope}`);
    const day = indexes.get(row.start_ms);
    if (!place || day === undefined) continue;
    const last = days[place.lastDay];
    // Days in which the place had no monitors do not end an outage either.
    if (place.carried > 0 && last && day > place.lastDay + 1)
      if (await hasDayBetween(read, place, last.from, row.start_ms)) place.carried = 0;
    joinDay(place, row, day);
  }
  // The last day may be one without an outage.
  const [lastIndex, lastDay] = [days.length - 1, days.at(-1)];
  for (const place of places.values()) {
    const last = days[place.lastDay];
    if (place.carried > 0 && last && lastDay && place.lastDay < lastIndex)
      if (await hasDayBetween(read, place, last.from, lastDay.until)) place.carried = 0;
  }
  return places;
}

/** The tally of each visible place over whole days, of which those before `open` are over and remembered. */
async function readPlaceTallies(
  read: TallyRead,
  period: Period,
  open: number,
  remember: Remember,
): Promise<ReadonlyMap<string, Place & { readonly tally: Tally }>> {
  const closed: Period = {
    from: period.from,
    until: Math.max(period.from, Math.min(period.until, open)),
  };
  const key = JSON.stringify(['days', closed, read.areas]);
  const over =
    closed.until > closed.from
      ? await remember(key, () => readDays(read, closed))
      : new Map<string, Joined>();
  if (closed.until >= period.until) return over;
  const today = await readDays(read, { from: closed.until, until: period.until });
  const leads = await readLeads(read, closed.until);
  const joined = new Map<string, Place & { readonly tally: Tally }>(over);
  for (const [place, { scopeId, serviceId, tally }] of today) {
    const before = over.get(place);
    const first = { ...(before?.tally ?? NO_TIME), tail: before?.carried ?? 0 };
    const sum = joinTallies(first, { ...tally, lead: leads.get(place) ?? 0 });
    joined.set(place, { scopeId, serviceId, tally: { ...sum, lead: 0, tail: 0 } });
  }
  return joined;
}

/** The outages that a day begins with, by place. */
async function readLeads({ query, source }: TallyRead, start: number): Promise<ReadonlyMap<string, number>> {
  const rows = await query<{ service: number; scope: number; lead_ms: number }>(
    `SELECT service, scope, lead_ms FROM history_tallies
      WHERE source = ? AND span = ? AND start_ms = ? AND lead_ms > 0`,
    [source, SPANS.day, start],
  );
  return new Map(rows.map(({ service, scope, lead_ms }) => [`${service}/${scope}`, lead_ms]));
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
  { timeZone, remember }: Moment,
): Promise<Reliability> {
  const count = daysOf(period, timeZone).length;
  const [first] = lastDays(count, period.from - 1, timeZone);
  const previous: Period = { from: first?.from ?? period.from, until: period.from };
  const accountedUntil = await readAccountedUntil(query, source);
  // The day up to which time is accounted still grows; without any, all days do.
  const open = accountedUntil === null ? previous.from : dayAt(accountedUntil, timeZone).from;
  const read: TallyRead = { query, source, areas, timeZone };
  const current = await readPlaceTallies(read, period, open, remember);
  const before = await readPlaceTallies(read, previous, open, remember);
  return {
    period,
    previous,
    rows: [...current].map(([key, { scopeId, serviceId, tally }]) => ({
      scopeId,
      serviceId,
      now: tally,
      before: before.get(key)?.tally ?? null,
    })),
  };
}
