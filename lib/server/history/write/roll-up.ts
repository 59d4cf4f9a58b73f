import { setImmediate as nextTurn } from 'node:timers/promises';

import { account, type PlaceTallies } from '@/lib/status/history/account';
import { daysOf, hoursOf, type Day } from '@/lib/status/history/calendar';
import { joinTallies } from '@/lib/status/history/tally';
import type { Period, StatusPoint, Tally } from '@/lib/status/history/types';

import { SPANS } from '../store/codes';
import { readPoints, readRecordedPeriod, readSpans, readStatusesAt, readTroubles } from '../read/record';
import { toPlaceholders, type Query, type SqlValue } from '../sql/sql';
import type { Store } from '../store/store';

/** Hours are kept for this long: strips of 24 hours need no more. */
const HOURS_FOR_MS = 3 * 86_400_000;
const CHUNK = 400;
const COLUMNS = [
  'source',
  'span',
  'start_ms',
  'service',
  'scope',
  'ok',
  'warning',
  'alert',
  'maintenance',
  'unobserved',
  'outages',
  'longest',
  'lead_ms',
  'tail_ms',
];

interface TallyRow {
  readonly span: number;
  readonly start: number;
  readonly place: Pick<PlaceTallies, 'scopeId' | 'serviceId'>;
  readonly tally: Tally;
}

async function insertTallies(query: Query, source: number, rows: readonly TallyRow[]): Promise<void> {
  for (let at = 0; at < rows.length; at += CHUNK) {
    const chunk = rows.slice(at, at + CHUNK);
    const values = chunk.flatMap(({ span, start, place, tally }): SqlValue[] => [
      source,
      span,
      start,
      place.serviceId,
      place.scopeId,
      tally.ok,
      tally.warning,
      tally.alert,
      tally.maintenance,
      tally.unobserved,
      tally.outages,
      tally.longest,
      tally.lead,
      tally.tail,
    ]);
    const types = COLUMNS.map(() => 'bigint');
    await query(
      `INSERT INTO history_tallies (${COLUMNS.join(', ')}) VALUES ${toPlaceholders(types, chunk.length)}`,
      values,
    );
  }
}

const join = (tallies: readonly (Tally | null)[]): Tally | null =>
  tallies.reduce((sum, tally) => (sum && tally ? joinTallies(sum, tally) : (sum ?? tally)), null);

interface RolledDay {
  readonly day: Day;
  /** Up to where the day is known. */
  readonly until: number;
  /** From where on its hours are written; null to write none. */
  readonly hoursFrom: number | null;
  readonly initial: readonly StatusPoint[];
  readonly points: readonly StatusPoint[];
}

/** Replaces the tallies of a day. */
async function writeDay(query: Query, source: number, rolled: RolledDay): Promise<void> {
  const { day, until, hoursFrom, initial, points } = rolled;
  const period: Period = { from: day.from, until };
  const isWritten = (hour: Period): boolean =>
    hoursFrom !== null && hour.from < until && hour.until > hoursFrom;
  const hours = hoursOf(day).filter(isWritten);
  const firstHour = hours[0]?.from ?? until;
  // What comes before the hours that are written is one bucket.
  const starts = [...(firstHour > day.from ? [day.from] : []), ...hours.map(({ from }) => from)];
  const places = account({
    initial,
    points,
    troubles: await readTroubles(query, source, period),
    spans: await readSpans(query, source, period),
    edges: [...starts, until],
  });
  const days = places.flatMap((place): TallyRow[] => {
    const tally = join(place.tallies);
    return tally ? [{ span: SPANS.day, start: day.from, place, tally }] : [];
  });
  const ofHours = places.flatMap((place) =>
    starts.flatMap((start, index): TallyRow[] => {
      const tally = place.tallies[index];
      return tally && start >= firstHour ? [{ span: SPANS.hour, start, place, tally }] : [];
    }),
  );
  const clear =
    'DELETE FROM history_tallies WHERE source = ? AND span = ? AND start_ms >= ? AND start_ms < ?';
  await query(clear, [source, SPANS.day, day.from, day.until]);
  if (hours.length > 0) await query(clear, [source, SPANS.hour, firstHour, day.until]);
  await insertTallies(query, source, [...days, ...ofHours]);
}

/** The statuses after some changes. */
function applyPoints(
  initial: readonly StatusPoint[],
  points: readonly StatusPoint[],
): readonly StatusPoint[] {
  const latest = new Map(initial.map((point) => [point.id, point]));
  for (const point of points) latest.set(point.id, point);
  return [...latest.values()].filter(({ status }) => status !== null);
}

/** Where a roll-up begins: what changed since the last one, or everything if the days of the site changed. */
async function findStart(query: Query, source: number, first: number, timeZone: string): Promise<number> {
  const [row] = await query<{ rolled_until: number | null; time_zone: string }>(
    'SELECT rolled_until, time_zone FROM history_sources WHERE id = ?',
    [source],
  );
  if (row?.time_zone === timeZone) return Math.max(first, row.rolled_until ?? first);
  await query('DELETE FROM history_tallies WHERE source = ? AND start_ms >= ?', [source, first - 86_400_000]);
  await query('UPDATE history_sources SET time_zone = ?, rolled_until = NULL WHERE id = ?', [
    timeZone,
    source,
  ]);
  return first;
}

/** What a roll-up works with. */
export interface RollUpOptions {
  readonly now: number;
  /** A longer time without observation is a gap. */
  readonly toleranceMs: number;
  readonly timeZone: string;
}

/**
 * Brings the tallies of days and hours up to the present: each day is accounted again from its first change on. Doing so twice
 * changes nothing.
 *
 * @throws Error of the engine
 */
export async function rollUp(store: Store, { now, toleranceMs, timeZone }: RollUpOptions): Promise<void> {
  const recorded = await store.read(readRecordedPeriod);
  if (!recorded) return;
  const end = now - recorded.until > toleranceMs ? now : recorded.until;
  const start = await store.write((query, source) => findStart(query, source, recorded.from, timeZone));
  if (start >= end) return;
  let initial: readonly StatusPoint[] | null = null;
  for (const day of daysOf({ from: start, until: end }, timeZone)) {
    const until = Math.min(end, day.until);
    const known: readonly StatusPoint[] | null = initial;
    initial = await store.write<readonly StatusPoint[]>(async (query, source) => {
      const before: readonly StatusPoint[] = known ?? (await readStatusesAt(query, source, day.from - 1));
      const points = await readPoints(query, source, { from: day.from, until });
      const hoursFrom = day.until > now - HOURS_FOR_MS ? start : null;
      await writeDay(query, source, { day, until, hoursFrom, initial: before, points });
      await query('UPDATE history_sources SET rolled_until = ? WHERE id = ?', [until, source]);
      return applyPoints(before, points);
    });
    // Other work of this thread comes between two days.
    await nextTurn();
  }
}
