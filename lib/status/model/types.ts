/** A monitor's status; an `unknown` one never counts as ok. */
export type MonitorStatus = 'ok' | 'warning' | 'alert' | 'unknown';

/** An incident's status; all but `resolved` are ongoing. */
export type IncidentStatus = 'active' | 'investigating' | 'stable' | 'resolved' | 'unknown';

/** An incident's severity, worst first. */
export type IncidentSeverity = 'critical' | 'high' | 'moderate' | 'low' | 'minor' | 'unknown';

/** A maintenance's status; `scheduled` and `in-progress` are open. */
export type MaintenanceStatus = 'scheduled' | 'in-progress' | 'succeed' | 'failed' | 'canceled' | 'unknown';

/** The impact on its service that a maintenance declares. */
export type ServiceStatus = 'up' | 'degraded' | 'down' | 'unknown';

/** The importance of an announcement. */
export type AnnouncementLevel = 'high' | 'medium' | 'low' | 'unknown';

/**
 * Data of the source that could not be read.
 *
 * `row`: a row that is not listed. `field`: a field missing from a listed row. `event`: an event missing from an incident or maintenance.
 * `missing`: rows that the source counts but does not list.
 */
export interface Flaw {
  readonly kind: 'row' | 'field' | 'event' | 'missing';
  /** The unreadable field by ProdManager's name; null if it is no single field. */
  readonly field: string | null;
  /** Number of rows or events; null for viewers who may not know it. */
  readonly count: number | null;
}

/** A flaw of one item; `problem` states the expected format, never the value found. */
export interface ItemFlaw extends Flaw {
  readonly kind: 'field' | 'event';
  readonly field: string;
  readonly count: number;
  readonly problem: string;
}

/** What could not be read of an item, sorted; absent if nothing. */
interface Readable {
  readonly flaws?: readonly ItemFlaw[];
}

/** Placeholder id of a scope or service that could not be read. ProdManager never uses it. */
export const UNKNOWN_ID = 0;

/** A scope or a service. */
export interface Dimension {
  readonly id: number;
  readonly name: string;
}

/** A scope or service in full. The counts include closed items, as of the last sweep; null if they could not be read. */
export interface Scope extends Dimension, Readable {
  /** Untrusted Markdown. */
  readonly description: string | null;
  readonly incidentsCount: number | null;
  readonly maintenancesCount: number | null;
}

export type Service = Scope;

/** The scope and service of an item; {@link UNKNOWN_ID} if it could not be read. */
export interface Place {
  readonly scopeId: number;
  readonly serviceId: number;
}

/** Original values that pages show as null: empty texts and links that must not be followed. For the read API only. */
export interface AsWritten {
  readonly integration?: string;
  readonly reference?: string;
  /** Untrusted: may have any scheme. */
  readonly link?: string;
}

/** An item with original values; absent if they do not differ. */
interface Referenced {
  readonly asWritten?: AsWritten;
}

export interface Monitor extends Place, Readable, Referenced {
  readonly id: number;
  readonly name: string;
  /** Untrusted Markdown. */
  readonly description: string | null;
  /** The name of the integration that reports it. */
  readonly integration: string | null;
  readonly reference: string | null;
  /** http(s), or null. */
  readonly url: string | null;
  readonly status: MonitorStatus;
  /**
   * Since when it has been seen with this status, an ISO instant; null if it had it before observation began. For one that is ok, a time without
   * observation counts as an end.
   */
  readonly since: string | null;
}

/** A public comment: untrusted Markdown. */
export interface Comment {
  /** An ISO instant; null if it could not be read. */
  readonly at: string | null;
  readonly content: string;
}

/** An internal comment, or a change that the source recorded. */
export interface InternalEvent {
  /** An ISO instant; null if it could not be read. */
  readonly at: string | null;
  readonly type: 'comment' | 'create' | 'update' | 'unknown';
  /** For a comment, untrusted Markdown; for a change, JSON of its fields: `{"status": ["ACTIVE", "STABLE"]}`. */
  readonly content: string;
  /** Number of public comments listed before it: the only order between events of the same minute. */
  readonly commentsBefore: number;
}

