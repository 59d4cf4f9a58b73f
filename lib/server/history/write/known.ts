import type { MonitorStatus, Place } from '@/lib/status/model/types';
import type { ObservedSpan } from '@/lib/status/history/types';

import { fromStatusCode, GONE, ITEM_KINDS, NOTICE_KINDS } from '../store/codes';
import type { Query } from '../sql/sql';

/** A monitor as it was last recorded. */
export interface KnownMonitor extends Place {
  readonly status: MonitorStatus;
  readonly name: string;
}

/** An incident or maintenance as it was last recorded. */
export interface KnownNotice extends Place {
  readonly status: string;
  readonly fields: string;
}

/** What the history knows of the source: the base that a reading is compared with. */
export interface Known {
  /** The time of the last batch; later ones must be later. */
  readonly at: number;
  /** The span of observation that can be continued. */
  readonly span: ObservedSpan | null;
  /** When each kind was last observed; null if it never was. */
  readonly observedAt: Readonly<Record<'monitors' | 'places' | 'notices', number | null>>;
  readonly scopes: ReadonlyMap<number, string>;
  readonly services: ReadonlyMap<number, string>;
  readonly monitors: ReadonlyMap<number, KnownMonitor>;
  readonly incidents: ReadonlyMap<number, KnownNotice>;
  readonly maintenances: ReadonlyMap<number, KnownNotice>;
}

/** What is known of a source that was never recorded. */
export const NOTHING_KNOWN: Known = {
  at: 0,
  span: null,
  observedAt: { monitors: null, places: null, notices: null },
  scopes: new Map(),
  services: new Map(),
  monitors: new Map(),
  incidents: new Map(),
  maintenances: new Map(),
};

const LATEST_ITEMS = `SELECT i.kind, i.item, i.name, i.is_gone, i.at_ms FROM history_items i
  WHERE i.source = ? AND NOT EXISTS (SELECT 1 FROM history_items n
    WHERE n.source = i.source AND n.kind = i.kind AND n.item = i.item AND n.at_ms > i.at_ms)`;

const LATEST_STATUSES = `SELECT s.monitor, s.status, s.scope, s.service, s.at_ms
  FROM (SELECT DISTINCT item FROM history_items WHERE source = ? AND kind = ${ITEM_KINDS.monitor}) m
  JOIN history_statuses s ON s.source = ? AND s.monitor = m.item AND s.at_ms = (
    SELECT max(x.at_ms) FROM history_statuses x WHERE x.source = ? AND x.monitor = m.item)`;

const OPEN_NOTICES = `SELECT n.kind, n.item, n.status, n.scope, n.service, n.fields, n.at_ms FROM history_notices n
  WHERE n.source = ? AND n.is_open = 1 AND NOT EXISTS (SELECT 1 FROM history_notices l
    WHERE l.source = n.source AND l.kind = n.kind AND l.item = n.item AND l.at_ms > n.at_ms)`;

const LAST_SPAN =
  'SELECT from_ms, until_ms, is_proven, ended FROM history_observed WHERE source = ? ORDER BY until_ms DESC LIMIT 1';

interface ItemRow {
  kind: number;
  item: number;
  name: string;
  is_gone: number;
  at_ms: number;
}
interface StatusRow {
  monitor: number;
  status: number;
  scope: number;
  service: number;
  at_ms: number;
}
interface NoticeRow {
  kind: number;
  item: number;
  status: string;
  scope: number;
  service: number;
  fields: string;
  at_ms: number;
}
interface SpanRow {
  from_ms: number;
  until_ms: number;
  is_proven: number;
  ended: ObservedSpan['ended'];
}

/** Loads what is recorded of a source. @throws Error of the engine */
export async function loadKnown(query: Query, source: number): Promise<Known> {
  const items = await query<ItemRow>(LATEST_ITEMS, [source]);
  const statuses = await query<StatusRow>(LATEST_STATUSES, [source, source, source]);
  const notices = await query<NoticeRow>(OPEN_NOTICES, [source]);
  const [span] = await query<SpanRow>(LAST_SPAN, [source]);
  const times = [...items, ...statuses, ...notices].map(({ at_ms }) => at_ms);
  const namesOf = (kind: number): Map<number, string> =>
    new Map(items.flatMap((row) => (row.kind === kind && row.is_gone === 0 ? [[row.item, row.name]] : [])));
  const names = namesOf(ITEM_KINDS.monitor);
  const noticesOf = (kind: number): Map<number, KnownNotice> =>
    new Map(
      notices.flatMap(({ item, status, scope, service, fields, ...row }) =>
        row.kind === kind ? [[item, { status, fields, scopeId: scope, serviceId: service }]] : [],
      ),
    );
  const observedAt = span?.until_ms ?? null;
  return {
    at: times.reduce((latest, at) => Math.max(latest, at), observedAt ?? 0),
    span: span
      ? { from: span.from_ms, until: span.until_ms, isProven: span.is_proven === 1, ended: span.ended }
      : null,
    observedAt: { monitors: observedAt, places: observedAt, notices: observedAt },
    scopes: namesOf(ITEM_KINDS.scope),
    services: namesOf(ITEM_KINDS.service),
    monitors: new Map(
      statuses.flatMap(({ monitor, status, scope, service }) => {
        const known = fromStatusCode(status);
        if (status === GONE || known === null) return [];
        const name = names.get(monitor) ?? '';
        return [[monitor, { status: known, name, scopeId: scope, serviceId: service }]];
      }),
    ),
    incidents: noticesOf(NOTICE_KINDS.incident),
    maintenances: noticesOf(NOTICE_KINDS.maintenance),
  };
}
