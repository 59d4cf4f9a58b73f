import { incidentToWire, maintenanceToWire, monitorToWire, placeToWire } from '../api/wire';
import type { Random } from '../scenario/random';
import { createPlaceCounter } from '../store/place-counts';
import type { IncidentRow, MaintenanceRow, MonitorRow } from '../store/rows';
import type { Store } from '../store/store';
import { fromWallClock } from '../store/wall-clock';
import { createEpisodes, type Episode, type PastPeriod } from './episodes';

/** Rows as the API would have returned them. Rows that did not change are the same objects. */
export interface PastAnswers {
  readonly scopes: readonly ReturnType<typeof placeToWire>[];
  readonly services: readonly ReturnType<typeof placeToWire>[];
  readonly monitors: readonly ReturnType<typeof monitorToWire>[];
  /** Open and closed ones, without events. */
  readonly incidents: readonly ReturnType<typeof incidentToWire>[];
  readonly maintenances: readonly ReturnType<typeof maintenanceToWire>[];
}

/** What the API would have returned before the sandbox was created. Times are epoch milliseconds. */
export interface SandboxPast extends PastPeriod {
  /** When something changed, oldest first, between `from` and `until`. */
  readonly changes: readonly number[];
  /** The rows at an instant between `from` and `until`; at the end, those of the store. The same object until the next change. */
  at(ms: number): PastAnswers;
}

const DAY_MS = 86_400_000;
/** How many days ago monitors were added. */
const ADDED_DAYS_AGO = [71, 44, 12] as const;

/** A row from a time on. */
interface Version<Row> {
  readonly at: number;
  readonly row: Row;
}

/** The versions of a row, oldest first; it did not exist before. */
type Versions<Row> = readonly Version<Row>[];

/** The rows that exist at an instant. */
function rowsAt<Row>(all: readonly Versions<Row>[], ms: number): Row[] {
  const rows: Row[] = [];
  for (const versions of all) {
    let found: Row | undefined;
    for (const { at, row } of versions) {
      if (at > ms) break;
      found = row;
    }
    if (found !== undefined) rows.push(found);
  }
  return rows;
}

const RANKS = { warning: 1, alert: 2 } as const;

/** The worst status at each time at which it changes. */
function toStatuses(episodes: readonly Episode[]): readonly { at: number; status: MonitorRow['status'] }[] {
  const edges = new Set(episodes.flatMap(({ from, until }) => [from, until]));
  const times = [...edges].filter(Number.isFinite).sort((a, b) => a - b);
  return times.map((at) => {
    const rank = episodes
      .filter(({ from, until }) => from <= at && at < until)
      .reduce((worst, { status }) => Math.max(worst, RANKS[status]), 0);
    return { at, status: (['ok', 'warning', 'alert'] as const)[rank] ?? 'ok' };
  });
}

function versionsOfMonitor(
  row: MonitorRow,
  addedAt: number,
  episodes: readonly Episode[],
): Versions<ReturnType<typeof monitorToWire>> {
  const rows = new Map<string, ReturnType<typeof monitorToWire>>();
  const toRow = (status: MonitorRow['status']) => {
    const known = rows.get(status) ?? monitorToWire({ ...row, status }, '');
    rows.set(status, known);
    return known;
  };
  const statuses = toStatuses(episodes);
  const before = statuses.filter(({ at }) => at <= addedAt).at(-1)?.status ?? 'ok';
  const after = statuses.filter(({ at }) => at > addedAt);
  return [{ at: addedAt, status: before }, ...after].map(({ at, status }) => ({ at, row: toRow(status) }));
}

/** The times of an incident's statuses; fields of later ones are empty, as they were then. */
function versionsOfIncident(row: IncidentRow): Versions<ReturnType<typeof incidentToWire>> {
  const none = { investigation_date: null, stable_date: null, resolve_date: null };
  const { investigation_date, stable_date, resolve_date } = row;
  const steps: readonly [string | null, Partial<IncidentRow>][] = [
    [row.creation_date, { ...none, status: 'active' }],
    [investigation_date, { ...none, investigation_date, status: 'investigating' }],
    [stable_date, { ...none, investigation_date, stable_date, status: 'stable' }],
    [resolve_date, { status: 'resolved' }],
  ];
  return steps.flatMap(([date, fields]) =>
    date === null ? [] : [{ at: fromWallClock(date), row: incidentToWire({ ...row, ...fields }, [], '') }],
  );
}

function versionsOfMaintenance(
  store: Store,
  row: MaintenanceRow,
): Versions<ReturnType<typeof maintenanceToWire>> {
  // The row does not contain when it was canceled.
  const canceled =
    row.status === 'canceled' ? (store.events('maintenance', row.id)[0]?.creation_date ?? null) : null;
  const steps: readonly [string | null, Partial<MaintenanceRow>][] = [
    [row.creation_date, { status: 'scheduled', start_date: null, end_date: null }],
    [row.start_date, { status: 'in-progress', end_date: null }],
    [row.end_date ?? canceled, {}],
  ];
  return steps.flatMap(([date, fields]) =>
    date === null ? [] : [{ at: fromWallClock(date), row: maintenanceToWire({ ...row, ...fields }, [], '') }],
  );
}

/** When monitors were added, by id; the others existed before. */
function pickAdded(store: Store, random: Random, now: number): ReadonlyMap<number, number> {
  const monitors = [...store.monitor.values()].filter(({ status }) => status === 'ok');
  const added = ADDED_DAYS_AGO.map((days) => {
    const ms = now - days * DAY_MS + random.between(0, 36_000) * 1_000;
    return [random.pickAny(monitors)?.id ?? 0, ms] as const;
  });
  return new Map(added);
}

/** Invents what led to the present of a store. The same numbers and store give the same past. */
export function createPast(store: Store, random: Random, days: number): SandboxPast {
  const until = store.moment.getTime();
  const from = until - days * DAY_MS;
  const episodes = new Map<number, Episode[]>();
  for (const episode of createEpisodes(store, random, { from, until })) {
    const others = episodes.get(episode.monitor);
    if (others) others.push(episode);
    else episodes.set(episode.monitor, [episode]);
  }
  const added = pickAdded(store, random, until);
  const monitors = [...store.monitor.values()].map((row) =>
    versionsOfMonitor(row, Math.max(from, added.get(row.id) ?? from), episodes.get(row.id) ?? []),
  );
  const incidents = [...store.incident.values()].map(versionsOfIncident);
  const maintenances = [...store.maintenance.values()].map((row) => versionsOfMaintenance(store, row));
  const placesOf = (name: 'scope' | 'service') => {
    const countsOf = createPlaceCounter(store, name);
    return [...store[name].values()].map((row) => placeToWire(row, name, countsOf(row.id), ''));
  };
  const [scopes, services] = [placesOf('scope'), placesOf('service')];
  const times = [...monitors, ...incidents, ...maintenances].flatMap((versions: Versions<unknown>) =>
    versions.map(({ at }) => at),
  );
  const changes = [...new Set(times)].filter((at) => from < at && at <= until).sort((a, b) => a - b);
  let last: { readonly index: number; readonly answers: PastAnswers } | null = null;
  return {
    from,
    until,
    changes,
    at: (ms) => {
      const index = changes.findLastIndex((at) => at <= ms);
      if (last?.index !== index)
        last = {
          index,
          answers: {
            scopes,
            services,
            monitors: rowsAt(monitors, ms),
            incidents: rowsAt(incidents, ms),
            maintenances: rowsAt(maintenances, ms),
          },
        };
      return last.answers;
    },
  };
}
