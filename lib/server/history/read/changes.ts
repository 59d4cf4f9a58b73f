import { toGaps } from '@/lib/status/history/observation';
import {
  HISTORY_KINDS,
  type ChangePage,
  type HistoryChange,
  type HistoryKind,
} from '@/lib/status/history/types';
import type { IncidentStatus, MaintenanceStatus, MonitorStatus } from '@/lib/status/model/types';

import { DELETED, fromStatusCode, GONE, ITEM_KINDS, NOTICE_KINDS, toStatusCode } from '../store/codes';
import type { Query } from '../sql/sql';
import { allOf, isIn, isInAreas } from './areas';
import {
  comparePositions,
  inPeriod,
  isAfter,
  parseKey,
  RANKS,
  toKey,
  type ChangeFilter,
  type Rank,
  type Ranked,
  type Read,
} from './change-list';
import { readItemChanges } from './item-changes';
import { readSpans } from './record';

async function readMonitorChanges({ query, source, filter, position }: Read): Promise<Ranked[]> {
  const rank = RANKS.indexOf('monitor');
  const codes = filter.statuses?.map((status) => toStatusCode(status as MonitorStatus)) ?? null;
  const where = allOf([
    {
      text: `source = ? AND was IS NOT NULL AND was <> status AND was <> ${GONE} AND status <> ${GONE}`,
      values: [source],
    },
    isInAreas(filter.areas),
    isIn('monitor', filter.monitors ?? null),
    isIn('status', codes),
    isAfter(position, rank, 'monitor'),
    ...inPeriod(filter),
  ]);
  const rows = await query<{
    monitor: number;
    at_ms: number;
    after_ms: number | null;
    was: number;
    status: number;
    scope: number;
    service: number;
    name: string | null;
  }>(
    `SELECT c.*, (SELECT i.name FROM history_items i WHERE i.source = ? AND i.kind = ${ITEM_KINDS.monitor}
        AND i.item = c.monitor AND i.at_ms <= c.at_ms ORDER BY i.at_ms DESC LIMIT 1) AS name
      FROM (SELECT monitor, at_ms, after_ms, was, status, scope, service FROM history_statuses
        WHERE ${where.text} ORDER BY at_ms DESC, monitor LIMIT ?) c`,
    [source, ...where.values, filter.limit + 1],
  );
  return rows.map(({ monitor, at_ms, after_ms, was, status, scope, service, name }) => {
    const at = { at: at_ms, rank, id: monitor };
    return {
      position: at,
      change: {
        kind: 'monitor',
        key: toKey(at),
        at: at_ms,
        after: after_ms,
        id: monitor,
        name: name ?? '',
        scopeId: scope,
        serviceId: service,
        from: fromStatusCode(was) ?? 'unknown',
        to: fromStatusCode(status) ?? 'unknown',
      },
    };
  });
}

async function readNoticeChanges(
  { query, source, filter, position }: Read,
  kind: 'incident' | 'maintenance',
): Promise<Ranked[]> {
  const rank = RANKS.indexOf(kind);
  const where = allOf([
    // Those that were known when observation began did not change then; a new date is no change of status.
    {
      text: 'source = ? AND kind = ? AND (was IS NOT NULL OR after_ms IS NOT NULL) AND (was IS NULL OR was <> status)',
      values: [source, NOTICE_KINDS[kind]],
    },
    isInAreas(filter.areas),
    isIn('status', filter.statuses ?? null),
    isAfter(position, rank, 'item'),
    ...inPeriod(filter),
  ]);
  const rows = await query<{
    item: number;
    at_ms: number;
    after_ms: number | null;
    was: string | null;
    status: string;
    scope: number;
    service: number;
    fields: string;
  }>(
    `SELECT item, at_ms, after_ms, was, status, scope, service, fields FROM history_notices
      WHERE ${where.text} ORDER BY at_ms DESC, item LIMIT ?`,
    [...where.values, filter.limit + 1],
  );
  return rows.map(({ item, at_ms, after_ms, was, status, scope, service, fields }) => {
    const at = { at: at_ms, rank, id: item };
    const { name } = JSON.parse(fields) as { readonly name: string };
    const known = (text: string | null) => (text === DELETED ? null : text);
    return {
      position: at,
      change: {
        kind,
        key: toKey(at),
        at: at_ms,
        after: after_ms,
        id: item,
        name,
        scopeId: scope,
        serviceId: service,
        from: known(was),
        to: known(status),
      } as HistoryChange & { from: IncidentStatus & MaintenanceStatus },
    };
  });
}

function read(of: Read, rank: Rank): Promise<Ranked[]> {
  if (rank === 'monitor') return readMonitorChanges(of);
  if (rank === 'incident' || rank === 'maintenance') return readNoticeChanges(of, rank);
  return readItemChanges(of, rank);
}

/** Which tables can hold what a filter matches. */
function ranksOf({ kinds = HISTORY_KINDS, statuses, monitors }: ChangeFilter): readonly Rank[] {
  const of = (kind: HistoryKind): readonly Rank[] => {
    if (kind === 'inventory') return statuses ? [] : monitors ? ['item'] : ['scope', 'service', 'item'];
    return monitors && kind !== 'monitor' ? [] : [kind];
  };
  return kinds.flatMap(of);
}

/** Reads a page of changes, newest first. @throws Error of the engine */
export async function readChanges(query: Query, source: number, filter: ChangeFilter): Promise<ChangePage> {
  const position = parseKey(filter.before);
  const of: Read = { query, source, filter, position };
  const found: Ranked[] = [];
  for (const rank of ranksOf(filter)) found.push(...(await read(of, rank)));
  found.sort((a, b) => comparePositions(a.position, b.position));
  const page = found.slice(0, filter.limit);
  const oldest = page.at(-1);
  const isLast = found.length <= filter.limit;
  const from = isLast ? (filter.period?.from ?? 0) : (oldest?.position.at ?? 0);
  const until = position?.at ?? filter.period?.until ?? Number.MAX_SAFE_INTEGER;
  const spans = await readSpans(query, source, { from, until });
  const recorded = {
    from: Math.max(from, Math.min(...spans.map((span) => span.from))),
    until: Math.min(until, Math.max(...spans.map((span) => span.until))),
  };
  return {
    changes: page.map(({ change }) => change),
    gaps: recorded.from < recorded.until ? toGaps(spans, recorded) : [],
    next: isLast || !oldest ? null : toKey(oldest.position),
  };
}
