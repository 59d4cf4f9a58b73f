import { isUnread } from '../model/flaws';
import { secondsBetween, toMs } from '../model/instants';
import type { Incident } from '../model/types';

/** The four steps of an incident, in their order. */
export type TimelineStepName = 'impact' | 'investigation' | 'stable' | 'resolved';

/** One step: reached, passed over (a later one was reached without it), yet to come, or of a date that could not be read. */
export interface TimelineStep {
  readonly name: TimelineStepName;
  readonly state: 'reached' | 'skipped' | 'pending' | 'unknown';
  /** An ISO instant where it was reached. */
  readonly at: string | null;
  /** How long after the step reached before it; null for the first, and for one that was not reached. */
  readonly afterSeconds: number | null;
}

/** The course of an incident. */
export interface Timeline {
  readonly steps: readonly TimelineStep[];
  /** From the impact to its end, or to the present where it goes on; null where either is not known. */
  readonly seconds: number | null;
  readonly isOver: boolean;
}

type Dates = Pick<
  Incident,
  'status' | 'impactStartedAt' | 'investigatedAt' | 'stableAt' | 'resolvedAt' | 'flaws'
>;

const FIELDS: Readonly<Record<TimelineStepName, string>> = {
  impact: 'start_impact_date',
  investigation: 'investigation_date',
  stable: 'stable_date',
  resolved: 'resolve_date',
};

/** The course of an incident. `nowMs` is epoch milliseconds. */
export function toTimeline(incident: Dates, nowMs: number): Timeline {
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
