import type { ExpectedTrouble, ObservedSpan, Period, StatusPoint } from '@/lib/status/history/types';
import { EXPLAINED_STATUS } from '@/lib/status/model/maintenance';

import { fromStatusCode, GONE, ITEM_KINDS, NOTICE_KINDS } from '../store/codes';
import type { Query } from '../sql/sql';

interface StatusRow {
  monitor: number;
  at_ms: number;
  after_ms: number | null;
  was: number | null;
  status: number;
  scope: number;
  service: number;
}

const STATUS_COLUMNS = 's.monitor, s.at_ms, s.after_ms, s.was, s.status, s.scope, s.service';

/** A recorded status. */
export interface RecordedPoint extends StatusPoint {
  /** Whether the monitor had it already when observation began. */
  readonly isFirst: boolean;
  /** Whether only its place changed. */
  readonly isMove: boolean;
}

const toPoint = ({ monitor, at_ms, after_ms, was, status, scope, service }: StatusRow): RecordedPoint => ({
  id: monitor,
  at: at_ms,
  status: fromStatusCode(status),
  scopeId: scope,
  serviceId: service,
  isFirst: was === null && after_ms === null,
  isMove: was === status,
});

/** The status of every monitor at an instant, those that were deleted before left out. */
export async function readStatusesAt(
  query: Query,
  source: number,
  at: number,
): Promise<readonly RecordedPoint[]> {
  const rows = await query<StatusRow>(
    `SELECT ${STATUS_COLUMNS}
      FROM (SELECT DISTINCT item FROM history_items WHERE source = ? AND kind = ${ITEM_KINDS.monitor}) m
      JOIN history_statuses s ON s.source = ? AND s.monitor = m.item AND s.at_ms = (
        SELECT max(x.at_ms) FROM history_statuses x WHERE x.source = ? AND x.monitor = m.item AND x.at_ms <= ?)
      WHERE s.status <> ${GONE} ORDER BY s.monitor`,
    [source, source, source, at],
  );
  return rows.map(toPoint);
}

/** The status of one monitor at an instant; empty if it did not exist. */
export async function readStatusAt(
  query: Query,
  source: number,
  monitor: number,
  at: number,
): Promise<readonly RecordedPoint[]> {
  const rows = await query<StatusRow>(
    `SELECT ${STATUS_COLUMNS} FROM history_statuses s WHERE s.source = ? AND s.monitor = ? AND s.at_ms <= ?
      ORDER BY s.at_ms DESC LIMIT 1`,
    [source, monitor, at],
  );
  return rows.filter(({ status }) => status !== GONE).map(toPoint);
}

/** What changed in a period, oldest first: of all monitors, or of one. */
export async function readPoints(
  query: Query,
  source: number,
  { from, until }: Period,
  monitor?: number,
): Promise<readonly RecordedPoint[]> {
  const rows = await query<StatusRow>(
    `SELECT ${STATUS_COLUMNS} FROM history_statuses s WHERE s.source = ? AND s.at_ms >= ? AND s.at_ms < ?
      ${monitor === undefined ? '' : 'AND s.monitor = ?'} ORDER BY s.at_ms`,
    monitor === undefined ? [source, from, until] : [source, from, until, monitor],
  );
  return rows.map(toPoint);
}

interface SpanRow {
  from_ms: number;
  until_ms: number;
  is_proven: number;
  ended: ObservedSpan['ended'];
}

const toSpan = ({ from_ms, until_ms, is_proven, ended }: SpanRow): ObservedSpan => ({
  from: from_ms,
  until: until_ms,
  isProven: is_proven === 1,
  ended,
});

/** The spans that overlap a period, the last one that ended before it, and the first one after it. */
export async function readSpans(
  query: Query,
  source: number,
  { from, until }: Period,
): Promise<readonly ObservedSpan[]> {
  const columns = 'from_ms, until_ms, is_proven, ended';
  const rows = await query<SpanRow>(
    `SELECT ${columns} FROM history_observed WHERE source = ? AND until_ms >= ? AND from_ms <= ?
      UNION SELECT ${columns} FROM (SELECT ${columns} FROM history_observed
        WHERE source = ? AND until_ms < ? ORDER BY until_ms DESC LIMIT 1) before
      UNION SELECT ${columns} FROM (SELECT ${columns} FROM history_observed
        WHERE source = ? AND from_ms > ? ORDER BY from_ms LIMIT 1) later`,
    [source, from, until, source, from, source, until],
  );
  return rows.map(toSpan);
}

/** The first and the last observation of a source; null if there was none. */
export async function readRecordedPeriod(query: Query, source: number): Promise<Period | null> {
  const [row] = await query<{ first: number | null; last: number | null }>(
    'SELECT min(from_ms) AS first, max(until_ms) AS last FROM history_observed WHERE source = ?',
    [source],
  );
  return row && row.first !== null && row.last !== null ? { from: row.first, until: row.last } : null;
}

interface MaintenanceRow {
  item: number;
  at_ms: number;
  status: string;
  scope: number;
  service: number;
  fields: string;
}

/** When maintenances explained that monitors were not ok, by what was known of them then. */
export async function readTroubles(
  query: Query,
  source: number,
  { from, until }: Period,
): Promise<readonly ExpectedTrouble[]> {
  const rows = await query<MaintenanceRow>(
    `SELECT n.item, n.at_ms, n.status, n.scope, n.service, n.fields FROM history_notices n
      WHERE n.source = ? AND n.kind = ${NOTICE_KINDS.maintenance} AND n.at_ms < ? AND (n.at_ms >= ? OR (n.is_open = 1
        AND NOT EXISTS (SELECT 1 FROM history_notices l WHERE l.source = n.source AND l.kind = n.kind
          AND l.item = n.item AND l.at_ms > n.at_ms AND l.at_ms < ?)))
      ORDER BY n.item, n.at_ms`,
    [source, until, from, from],
  );
  return rows.flatMap((row, index) => {
    if (row.status !== 'in-progress') return [];
    const { serviceStatus, scheduledEndAt } = JSON.parse(row.fields) as {
      readonly serviceStatus: keyof typeof EXPLAINED_STATUS;
      readonly scheduledEndAt: string | null;
    };
    const explains = EXPLAINED_STATUS[serviceStatus];
    // One whose end is unknown explains nothing.
    if ((explains !== 'warning' && explains !== 'alert') || scheduledEndAt === null) return [];
    const next = rows[index + 1];
    const end = next?.item === row.item ? next.at_ms : until;
    const place = { scopeId: row.scope, serviceId: row.service };
    return [{ ...place, explains, from: row.at_ms, until: Math.min(end, Date.parse(scheduledEndAt)) }];
  });
}
