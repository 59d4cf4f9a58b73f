import type { IncidentStatus, MaintenanceStatus, MonitorStatus, Place } from './types';

interface Subject extends Place {
  /** When it was seen, an ISO instant; the change itself happened since the look before. */
  readonly at: string;
  readonly id: number;
  readonly name: string;
}

/** A change that was seen between two looks at the source, or (`gap`) a time in which nobody looked. */
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
      /** When looking began again, an ISO instant. */
      readonly at: string;
      /** When it was last looked before; null where that is not known. */
      readonly since: string | null;
    };
