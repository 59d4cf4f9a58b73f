import type { IncidentStatus, MaintenanceStatus, MonitorStatus, Place } from './types';

interface Subject extends Place {
  /** When it was noticed, an ISO instant; the change itself happened since the previous read. */
  readonly at: string;
  readonly id: number;
  readonly name: string;
}

/** A change noticed between two reads of the source, or (`gap`) a time without observation. */
export type Transition =
  | (Subject & { readonly kind: 'monitor'; readonly from: MonitorStatus; readonly to: MonitorStatus })
  | (Subject & {
      readonly kind: 'incident';
      readonly change: 'opened' | 'moved' | 'resolved';
      /** Null for an incident that was not known before. */
      readonly from: IncidentStatus | null;
      readonly to: IncidentStatus;
    })
  | (Subject & {
      readonly kind: 'maintenance';
      readonly change: 'started' | 'ended' | 'overran';
      readonly to: MaintenanceStatus;
    })
  | {
      readonly kind: 'gap';
      /** When observation resumed, an ISO instant. */
      readonly at: string;
      /** The last observation before; null if unknown. */
      readonly since: string | null;
    };
