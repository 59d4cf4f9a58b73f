import { isUnread } from '../model/flaws';
import { secondsBetween, toMs } from '../model/time';
import type { Incident } from '../model/types';

/** The steps of an incident, in order. */
export type TimelineStepName = 'impact' | 'investigation' | 'stable' | 'resolved';

/** A step: reached, skipped (a later one was reached), pending, or with an unreadable date. */
export interface TimelineStep {
  readonly name: TimelineStepName;
  readonly state: 'reached' | 'skipped' | 'pending' | 'unknown';
  /** An ISO instant if reached. */
  readonly at: string | null;
  /** Seconds since the previously reached step; null for the first, and if not reached. */
  readonly afterSeconds: number | null;
}

export interface Timeline {
  readonly steps: readonly TimelineStep[];
  /** Seconds from the impact to the end, or until now if ongoing; null if either is unknown. */
  readonly seconds: number | null;
  readonly isOver: boolean;
}

/** What the timeline of an incident depends on. */
export type IncidentDates = Pick<
  Incident,
  'status' | 'impactStartedAt' | 'investigatedAt' | 'stableAt' | 'resolvedAt' | 'flaws'
>;

const FIELDS: Readonly<Record<TimelineStepName, string>> = {
  impact: 'start_impact_date',
  investigation: 'investigation_date',
  stable: 'stable_date',
  resolved: 'resolve_date',
};

/** The timeline of an incident. `nowMs` is epoch milliseconds. */
export function toTimeline(incident: IncidentDates, nowMs: number): Timeline {
  const { status, impactStartedAt, investigatedAt, stableAt, resolvedAt } = incident;
  const dates: readonly (readonly [TimelineStepName, string | null])[] = [
    ['impact', impactStartedAt],
    ['investigation', investigatedAt],
    ['stable', stableAt],
    ['resolved', resolvedAt],
  ];
  const lastReached = dates.findLastIndex(([, at]) => at !== null);
  const steps = dates.map(([name, at], index): TimelineStep => {
    if (at === null) {
      const state = isUnread(incident, FIELDS[name])
        ? 'unknown'
        : index < lastReached
          ? 'skipped'
          : 'pending';
      return { name, state, at, afterSeconds: null };
    }
    const before = dates.slice(0, index).findLast(([, date]) => date !== null)?.[1] ?? null;
    const afterSeconds = secondsBetween(toMs(before), toMs(at));
    return { name, state: 'reached', at, afterSeconds };
  });
  const isOver = status === 'resolved';
  return { steps, seconds: secondsBetween(toMs(impactStartedAt), isOver ? toMs(resolvedAt) : nowMs), isOver };
}
