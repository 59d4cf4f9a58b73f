import type { Incident } from './types';

/** The four steps of an incident, in their order. */
export type TimelineStepName = 'impact' | 'investigation' | 'stable' | 'resolved';

/** One step: reached, passed over (a later one was reached without it), or yet to come. */
export interface TimelineStep {
  readonly name: TimelineStepName;
  readonly state: 'reached' | 'skipped' | 'pending';
  /** An ISO instant where it was reached. */
  readonly at: string | null;
  /** How long after the step reached before it; null for the first, and for one that was not reached. */
  readonly afterSeconds: number | null;
}

/** The course of an incident. */
export interface Timeline {
  readonly steps: readonly TimelineStep[];
  /** From the impact to its end, or to the present where it goes on. */
  readonly seconds: number;
  readonly isOver: boolean;
}

type Dates = Pick<Incident, 'status' | 'impactStartedAt' | 'investigatedAt' | 'stableAt' | 'resolvedAt'>;

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
    if (at === null)
      return { name, state: index < lastReached ? 'skipped' : 'pending', at, afterSeconds: null };
    const before = dates.slice(0, index).findLast(([, date]) => date !== null)?.[1] ?? null;
    // Dates are typed by people: a step that is said to come before the one it follows took no time.
    const afterSeconds = before === null ? null : Math.max(0, (Date.parse(at) - Date.parse(before)) / 1_000);
    return { name, state: 'reached', at, afterSeconds };
  });
  const isOver = status === 'resolved';
  const endMs = isOver && resolvedAt !== null ? Date.parse(resolvedAt) : nowMs;
  return { steps, seconds: Math.max(0, (endMs - Date.parse(impactStartedAt)) / 1_000), isOver };
}
