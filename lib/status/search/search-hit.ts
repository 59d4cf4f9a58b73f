import type {
  AnnouncementLevel,
  IncidentSeverity,
  IncidentStatus,
  MaintenanceStatus,
  MonitorStatus,
} from '../model/types';
import type { VerdictLevel } from '../verdict/verdict';
import type { Mark } from './find-marks';

/** A text with its matching parts. */
export interface MarkedText {
  readonly text: string;
  readonly marks: readonly Mark[];
}

/** The state of a found item. */
export type HitState =
  | { readonly kind: 'place'; readonly level: VerdictLevel }
  | { readonly kind: 'monitor'; readonly status: MonitorStatus; readonly isExpected: boolean }
  | { readonly kind: 'incident'; readonly severity: IncidentSeverity; readonly status: IncidentStatus }
  | { readonly kind: 'maintenance'; readonly status: MaintenanceStatus; readonly isOverrunning: boolean }
  | { readonly kind: 'announcement'; readonly level: AnnouncementLevel; readonly isInForce: boolean };

/** A field that is not shown with every result. */
export type HitField = 'reference' | 'integration' | 'host' | 'link' | 'description';

/** A field with words of the search text that the name does not contain. */
export interface HitReason extends MarkedText {
  readonly field: HitField;
}

/** A found item. */
export interface SearchHit {
  readonly id: number;
  readonly name: string;
  readonly marks: readonly Mark[];
  readonly state: HitState;
  /** Null for scopes and services. */
  readonly place: { readonly service: MarkedText; readonly scope: MarkedText } | null;
  /** Why it was found, if its name and place do not show that. */
  readonly reasons: readonly HitReason[];
}
