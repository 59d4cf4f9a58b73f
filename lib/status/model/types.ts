import type { Transition } from './transition';

/** What a monitor says of itself; `unknown` is a status this board does not know, and never counts as ok. */
export type MonitorStatus = 'ok' | 'warning' | 'alert' | 'unknown';

/** Where an incident stands; everything but `resolved` is ongoing. */
export type IncidentStatus = 'active' | 'investigating' | 'stable' | 'resolved' | 'unknown';

/** How bad an incident is, worst first. */
export type IncidentSeverity = 'critical' | 'high' | 'moderate' | 'low' | 'minor' | 'unknown';

/** Where a maintenance stands; `scheduled` and `in-progress` are open. */
export type MaintenanceStatus = 'scheduled' | 'in-progress' | 'succeed' | 'failed' | 'canceled' | 'unknown';

/** What a maintenance declares that it does to its service. */
export type ServiceStatus = 'up' | 'degraded' | 'down' | 'unknown';

/** How much an announcement matters. */
export type AnnouncementLevel = 'high' | 'medium' | 'low' | 'unknown';

/**
 * What part of the source could not be read.
 *
 * `row`: a row that is in no list. `field`: a row that is shown without that field. `event`: an event of an incident or
 * maintenance that is not shown. `missing`: rows that the source counts and does not list.
 */
export interface Flaw {
  readonly kind: 'row' | 'field' | 'event' | 'missing';
  /** The field that could not be read, as ProdManager names it; null where no single field is to blame. */
  readonly field: string | null;
  /** How many rows or events; null for a viewer who may not know how many. */
  readonly count: number | null;
}

/** What of one item could not be read; `problem` says what was expected there, and never what was found. */
export interface ItemFlaw extends Flaw {
  readonly kind: 'field' | 'event';
  readonly field: string;
  readonly count: number;
  readonly problem: string;
}

/** What could not be read of an item, sorted; absent where all of it could. */
interface Readable {
  readonly flaws?: readonly ItemFlaw[];
}

/** The id of a scope or service that could not be read. No resource of ProdManager has it. */
export const UNKNOWN_ID = 0;

/** A scope or a service: the two coordinates of every monitor. */
export interface Dimension {
  readonly id: number;
  readonly name: string;
}

/**
 * A scope or service with all that is known of it. The counts are of everything it ever had, as of the last sweep; null where
 * they could not be read.
 */
export interface Scope extends Dimension, Readable {
  /** Markdown as people wrote it: untrusted. */
  readonly description: string | null;
  readonly incidentsCount: number | null;
  readonly maintenancesCount: number | null;
}

/** The same fields as a scope. */
export type Service = Scope;

/**
 * The one scope and the one service that a monitor, incident, maintenance or announcement belongs to; {@link UNKNOWN_ID} for one
 * that could not be read.
 */
export interface Place {
  readonly scopeId: number;
  readonly serviceId: number;
}

/** What ProdManager wrote where pages have null: an empty text, or a link that must not be followed. For the read API only. */
export interface AsWritten {
  readonly integration?: string;
  readonly reference?: string;
  /** Untrusted: it may have any scheme. */
  readonly link?: string;
}

/** Something whose {@link AsWritten} texts are kept; absent where nothing differs. */
interface Referenced {
  readonly asWritten?: AsWritten;
}

/** One monitor. */
export interface Monitor extends Place, Readable, Referenced {
  readonly id: number;
  readonly name: string;
  /** Markdown as people wrote it: untrusted. */
  readonly description: string | null;
  /** What feeds it, as somebody named it. */
  readonly integration: string | null;
  readonly reference: string | null;
  /** http(s) or null. */
  readonly url: string | null;
  readonly status: MonitorStatus;
  /** Since when it was seen in this status, an ISO instant; null where it is ok, or was so when observation began. */
  readonly since: string | null;
}

/** One public comment, as Markdown: untrusted. */
export interface Comment {
  /** An ISO instant; null where it could not be read. */
  readonly at: string | null;
  readonly content: string;
}

/** What only insiders may read of an incident or a maintenance: an internal comment, or what the source records of each change. */
export interface InternalEvent {
  /** An ISO instant; null where it could not be read. */
  readonly at: string | null;
  readonly type: 'comment' | 'create' | 'update' | 'unknown';
  /** Of a comment Markdown, untrusted; of a change JSON of the fields, `{"status": ["ACTIVE", "STABLE"]}`. */
  readonly content: string;
  /** How many of the public comments the source lists before it: of two events of one minute nothing else tells which is newer. */
  readonly commentsBefore: number;
}

