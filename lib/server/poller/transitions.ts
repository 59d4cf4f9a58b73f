import { toTransitions } from '@/lib/status/model/to-transitions';
import {
  MAX_CHANGES,
  type Incident,
  type Maintenance,
  type Sections,
  type Transition,
} from '@/lib/status/model/types';

import type { BoardState, EffectiveInterval } from '../snapshot/board-state';
import type { Clock } from '../util/clock';
import type { Past } from './readers/since';

/** Notices that closed since the last read, in their final state. */
export interface ClosedNotices {
  readonly incidents: readonly Incident[];
  readonly maintenances: readonly Maintenance[];
}

/** No closed notices. */
export const NONE_CLOSED: ClosedNotices = { incidents: [], maintenances: [] };

const GAP_FROM_INTERVALS = 3;
const MIN_GAP_MS = 60_000;

/** A longer time without a reading of the monitors is a gap. @param intervalSeconds Between readings. */
export const toToleranceMs = (intervalSeconds: number): number =>
  Math.max(MIN_GAP_MS, GAP_FROM_INTERVALS * intervalSeconds * 1_000);

/** A gap if monitors were not read for more than three intervals and a minute, or for an unknown time: changes in it are unknown. */
function toGap(
  { readTimes, interval, sections: { monitors: known } }: BoardState,
  next: Sections,
  clock: Clock,
): Transition[] {
  // A read of another section ends no gap.
  if (known.state === 'unavailable' || next.monitors.state !== 'fresh' || next.monitors === known) return [];
  const at = new Date(clock.now()).toISOString();
  if (readTimes.monitors === null) return [{ kind: 'gap', since: null, at }];
  const gapMs = clock.elapsed() - readTimes.monitors;
  if (gapMs <= toToleranceMs(interval.seconds)) return [];
  return [{ kind: 'gap', since: new Date(clock.now() - gapMs).toISOString(), at }];
}

/** Whether the monitors were read so lately that a reading now leaves no gap. @param past What was recorded, for a board that was never read. */
export function isObservedUntilNow(
  { readTimes, interval, sections }: BoardState,
  past: Pick<Past, 'observedUntil'> | null,
  clock: Clock,
): boolean {
  const toleranceMs = toToleranceMs(interval.seconds);
  if (sections.monitors.state === 'unavailable')
    return past !== null && clock.now() - past.observedUntil <= toleranceMs;
  return readTimes.monitors !== null && clock.elapsed() - readTimes.monitors <= toleranceMs;
}

/** Adds the transitions from one board state to the next, newest first. */
export function addTransitions(
  before: BoardState,
  next: Sections,
  closed: ClosedNotices,
  clock: Clock,
): readonly Transition[] {
  const withClosed: Sections = {
    ...next,
    incidents: { ...next.incidents, items: [...next.incidents.items, ...closed.incidents] },
    maintenances: { ...next.maintenances, items: [...next.maintenances.items, ...closed.maintenances] },
  };
  const changes = toTransitions(before.sections, withClosed, new Date(clock.now()).toISOString());
  const gaps = toGap(before, next, clock);
  if (changes.length + gaps.length === 0) return before.transitions;
  return [...changes, ...gaps, ...before.transitions].slice(0, MAX_CHANGES);
}

/**
 * The transitions of a process that starts without a saved board: the recorded ones, monitors whose status is not the recorded one any more,
 * and the time in which nothing was observed, if it is longer than an interval.
 */
export function toFirstTransitions(
  { statuses, transitions, observedUntil }: Past,
  next: Sections,
  now: number,
  interval: EffectiveInterval,
): readonly Transition[] {
  const at = new Date(now).toISOString();
  const items = next.monitors.items.map((monitor) => ({
    ...monitor,
    status: statuses.get(monitor.id)?.status ?? monitor.status,
  }));
  const changes = toTransitions({ ...next, monitors: { ...next.monitors, items } }, next, at);
  if (now - observedUntil <= interval.seconds * 1_000) return [...changes, ...transitions];
  return [...changes, { kind: 'gap', since: new Date(observedUntil).toISOString(), at }, ...transitions];
}
