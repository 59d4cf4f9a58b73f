import type { PastAnswers, SandboxPast } from '@/lib/sandbox/sandbox';
import type { Period } from '@/lib/status/history/types';
import { isOver } from '@/lib/status/model/maintenance';
import type { Section, SectionName, Sections, SourceProblem } from '@/lib/status/model/types';

import {
  createIncidentParser,
  createMaintenanceParser,
  parseMonitor,
  parsePlace,
  type ParseContext,
} from '../../poller/rows/board-rows';
import type { RowParser } from '../../poller/rows/parse-row';
import { toToleranceMs, type ClosedNotices } from '../../poller/transitions';
import type { Reading } from '../write/observe';

const MINUTE_MS = 60_000;
const DAY_MS = 1_440 * MINUTE_MS;

/** Times in which the demo's board did not observe its source: how many days ago they began, and for how long. */
const GAPS = [
  { daysAgo: 52.4, minutes: 440, reason: 'stopped' },
  { daysAgo: 23.7, minutes: 20, reason: 'unreachable' },
  { daysAgo: 5.3, minutes: 35, reason: 'unreachable' },
] as const;

/** The sections that a reading of the past has; announcements are not recorded. */
const READ: ReadonlySet<SectionName> = new Set([
  'scopes',
  'services',
  'monitors',
  'incidents',
  'maintenances',
] as const);

type PastGap = Period & { readonly reason: (typeof GAPS)[number]['reason'] };

const fresh = <Item>(items: readonly Item[]): Section<Item> => ({
  state: 'fresh',
  problem: null,
  isProven: true,
  flaws: [],
  items,
});

/** Parses rows like those of a real source. Each is parsed once. */
function createRowReader<Item>(parse: RowParser<Item>): (rows: readonly object[]) => Item[] {
  const known = new WeakMap<object, Item>();
  return (rows) => {
    const items: Item[] = [];
    for (const row of rows) {
      const item = known.get(row) ?? parse(row).item;
      // The sandbox has no row without an id.
      if (item === null) continue;
      known.set(row, item);
      items.push(item);
    }
    return items;
  };
}

interface PastState {
  readonly sections: Sections;
  /** What has closed before. */
  readonly closed: ClosedNotices;
}

/** Parses answers of the past: what is open, and what has closed. */
function createAnswerReader(context: ParseContext): (answers: PastAnswers) => PastState {
  const toPlaces = createRowReader(parsePlace);
  const toMonitors = createRowReader(parseMonitor);
  const toIncidents = createRowReader(createIncidentParser(context));
  const toMaintenances = createRowReader(createMaintenanceParser(context));
  const known = new WeakMap<PastAnswers, PastState>();
  const toState = (answers: PastAnswers): PastState => {
    const incidents = toIncidents(answers.incidents);
    const maintenances = toMaintenances(answers.maintenances);
    return {
      sections: {
        scopes: fresh(toPlaces(answers.scopes)),
        services: fresh(toPlaces(answers.services)),
        monitors: fresh(toMonitors(answers.monitors)),
        incidents: fresh(incidents.filter(({ status }) => status !== 'resolved')),
        maintenances: fresh(maintenances.filter(({ status }) => !isOver(status))),
        announcements: { ...fresh([]), state: 'unavailable' },
      },
      closed: {
        incidents: incidents.filter(({ status }) => status === 'resolved'),
        maintenances: maintenances.filter(({ status }) => isOver(status)),
      },
    };
  };
  return (answers) => {
    const state = known.get(answers) ?? toState(answers);
    known.set(answers, state);
    return state;
  };
}

/** When the past is read: after each change, at the reading before it, and around gaps. */
function toTimes({ from, until, changes }: SandboxPast, gaps: readonly PastGap[], stepMs: number): number[] {
  const times = new Set([from, until]);
  for (const change of changes) {
    const next = from + Math.ceil((change - from) / stepMs) * stepMs;
    times.add(next - stepMs).add(next);
  }
  for (const gap of gaps) times.add(gap.from).add(gap.until);
  const isObserved = (at: number): boolean => !gaps.some((gap) => gap.from < at && at < gap.until);
  return [...times].filter((at) => from <= at && at <= until && isObserved(at)).sort((a, b) => a - b);
}

/** A reading that failed. */
function toFailed(reading: Reading, at: number, problem: SourceProblem): Reading {
  const { sections } = reading;
  const monitors = { ...sections.monitors, state: 'stale' as const, problem };
  return { ...reading, at, read: new Set(), sections: { ...sections, monitors } };
}

/**
 * The readings of a board that observed a sandbox before it was started, oldest first: with gaps, in one of which the board was stopped.
 * Where nothing changed, readings are left out.
 *
 * @param intervalSeconds Between readings.
 */
export function* toPastReadings(past: SandboxPast, intervalSeconds: number): Generator<Reading> {
  const stepMs = intervalSeconds * 1_000;
  // The sandbox's clock is in UTC.
  const read = createAnswerReader({ timeZone: 'UTC', nowMs: past.until });
  const gaps = GAPS.map(({ daysAgo, minutes, reason }): PastGap => {
    const from = past.until - Math.round(daysAgo * DAY_MS);
    return { from, until: from + minutes * MINUTE_MS, reason };
  }).filter(({ from }) => from > past.from);
  const open = { incidents: new Set<number>(), maintenances: new Set<number>() };
  for (const at of toTimes(past, gaps, stepMs)) {
    const { sections, closed } = read(past.at(at));
    const ended = gaps.find(({ until }) => until === at);
    const reading: Reading = {
      sections,
      // As on a real board, only what was open before is seen to close.
      closed: {
        incidents: closed.incidents.filter(({ id }) => open.incidents.has(id)),
        maintenances: closed.maintenances.filter(({ id }) => open.maintenances.has(id)),
      },
      read: READ,
      at,
      toleranceMs: ended ? toToleranceMs(intervalSeconds) : Infinity,
      interruption: ended?.reason === 'stopped' ? 'stopped' : null,
    };
    open.incidents = new Set(sections.incidents.items.map(({ id }) => id));
    open.maintenances = new Set(sections.maintenances.items.map(({ id }) => id));
    yield reading;
    const begun = gaps.find(({ from }) => from === at);
    if (begun?.reason === 'unreachable') yield toFailed(reading, at + stepMs, begun.reason);
  }
}