/** Common fields of incidents and maintenances. `url` is http(s) or null; `…At` are ISO instants, null if absent or unreadable (see `flaws`). */
interface Notice extends Place, Readable, Referenced {
  readonly id: number;
  readonly name: string;
  /** Untrusted Markdown. */
  readonly description: string | null;
  readonly reference: string | null;
  readonly url: string | null;
  readonly createdAt: string | null;
  /** Public comments only, newest first. */
  readonly comments: readonly Comment[];
  /** Newest first; absent for viewers who may not see them. */
  readonly internalEvents?: readonly InternalEvent[];
}

export interface Incident extends Notice {
  readonly status: IncidentStatus;
  readonly severity: IncidentSeverity;
  readonly impactStartedAt: string | null;
  readonly investigatedAt: string | null;
  readonly stableAt: string | null;
  readonly resolvedAt: string | null;
}

/** `isOverrunning`: in progress past its scheduled end when the board was built. */
export interface Maintenance extends Notice {
  readonly status: MaintenanceStatus;
  readonly serviceStatus: ServiceStatus;
  readonly scheduledStartAt: string | null;
  readonly scheduledEndAt: string | null;
  readonly startedAt: string | null;
  readonly endedAt: string | null;
  readonly isOverrunning: boolean;
}

/** `isInForce`: between its start and end when the board was built; an unreadable date is no limit. */
export interface Announcement extends Place, Readable {
  readonly id: number;
  readonly name: string;
  readonly level: AnnouncementLevel;
  /** Untrusted Markdown. */
  readonly description: string;
  readonly createdAt: string | null;
  readonly startsAt: string | null;
  readonly endsAt: string | null;
  readonly isInForce: boolean;
}

/** The kinds of item; each is read separately and fails separately. */
export const SECTION_NAMES = [
  'scopes',
  'services',
  'monitors',
  'incidents',
  'maintenances',
  'announcements',
] as const;

/** A kind of item. */
export type SectionName = (typeof SECTION_NAMES)[number];

/** Why the source could not be read: unreachable, access refused, rate limited, or an invalid response. */
export type SourceProblem = 'unreachable' | 'refused' | 'slowed' | 'bad-answer';

/**
 * The items of one kind.
 *
 * `fresh`: the last read succeeded. `stale`: it failed, and the items are those of the last successful read. `unavailable`: never read.
 */
export interface Section<T> {
  readonly state: 'fresh' | 'stale' | 'unavailable';
  readonly problem: SourceProblem | null;
  /** Whether the source's counts match the items. False during a refresh and if the source contradicts itself: then no item is certainly ok, and the list may be incomplete. */
  readonly isProven: boolean;
  /** Data that the items do not show because it could not be read. */
  readonly flaws: readonly Flaw[];
  readonly items: readonly T[];
}

/** The item type of each section. */
export interface SectionItems {
  readonly scopes: Scope;
  readonly services: Service;
  readonly monitors: Monitor;
  readonly incidents: Incident;
  readonly maintenances: Maintenance;
  readonly announcements: Announcement;
}

/** All sections by name. */
export type Sections = { readonly [Name in SectionName]: Section<SectionItems[Name]> };

/** How many transitions the board keeps. */
export const MAX_CHANGES = 500;

/** The whole board. Its age is sent separately (see {@link Ages}), so that reading the same state again creates no new version. */
export interface Snapshot {
  /** Version of this format. */
  readonly format: 1;
  /** Changes if and only if other content changes. */
  readonly version: string;
  readonly title: string;
  /** True if the data comes from the embedded sandbox. */
  readonly isDemo: boolean;
  /** The IANA zone of the source's clock. */
  readonly timeZone: string;
  /** The polling interval in seconds, and whether the source's rate limit makes it longer than configured. */
  readonly intervalSeconds: number;
  readonly isSlowed: boolean;
  /** False if the source is read without a token: ProdManager then hides all comments. */
  readonly readsComments: boolean;
  /** Minutes by which dates are in the source's future when read in `timeZone`, which shows that the zone is wrong; null if none is, and for anonymous viewers. */
  readonly zoneErrorMinutes: number | null;
  /** When the monitors were first read, an ISO instant: what happened before is unknown. Null if that time is unknown, or if they never were. */
  readonly observedSince: string | null;
  readonly sections: Sections;
  /** The latest transitions, newest first, at most {@link MAX_CHANGES}. */
  readonly changes: readonly Transition[];
}

/** Seconds since each section was last read successfully; null if never or unknown. */
export type Ages = { readonly [Name in SectionName]: number | null };

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
