import type {
  IncidentSeverity,
  IncidentStatus,
  MaintenanceStatus,
  Place,
  ServiceStatus,
  SourceProblem,
} from '../model/types';
import type { Verdict, VerdictLevel } from '../verdict/verdict';

/** The kinds of event that notifications are about. */
export const EVENT_KINDS = ['verdict', 'service', 'scope', 'incident', 'maintenance', 'board'] as const;

/** The level of a service or scope. Unknown is none: it neither fails nor recovers. */
export type LineLevel = 'ok' | 'warning' | 'alert';

interface Event {
  /** When it was noticed, in epoch milliseconds. */
  readonly at: number;
}

interface NoticeEvent extends Event, Place {
  readonly id: number;
  readonly name: string;
  /** The names of its scope and service. */
  readonly scope: string;
  readonly service: string;
  /** The newest comment since the event before, untrusted Markdown; null if there is none. */
  readonly comment: string | null;
  /** Whether the comment is internal. */
  readonly isInternal: boolean;
}

/** The verdict of the board changed, and stayed changed for the grace period. */
export interface VerdictEvent extends Event {
  readonly kind: 'verdict';
  readonly from: VerdictLevel;
  readonly to: VerdictLevel;
  /** The worst level since the last ok. */
  readonly worst: VerdictLevel;
  readonly verdict: Verdict;
}

/** A service or scope failed, became degraded or recovered, and stayed so for the grace period. */
export interface LineEvent extends Event {
  readonly kind: 'service' | 'scope';
  readonly id: number;
  readonly name: string;
  readonly from: LineLevel;
  /** `gone`: it has no monitors any more. */
  readonly to: LineLevel | 'gone';
  /** The worst level since the last ok. */
  readonly worst: LineLevel;
  /** When the change was first seen, in epoch milliseconds. */
  readonly since: number;
}

/** An incident began, changed or ended. `closed`: it is not listed any more, and its final state is unknown. */
export interface IncidentEvent extends NoticeEvent {
  readonly kind: 'incident';
  readonly change: 'opened' | 'changed' | 'commented' | 'resolved' | 'closed';
  readonly status: IncidentStatus;
  readonly severity: IncidentSeverity;
}

/** A maintenance was scheduled, began, changed or ended. `closed`: it is not listed any more, and its final state is unknown. */
export interface MaintenanceEvent extends NoticeEvent {
  readonly kind: 'maintenance';
  readonly change: 'scheduled' | 'started' | 'changed' | 'overran' | 'commented' | 'ended' | 'closed';
  readonly status: MaintenanceStatus;
  readonly impact: ServiceStatus;
  /** ISO instants. */
  readonly start: string | null;
  readonly end: string | null;
}

/** The board cannot see production any more, or sees it again. */
export interface BoardEvent extends Event {
  readonly kind: 'board';
  readonly isBlind: boolean;
  readonly problem: SourceProblem | null;
}

/** What notifications are about. */
export type NotifyEvent = VerdictEvent | LineEvent | IncidentEvent | MaintenanceEvent | BoardEvent;
