import type { PastNotice, Period } from '@/lib/status/history/types';
import { isOverrunning } from '@/lib/status/model/maintenance';
import type { Incident, Maintenance } from '@/lib/status/model/types';
import type { Product } from '@/lib/status/model/visibility';

import { DELETED, NOTICE_KINDS } from '../store/codes';
import type { Query } from '../sql/sql';
import { isInAreas } from './areas';

/** A recorded state of an incident or maintenance. */
export interface NoticeRow {
  readonly kind: number;
  readonly item: number;
  readonly at_ms: number;
  readonly status: string;
  readonly is_open: number;
  readonly scope: number;
  readonly service: number;
  readonly fields: string;
}

export const NOTICE_COLUMNS = 'n.kind, n.item, n.at_ms, n.status, n.is_open, n.scope, n.service, n.fields';

const toCommon = ({ item, scope, service }: NoticeRow) => ({
  id: item,
  scopeId: scope,
  serviceId: service,
  description: null,
  comments: [],
});

/** A recorded incident; what was not recorded is null. */
export function toIncident(row: NoticeRow): Incident {
  // Written by `toIncidentFields`.
  const fields = JSON.parse(row.fields) as Omit<Incident, keyof ReturnType<typeof toCommon> | 'status'>;
  return {
    ...toCommon(row),
    ...fields,
    status: (row.status === DELETED ? 'unknown' : row.status) as Incident['status'],
  };
}

/** A recorded maintenance, as it was at an instant. */
export function toMaintenance(row: NoticeRow, at: number): Maintenance {
  const fields = JSON.parse(row.fields) as Omit<
    Maintenance,
    keyof ReturnType<typeof toCommon> | 'status' | 'isOverrunning'
  >;
  const status = (row.status === DELETED ? 'unknown' : row.status) as Maintenance['status'];
  const maintenance = { ...toCommon(row), ...fields, status };
  return { ...maintenance, isOverrunning: isOverrunning(maintenance, at) };
}

/** Which incidents or maintenances to read. */
export interface NoticeQuery {
  readonly kind: 'incident' | 'maintenance';
  /** They were open at some time in it. */
  readonly period: Period;
  readonly areas: readonly Product[];
}

/**
 * Reads the incidents or maintenances that were seen open in a period, in their latest state, the latest first.
 *
 * @param now The end of those that are open still.
 * @throws Error of the engine
 */
export async function readNotices(
  query: Query,
  source: number,
  { kind, period, areas }: NoticeQuery,
  now: number,
): Promise<readonly PastNotice[]> {
  const where = isInAreas(areas);
  const rows = await query<NoticeRow & { first_ms: number }>(
    `SELECT ${NOTICE_COLUMNS}, first_ms FROM history_notices n JOIN (
        SELECT item AS id, min(at_ms) AS first_ms, max(at_ms) AS last_ms FROM history_notices
          WHERE source = ? AND kind = ? GROUP BY item) bounds ON n.item = id AND n.at_ms = last_ms
      WHERE n.source = ? AND n.kind = ? AND first_ms < ? AND (n.is_open = 1 OR n.at_ms >= ?) AND (${where.text})
      ORDER BY first_ms DESC, n.item DESC`,
    [source, NOTICE_KINDS[kind], source, NOTICE_KINDS[kind], period.until, period.from, ...where.values],
  );
  return rows.map((row): PastNotice => {
    const seen = { from: row.first_ms, until: row.is_open === 1 ? now : row.at_ms };
    const isDeleted = row.status === DELETED;
    return kind === 'incident'
      ? { kind, seen, isDeleted, item: toIncident(row) }
      : { kind, seen, isDeleted, item: toMaintenance(row, now) };
  });
}

/**
 * When each incident or maintenance was last seen to change, in epoch milliseconds by id.
 *
 * @throws Error of the engine
 */
export async function readNoticeChanges(
  query: Query,
  source: number,
  kind: NoticeQuery['kind'],
): Promise<ReadonlyMap<number, number>> {
  const rows = await query<{ item: number; last_ms: number }>(
    'SELECT item, max(at_ms) AS last_ms FROM history_notices WHERE source = ? AND kind = ? GROUP BY item',
    [source, NOTICE_KINDS[kind]],
  );
  return new Map(rows.map(({ item, last_ms }) => [item, last_ms]));
}
