import { observationAt, seenSince, toGaps } from '@/lib/status/history/observation';
import type { Observation, PastBoard, StatusSince } from '@/lib/status/history/types';
import type { Monitor, Scope, Section, Sections, SourceProblem } from '@/lib/status/model/types';

import { ITEM_KINDS, NOTICE_KINDS } from '../store/codes';
import type { Query } from '../sql/sql';
import { NOTICE_COLUMNS, toIncident, toMaintenance, type NoticeRow } from './past-notices';
import { readRecordedPeriod, readSpans, readStatusesAt, type RecordedPoint } from './record';

/** When each monitor got its status; null for those that had it when observation began. */
async function readSinces(
  query: Query,
  source: number,
  points: readonly RecordedPoint[],
): Promise<ReadonlyMap<number, number | null>> {
  const sinces = new Map(points.map(({ id, at, isFirst }) => [id, isFirst ? null : at]));
  // A monitor that was moved has had its status for longer.
  for (const { id, at } of points.filter(({ isMove }) => isMove)) {
    const [row] = await query<{ at_ms: number; was: number | null; after_ms: number | null }>(
      `SELECT at_ms, was, after_ms FROM history_statuses WHERE source = ? AND monitor = ? AND at_ms <= ?
        AND (was IS NULL OR was <> status) ORDER BY at_ms DESC LIMIT 1`,
      [source, id, at],
    );
    if (row) sinces.set(id, row.was === null && row.after_ms === null ? null : row.at_ms);
  }
  return sinces;
}

/** The latest status of each monitor and since when it has it, by id. @throws Error of the engine */
export async function readStatusSince(
  query: Query,
  source: number,
): Promise<ReadonlyMap<number, StatusSince>> {
  const points = await readStatusesAt(query, source, Number.MAX_SAFE_INTEGER);
  const sinces = await readSinces(query, source, points);
  return new Map(
    points.flatMap(({ id, status }) =>
      status === null ? [] : [[id, { status, since: sinces.get(id) ?? null }]],
    ),
  );
}

interface NameRow {
  kind: number;
  item: number;
  name: string;
}

const SOURCE_PROBLEMS: readonly string[] = ['unreachable', 'refused', 'slowed', 'bad-answer'];

const toSection = <Item>(observation: Observation, items: readonly Item[]): Section<Item> => {
  const isGap = observation.state === 'gap';
  const reason = isGap ? observation.gap.reason : null;
  return {
    state: isGap ? 'stale' : 'fresh',
    problem: reason !== null && SOURCE_PROBLEMS.includes(reason) ? (reason as SourceProblem) : null,
    isProven: observation.state === 'observed' && observation.isProven,
    flaws: [],
    items,
  };
};

const toIso = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString());

/**
 * Reads the board as it was at an instant; null if nothing was observed before it.
 *
 * @throws Error of the engine
 */
export async function readBoardAt(query: Query, source: number, at: number): Promise<PastBoard | null> {
  const recorded = await readRecordedPeriod(query, source);
  if (!recorded || at < recorded.from) return null;
  const spans = await readSpans(query, source, { from: recorded.from, until: at });
  const observation = observationAt(spans, at);
  const gaps = toGaps(spans, { from: recorded.from, until: at }).filter(({ until }) => until < at);
  const gapUntil = gaps.at(-1)?.until ?? null;
  const names = await query<NameRow>(
    `SELECT i.kind, i.item, i.name FROM history_items i WHERE i.source = ? AND i.at_ms <= ? AND i.is_gone = 0
      AND NOT EXISTS (SELECT 1 FROM history_items l WHERE l.source = i.source AND l.kind = i.kind
        AND l.item = i.item AND l.at_ms > i.at_ms AND l.at_ms <= ?) ORDER BY i.kind, i.item`,
    [source, at, at],
  );
  const points = await readStatusesAt(query, source, at);
  const sinces = await readSinces(query, source, points);
  const notices = await query<NoticeRow>(
    `SELECT ${NOTICE_COLUMNS} FROM history_notices n WHERE n.source = ? AND n.is_open = 1 AND n.at_ms <= ?
      AND NOT EXISTS (SELECT 1 FROM history_notices l WHERE l.source = n.source AND l.kind = n.kind
        AND l.item = n.item AND l.at_ms > n.at_ms AND l.at_ms <= ?)`,
    [source, at, at],
  );
  const monitorNames = new Map(
    names.flatMap(({ kind, item, name }) => (kind === ITEM_KINDS.monitor ? [[item, name]] : [])),
  );
  const monitors = points.map(({ id, status, scopeId, serviceId }): Monitor => ({
    id,
    name: monitorNames.get(id) ?? '',
    scopeId,
    serviceId,
    status: status ?? 'unknown',
    description: null,
    integration: null,
    reference: null,
    url: null,
    since: toIso(seenSince({ status: status ?? 'unknown', since: sinces.get(id) ?? null }, gapUntil)),
  }));
  const placesOf = (kind: number): Scope[] =>
    names
      .filter((row) => row.kind === kind)
      .map(({ item, name }) => ({
        id: item,
        name,
        description: null,
        incidentsCount: null,
        maintenancesCount: null,
      }));
  const section = <Item>(items: readonly Item[]): Section<Item> => toSection(observation, items);
  const sections: Sections = {
    scopes: section(placesOf(ITEM_KINDS.scope)),
    services: section(placesOf(ITEM_KINDS.service)),
    monitors: section(monitors),
    incidents: section(notices.filter(({ kind }) => kind === NOTICE_KINDS.incident).map(toIncident)),
    maintenances: section(
      notices.filter(({ kind }) => kind === NOTICE_KINDS.maintenance).map((row) => toMaintenance(row, at)),
    ),
    announcements: { state: 'unavailable', problem: null, isProven: true, flaws: [], items: [] },
  };
  return { at, observation, observedSince: toIso(recorded.from), sections };
}
