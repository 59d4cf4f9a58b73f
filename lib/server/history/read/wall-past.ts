import { toSegments } from '@/lib/status/history/observation';
import type { Period } from '@/lib/status/history/types';
import type { Product } from '@/lib/status/model/visibility';
import type { RecordedQuiet } from '@/lib/status/wall/quiet';
import { toHour, type PlaceDay } from '@/lib/status/wall/wall-day';

import { GONE, ITEM_KINDS, NOTICE_KINDS, toStatusCode } from '../store/codes';
import type { Query } from '../sql/sql';
import { anyOf, allOf, isIn, isInAreas, type Clause } from './areas';
import { readRecordedPeriod, readSpans } from './record';
import { readStrips } from './strips';
import type { Moment } from './sums';

/** Reads the last 24 hours of each place of some areas; null if nothing is accounted. @throws Error of the engine */
export async function readPlaceDay(
  query: Query,
  source: number,
  areas: readonly Product[],
  moment: Moment,
): Promise<PlaceDay | null> {
  const { accountedUntil, strips } = await readStrips(
    query,
    source,
    { range: '24h', by: 'place', areas },
    moment,
  );
  if (accountedUntil === null) return null;
  const places = [...strips].map(([key, { bars }]) => {
    const [serviceId = 0, scopeId = 0] = key.split('/').map(Number);
    return { serviceId, scopeId, hours: bars.map(({ tally }) => toHour(tally)).join('') };
  });
  return { until: accountedUntil, places };
}

const OK = toStatusCode('ok');

/** When a query finds the last trouble to have ended, in epoch milliseconds; null if there was none. */
async function readEnd(query: Query, sql: string, values: Clause['values']): Promise<number | null> {
  const [row] = await query<{ ended: number | null }>(sql, values);
  return row?.ended ?? null;
}

/** When a monitor at some places was last seen to change its status, or to be deleted, while it was not ok. */
function readMonitorEnd(query: Query, source: number, areas: readonly Product[]): Promise<number | null> {
  const where = allOf([
    { text: `source = ? AND was IS NOT NULL AND was <> ${OK} AND was <> ${GONE}`, values: [source] },
    isInAreas(areas),
  ]);
  return readEnd(
    query,
    `SELECT at_ms AS ended FROM history_statuses WHERE ${where.text} ORDER BY at_ms DESC LIMIT 1`,
    where.values,
  );
}

/** When a monitor that was not ok was last moved away from some places. */
function readMoveEnd(query: Query, source: number, areas: readonly Product[]): Promise<number | null> {
  const wasIn = anyOf(
    areas.map(({ scopes, services }) => allOf([isIn('was_scope', scopes), isIn('was_service', services)])),
  );
  return readEnd(
    query,
    `SELECT max(i.at_ms) AS ended FROM history_items i JOIN history_statuses s
        ON s.source = i.source AND s.monitor = i.item AND s.at_ms = i.at_ms
      WHERE i.source = ? AND i.kind = ${ITEM_KINDS.monitor} AND s.was <> ${OK} AND s.was <> ${GONE}
        AND (i.was_scope <> i.scope OR i.was_service <> i.service) AND (${wasIn.text})`,
    [source, ...wasIn.values],
  );
}

/** When an incident or a maintenance in progress at some places last changed: the last change is its end, if it has ended. */
function readNoticeEnd(query: Query, source: number, areas: readonly Product[]): Promise<number | null> {
  const where = allOf([
    {
      text: `source = ? AND ((kind = ${NOTICE_KINDS.incident} AND is_open = 1)
        OR (kind = ${NOTICE_KINDS.maintenance} AND status = 'in-progress'))`,
      values: [source],
    },
    isInAreas(areas),
  ]);
  return readEnd(
    query,
    `SELECT max((SELECT min(n.at_ms) FROM history_notices n WHERE n.source = o.source AND n.kind = o.kind
        AND n.item = o.item AND n.at_ms > o.at_ms)) AS ended
      FROM (SELECT source, kind, item, at_ms FROM history_notices WHERE ${where.text}) o`,
    where.values,
  );
}

/** When the last time without observation or proof ended that is longer than the tolerance; null if there was none. */
async function readGapEnd(
  query: Query,
  source: number,
  recorded: Period,
  toleranceMs: number,
): Promise<number | null> {
  const segments = toSegments(await readSpans(query, source, recorded), recorded);
  let until: number | null = null;
  let blindMs = 0;
  for (const segment of segments) {
    blindMs = segment.mode === 'proven' ? 0 : blindMs + segment.until - segment.from;
    if (blindMs > toleranceMs) until = segment.until;
  }
  return until;
}

/**
 * Since when there has been no trouble at some places, if there is none now: no monitor that was not ok, no incident, no maintenance in
 * progress, and no time without observation. Null if nothing is recorded, or if recording has stopped.
 *
 * @throws Error of the engine
 */
export async function readQuiet(
  query: Query,
  source: number,
  areas: readonly Product[],
  { now, toleranceMs }: { readonly now: number; readonly toleranceMs: number },
): Promise<RecordedQuiet | null> {
  const recorded = await readRecordedPeriod(query, source);
  if (!recorded || now - recorded.until > toleranceMs) return null;
  const ends = [
    await readMonitorEnd(query, source, areas),
    await readMoveEnd(query, source, areas),
    await readNoticeEnd(query, source, areas),
    await readGapEnd(query, source, recorded, toleranceMs),
  ].filter((end) => end !== null && end > recorded.from);
  const at = Math.max(...ends.map(Number), -Infinity);
  return ends.length === 0 ? { at: recorded.from, isStart: true } : { at, isStart: false };
}
