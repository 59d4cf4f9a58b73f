import type {
  Incident,
  IncidentStatus,
  Maintenance,
  MaintenanceStatus,
  MonitorStatus,
  Place,
  Sections,
  SourceProblem,
} from '../model/types';

/** All times of the history are epoch milliseconds, all durations milliseconds. */

/**
 * Why the source was not observed: a {@link SourceProblem}; `stopped`: the board was shut down; `unrecorded`: the history could not be
 * saved; `unknown`: the board was killed, or its machine stopped.
 */
export type GapReason = SourceProblem | 'stopped' | 'unrecorded' | 'unknown';

/**
 * A time of observation, from one reading of the monitors to another. Times that no span covers are gaps.
 *
 * `isProven` is false if the source's own counts contradicted the list: then nothing was certainly ok.
 */
export interface ObservedSpan {
  readonly from: number;
  readonly until: number;
  readonly isProven: boolean;
  /** Why observation stopped after it; null if it continues, or if that is unknown. */
  readonly ended: GapReason | null;
}

/** A time without observation. */
export interface Gap {
  readonly from: number;
  readonly until: number;
  readonly reason: GapReason;
}

/** The states that time is accounted under. */
export const TALLY_STATES = ['ok', 'warning', 'alert', 'maintenance', 'unobserved'] as const;

/**
 * The state of a place at a moment: that of its worst monitor.
 *
 * `maintenance`: not ok, as a maintenance within its window declared. `unobserved`: in a gap, unknown, or ok without proof.
 */
export type TallyState = (typeof TALLY_STATES)[number];

/**
 * How long a place was in each state during a period, in milliseconds. The states add up to the time that it had monitors.
 *
 * An outage is a time in alert. Times without observation do not end an outage, and do not count as part of it.
 */
export interface Tally extends Readonly<Record<TallyState, number>> {
  /** Outages that overlap the period. */
  readonly outages: number;
  /** The longest of them, within the period. */
  readonly longest: number;
  /** The outage that the period begins with and the one that it ends with, as far as they lie in it; 0 if there is none. */
  readonly lead: number;
  readonly tail: number;
}

/** Half-open: `until` is not part of it. */
export interface Period {
  readonly from: number;
  readonly until: number;
}

/** The status of a monitor from `at` on; null if it was deleted. */
export interface StatusPoint extends Place {
  readonly at: number;
  readonly id: number;
  readonly status: MonitorStatus | null;
}

/** A time during which a maintenance at a place explains monitors that are not ok, up to the status `explains`. */
export interface ExpectedTrouble extends Place, Period {
  readonly explains: 'warning' | 'alert';
}

interface ChangeSubject extends Place {
  /** Identifies the change in its source; also the position for paging. */
  readonly key: string;
  /** When it was noticed. */
  readonly at: number;
  /** The observation before: the change happened after it. Null if there was none. */
  readonly after: number | null;
  readonly id: number;
  /** The name at that time, as ProdManager spells it: untrusted. */
  readonly name: string;
}

/** A recorded change. A scope or service has {@link Place} ids of which the other one is 0. */
export type HistoryChange =
  | (ChangeSubject & { readonly kind: 'monitor'; readonly from: MonitorStatus; readonly to: MonitorStatus })
  | (ChangeSubject & {
      readonly kind: 'incident';
      /** Null for an incident that was not known before. */
      readonly from: IncidentStatus | null;
      /** Null if it was deleted. */
      readonly to: IncidentStatus | null;
    })
  | (ChangeSubject & {
      readonly kind: 'maintenance';
      readonly from: MaintenanceStatus | null;
      readonly to: MaintenanceStatus | null;
    })
  | (ChangeSubject & {
      readonly kind: 'inventory';
      readonly of: 'scope' | 'service' | 'monitor';
      readonly change: 'created' | 'renamed' | 'moved' | 'deleted';
      readonly fromName: string | null;
      readonly fromPlace: Place | null;
    });

/** The kinds of recorded change. */
export const HISTORY_KINDS = [
  'monitor',
  'incident',
  'maintenance',
  'inventory',
] as const satisfies readonly HistoryChange['kind'][];

export type HistoryKind = (typeof HISTORY_KINDS)[number];

/** A page of changes, newest first. */
export interface ChangePage {
  readonly changes: readonly HistoryChange[];
  /** The gaps within the times of the page. */
  readonly gaps: readonly Gap[];
  /** Pass it as `before` to get the next page; null if this is the last one. */
  readonly next: string | null;
}

/** The ranges of strips. The first has hours, the others have days of the site's time zone. */
export const STRIP_RANGES = ['24h', '7d', '30d', '90d'] as const;

export type StripRange = (typeof STRIP_RANGES)[number];

/** One bar of a strip: an hour or a day. */
export interface StripBar extends Period {
  /** The sum over the places of the strip, see `sumTallies`; null if nothing existed or was recorded then. */
  readonly tally: Tally | null;
}

/** The bars of a range, oldest first; the last one is not over. */
export interface Strip {
  readonly bars: readonly StripBar[];
}

/** Several strips of the same range. */
export interface Strips {
  /** Up to when the last bars are accounted, a few minutes ago; null if nothing is. */
  readonly accountedUntil: number | null;
  /** By service id, by scope id, by both (`SERVICE/SCOPE`, as in addresses), or one under the empty text. */
  readonly strips: ReadonlyMap<string, Strip>;
}

/** The availability of a place in a period and in the period before. */
export interface ReliabilityRow extends Place {
  readonly now: Tally;
  /** Null if nothing was recorded. */
  readonly before: Tally | null;
}

/** The tallies of all visible places in a period; see `sumTallies` for scopes and services. */
export interface Reliability {
  readonly period: Period;
  readonly previous: Period;
  readonly rows: readonly ReliabilityRow[];
}

/** Whether the source was observed at an instant. */
export type Observation =
  | { readonly state: 'observed'; readonly isProven: boolean }
  | { readonly state: 'gap'; readonly gap: Gap }
  /** Before the first observation, or after the last one. */
  | { readonly state: 'outside' };

/** The board as it was. */
export interface PastBoard {
  readonly at: number;
  readonly observation: Observation;
  /** The first observation, an ISO instant. */
  readonly observedSince: string | null;
  /** Without descriptions, comments and announcements, which are not recorded. In a gap, what was seen last, as stale. */
  readonly sections: Sections;
}

/** An incident or maintenance that was seen. */
export type PastNotice =
  | { readonly kind: 'incident'; readonly item: Incident; readonly seen: Period; readonly isDeleted: boolean }
  | {
      readonly kind: 'maintenance';
      readonly item: Maintenance;
      readonly seen: Period;
      readonly isDeleted: boolean;
    };

/** The status of a monitor and since when it has it. */
export interface StatusSince {
  readonly status: MonitorStatus;
  /** Null if it had it already when observation began. */
  readonly since: number | null;
}
