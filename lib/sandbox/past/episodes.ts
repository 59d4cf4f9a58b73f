import type { Random } from '../scenario/random';
import type { IncidentRow, MaintenanceRow, MonitorRow } from '../store/rows';
import type { Store } from '../store/store';
import { fromWallClock } from '../store/wall-clock';

/** A time in which a monitor was not ok; half-open, in epoch milliseconds. `until` is infinite if it still lasts. */
export interface Episode {
  readonly monitor: number;
  readonly status: 'warning' | 'alert';
  readonly from: number;
  readonly until: number;
}

/** A time in epoch milliseconds. */
export interface PastPeriod {
  readonly from: number;
  readonly until: number;
}

const SECOND_MS = 1_000;
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** One monitor had problems every few hours for some days, which ended this many days ago. */
const RESTLESS_DAYS = 4;
const RESTLESS_ENDED_DAYS = 16;

const OUTAGES: readonly IncidentRow['severity'][] = ['critical', 'high', 'moderate'];

const at = (place: { scope: number; service: number }) => (row: { scope: number; service: number }) =>
  row.scope === place.scope && row.service === place.service;

/** How long after the first symptoms an incident is opened. */
const toReactionMs = (random: Random): number => random.between(20, 200) * SECOND_MS;

/** The monitors of an incident fail shortly before it is opened, and recover around the time it becomes stable. */
function* duringIncident(
  row: IncidentRow,
  monitors: readonly MonitorRow[],
  random: Random,
): Generator<Episode> {
  const end = row.stable_date ?? row.resolve_date;
  if (end === null) return;
  const from = fromWallClock(row.start_impact_date) - toReactionMs(random);
  const until = fromWallClock(end) + random.between(-240, 60) * SECOND_MS;
  const status = OUTAGES.includes(row.severity) ? 'alert' : 'warning';
  const count = row.severity === 'critical' ? monitors.length : random.between(1, 2);
  for (const { id: monitor } of monitors.slice(0, count)) {
    yield { monitor, status: 'warning', from: from - random.between(30, 300) * SECOND_MS, until: from };
    yield { monitor, status, from, until };
    if (random.chance(0.5))
      yield { monitor, status: 'warning', from: until, until: until + random.between(2, 15) * MINUTE_MS };
  }
}

/** The declared impact of a maintenance begins a bit after it; after one that failed, it outlasts it. */
function* duringMaintenance(
  row: MaintenanceRow,
  monitors: readonly MonitorRow[],
  random: Random,
): Generator<Episode> {
  if (row.service_status === 'up' || row.start_date === null || row.end_date === null) return;
  const from = fromWallClock(row.start_date) + random.between(1, 10) * MINUTE_MS;
  const late = row.status === 'failed' ? random.between(5, 25) : -random.between(1, 5);
  const until = fromWallClock(row.end_date) + late * MINUTE_MS;
  const status = row.service_status === 'down' ? 'alert' : 'warning';
  for (const { id: monitor } of monitors) yield { monitor, status, from, until };
}

/** Short problems without an incident. */
function* withoutNotice(store: Store, random: Random, { from, until }: PastPeriod): Generator<Episode> {
  const monitors = [...store.monitor.values()];
  const factor = Math.ceil(monitors.length / 300);
  const pick = (status: Episode['status'], day: number, minutes: number): Episode[] => {
    const monitor = random.pickAny(monitors);
    const start = day + random.between(0, DAY_MS / SECOND_MS - 1) * SECOND_MS;
    return monitor ? [{ monitor: monitor.id, status, from: start, until: start + minutes * MINUTE_MS }] : [];
  };
  for (let day = from; day < until; day += DAY_MS) {
    for (let left = random.between(2, 6) * factor; left > 0; left -= 1)
      yield* pick('warning', day, random.between(1, 25));
    for (let left = factor; left > 0; left -= 1)
      if (random.chance(0.45)) yield* pick('alert', day, random.between(1, 9));
  }
  const restless = random.pickAny(monitors);
  const end = until - RESTLESS_ENDED_DAYS * DAY_MS;
  if (!restless) return;
  for (let start = end - RESTLESS_DAYS * DAY_MS; start < end; start += random.between(60, 240) * MINUTE_MS)
    yield {
      monitor: restless.id,
      status: random.chance(0.2) ? 'alert' : 'warning',
      from: start,
      until: start + random.between(4, 30) * MINUTE_MS,
    };
}

/** What is not ok now began with the incident or maintenance at its place, or some time ago. */
function* untilNow(store: Store, random: Random, now: number): Generator<Episode> {
  for (const row of store.monitor.values()) {
    if (row.status === 'ok') continue;
    const incident = store.incident.list([at(row), ({ status }) => status !== 'resolved'])[0];
    const maintenance = store.maintenance.list([at(row), ({ status }) => status === 'in-progress'])[0];
    const minutesAgo = random.between(4, row.status === 'alert' ? 90 : 1_800);
    const from = incident
      ? fromWallClock(incident.start_impact_date) - toReactionMs(random)
      : maintenance?.start_date
        ? fromWallClock(maintenance.start_date) + 2 * MINUTE_MS
        : now - minutesAgo * MINUTE_MS;
    if (row.status === 'alert' && random.chance(0.6))
      yield {
        monitor: row.id,
        status: 'warning',
        from: from - random.between(60, 1_200) * SECOND_MS,
        until: from,
      };
    yield { monitor: row.id, status: row.status, from, until: Infinity };
  }
}

/**
 * When monitors were not ok in the time before now. What the store lists is explained: monitors fail with its incidents and maintenances,
 * and those that are not ok now have been so since then.
 */
export function createEpisodes(store: Store, random: Random, period: PastPeriod): readonly Episode[] {
  const present = [...untilNow(store, random, period.until)];
  const monitors = [...store.monitor.values()];
  const past = [
    ...[...store.incident.values()]
      .filter(({ status }) => status === 'resolved')
      .flatMap((row) => [...duringIncident(row, monitors.filter(at(row)), random)]),
    ...[...store.maintenance.values()].flatMap((row) => [
      ...duringMaintenance(row, monitors.filter(at(row)), random),
    ]),
    ...withoutNotice(store, random, period),
  ];
  // Nothing else may hide since when a monitor is not ok, nor last until now.
  const limits = new Map<number, number>();
  for (const { monitor, from } of present)
    limits.set(monitor, Math.min(from, limits.get(monitor) ?? Infinity) - MINUTE_MS);
  const ended = past.flatMap((episode): Episode[] => {
    const limit = limits.get(episode.monitor) ?? period.until - 2 * MINUTE_MS;
    const until = Math.min(episode.until, limit);
    return episode.from < until && until > period.from ? [{ ...episode, until }] : [];
  });
  return [...ended, ...present];
}