/**
 * What incidents and maintenances share. `url` is http(s) or null; `…At` are ISO instants with zone, and null where there is none or it
 * could not be read, which `flaws` tells apart.
 */
interface Notice extends Place, Readable, Referenced {
  readonly id: number;
  readonly name: string;
  /** Markdown as people wrote it: untrusted. */
  readonly description: string | null;
  readonly reference: string | null;
  readonly url: string | null;
  readonly createdAt: string | null;
  /** Public comments only, newest first. */
  readonly comments: readonly Comment[];
  /** Newest first; absent for whoever may not see them. */
  readonly internalEvents?: readonly InternalEvent[];
}

/** One incident. */
export interface Incident extends Notice {
  readonly status: IncidentStatus;
  readonly severity: IncidentSeverity;
  readonly impactStartedAt: string | null;
  readonly investigatedAt: string | null;
  readonly stableAt: string | null;
  readonly resolvedAt: string | null;
}

/** One maintenance. `isOverrunning`: in progress, and past its scheduled end when the board was built. */
export interface Maintenance extends Notice {
  readonly status: MaintenanceStatus;
  readonly serviceStatus: ServiceStatus;
  readonly scheduledStartAt: string | null;
  readonly scheduledEndAt: string | null;
  readonly startedAt: string | null;
  readonly endedAt: string | null;
  readonly isOverrunning: boolean;
}

/**
 * One announcement. `isInForce`: between its start and its end when the board was built; a bound that could not be read does not
 * count.
 */
export interface Announcement extends Place, Readable {
  readonly id: number;
  readonly name: string;
  readonly level: AnnouncementLevel;
  /** Markdown as people wrote it: untrusted. */
  readonly description: string;
  readonly createdAt: string | null;
  readonly startsAt: string | null;
  readonly endsAt: string | null;
  readonly isInForce: boolean;
}

/** The kinds of resource that are read, fail and recover each by itself. */
export const SECTION_NAMES = [
  'scopes',
  'services',
  'monitors',
  'incidents',
  'maintenances',
  'announcements',
] as const;

/** A kind of resource. */
export type SectionName = (typeof SECTION_NAMES)[number];

/** Why the source could not be read: not reached, access refused, slowed by its rate limit, or an answer that makes no sense. */
export type SourceProblem = 'unreachable' | 'refused' | 'slowed' | 'bad-answer';

/**
 * What is known of one kind of resource.
 *
 * `fresh`: the last read succeeded. `stale`: it failed, and these are the items of the last one that did not.
 * `unavailable`: it was never read, and `items` is empty for that reason alone.
 */
export interface Section<T> {
  readonly state: 'fresh' | 'stale' | 'unavailable';
  readonly problem: SourceProblem | null;
  /**
   * Whether the source's own counts agree with the items. False while it changes between the requests of a refresh, and where it
   * contradicts itself: then no item can be trusted to be ok, and none may be missing for certain.
   */
  readonly isProven: boolean;
  /** What the source holds of this kind and the items do not show; empty where everything could be read. */
  readonly flaws: readonly Flaw[];
  readonly items: readonly T[];
}

/** The items of each section. */
export interface SectionItems {
  readonly scopes: Scope;
  readonly services: Service;
  readonly monitors: Monitor;
  readonly incidents: Incident;
  readonly maintenances: Maintenance;
  readonly announcements: Announcement;
}

/** Every section by name. */
export type Sections = { readonly [Name in SectionName]: Section<SectionItems[Name]> };

/**
 * The whole board as it leaves the server. It says nothing of its age: that is told beside it (see {@link Ages}), so that
 * reading the same state again does not make a new version.
 */
export interface Snapshot {
  /** The shape of this object. */
  readonly format: 1;
  /** Changes exactly when anything else in here does. */
  readonly version: string;
  readonly title: string;
  /** True when the source is the embedded sandbox and everything shown is invented. */
  readonly isDemo: boolean;
  /** The IANA zone that the source's clock runs in. */
  readonly timeZone: string;
  /** How often the source is read, in seconds, and whether its rate limit made that slower than configured. */
  readonly intervalSeconds: number;
  readonly isSlowed: boolean;
  /** False where the source is read without a token: ProdManager then hides all comments. */
  readonly readsComments: boolean;
  /**
   * Minutes by which the source's dates are ahead of its clock when read in `timeZone`, so that the zone is wrong; null where no
   * date contradicts it, and for viewers who are not signed in.
   */
  readonly zoneErrorMinutes: number | null;
  readonly sections: Sections;
  /** The latest changes, newest first, 50 at most. */
  readonly changes: readonly Transition[];
}

/** Seconds since each section was last read with success; null for one that never was, or where that is not known. */
export type Ages = { readonly [Name in SectionName]: number | null };
