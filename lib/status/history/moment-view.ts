import type { MomentMark, MomentSteps } from './moment';
import type { Gap, Observation, Period } from './types';

/** Why a page cannot show a moment. `before`: the record begins later. `gone`: the item did not exist, or the viewer may not see it. */
export type MomentProblem = 'invalid' | 'future' | 'before' | 'unavailable' | 'gone';

/** The time axis around a moment. */
export interface MomentAxis extends Period {
  /** Where the moment is on the axis, as a share from 0 to 1. */
  readonly share: number;
  readonly days: readonly { readonly at: number; readonly share: number }[];
  readonly gaps: readonly Gap[];
  /** The marked incidents, oldest first. */
  readonly marks: readonly MomentMark[];
  /** The number of all incidents. */
  readonly total: number;
}

/** What the head of a page of the past shows. Times are epoch milliseconds. */
export interface MomentView {
  /** The address of the page, without base path and query. */
  readonly path: string;
  /** The query without the moment. */
  readonly search: string;
  /** Null if it is unreadable or in the future. */
  readonly at: number | null;
  /** Null if it is not known. */
  readonly observation: Observation | null;
  /** From the first observation to the last one; null if there was none, or if that is unknown. */
  readonly recorded: Period | null;
  readonly nowMs: number;
  readonly steps: MomentSteps;
  /** Null on pages without a slider. */
  readonly axis: MomentAxis | null;
  /** The value of a `datetime-local` field, in the zone of the viewer. */
  readonly local: string;
}
