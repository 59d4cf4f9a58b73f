import 'server-only';

import { toTransitions } from '@/lib/status/model/to-transitions';
import type { Incident, Maintenance, Sections, Transition } from '@/lib/status/model/types';

import { type BoardState, KEPT_TRANSITIONS } from '../snapshot/board-state';
import type { Clock } from '../util/clock';

/** What is over since the last look, in its last state. */
export interface Ended {
  readonly incidents: readonly Incident[];
  readonly maintenances: readonly Maintenance[];
}

/** Nothing. */
export const NONE_ENDED: Ended = { incidents: [], maintenances: [] };

const GAP_FROM_INTERVALS = 3;
const SHORTEST_GAP_MS = 60_000;

/** The time in which nobody looked, if it was longer than three intervals and a minute, or nobody knows how long: what happened in it is not known. */
function toGap(
  { readTimes, interval, sections: { monitors: known } }: BoardState,
  next: Sections,
  clock: Clock,
): Transition[] {
  // Where another kind of resource was read, nothing is known of the monitors that was not before.
  if (known.state === 'unavailable' || next.monitors.state !== 'fresh' || next.monitors === known) return [];
  const at = new Date(clock.now()).toISOString();
  if (readTimes.monitors === null) return [{ kind: 'gap', since: null, at }];
  const awayMs = clock.elapsed() - readTimes.monitors;
  const longestMs = Math.max(SHORTEST_GAP_MS, GAP_FROM_INTERVALS * interval.seconds * 1_000);
  if (awayMs <= longestMs) return [];
  return [{ kind: 'gap', since: new Date(clock.now() - awayMs).toISOString(), at }];
}

/** The transitions of a state with those of one more look, newest first. */
export function addTransitions(
  before: BoardState,
  next: Sections,
  ended: Ended,
  clock: Clock,
): readonly Transition[] {
  const compared: Sections = {
    ...next,
    incidents: { ...next.incidents, items: [...next.incidents.items, ...ended.incidents] },
    maintenances: { ...next.maintenances, items: [...next.maintenances.items, ...ended.maintenances] },
  };
  const changes = toTransitions(before.sections, compared, new Date(clock.now()).toISOString());
  const gaps = toGap(before, next, clock);
  if (changes.length + gaps.length === 0) return before.transitions;
  return [...changes, ...gaps, ...before.transitions].slice(0, KEPT_TRANSITIONS);
}
