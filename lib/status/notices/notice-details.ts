import { type Prose, type RenderMarkdown, toProse } from '../model/items';
import { isExpected, isOver } from '../model/maintenance';
import { statusRank } from '../model/order';
import { createPlacer, type Placed } from '../model/place';
import { toPlainText, toDisplayName } from '../model/display-name';
import type {
  Announcement,
  Comment,
  Incident,
  InternalEvent,
  Maintenance,
  MonitorStatus,
  Place,
  Sections,
  Snapshot,
  SourceProblem,
} from '../model/types';
import { type BoardSummary, itemsOf } from '../verdict/board-summary';

/** A rendered public comment. */
export interface RenderedComment extends Prose {
  /** An ISO instant; null if it could not be read. */
  readonly at: string | null;
}

/** An internal event: a rendered comment, or changed fields. */
export type RenderedEvent = (RenderedComment & { readonly type: 'comment' }) | FieldEvent;

type Details<T> = Placed<Omit<T, 'description' | 'comments' | 'internalEvents'>> & {
  readonly description: Prose | null;
  /** Newest first. */
  readonly comments: readonly RenderedComment[];
  /** Newest first; null for viewers who may not see them. */
  readonly internalEvents: readonly RenderedEvent[] | null;
};

export type IncidentDetails = Details<Incident>;
/** A monitor that is not ok, and whether a maintenance in progress explains it. */
export interface TroubledMonitor {
  readonly id: number;
  readonly name: string;
  readonly status: MonitorStatus;
  readonly isExpected: boolean;
}
export interface MonitorsAtPlace {
  readonly total: number;
  /** Monitors that are not ok, unexpected ones first. */
  readonly troubled: readonly TroubledMonitor[];
}
export type MaintenanceDetails = Details<Maintenance> & {
  /** Null if it is closed or monitors were never read. */
  readonly monitors: MonitorsAtPlace | null;
};
export type AnnouncementDetails = Placed<Omit<Announcement, 'description'>> & {
  readonly description: Prose | null;
};

/** The detail page of a notice: the item, or why it cannot be read now. */
export interface DetailPage<Item> extends BoardSummary {
  readonly id: number;
  readonly found:
    | {
        readonly state: 'read';
        readonly item: Item;
        /** When it was read from the source, an ISO instant; null if it is part of the board. */
        readonly readAt: string | null;
      }
    | { readonly state: 'unavailable'; readonly problem: SourceProblem };
}

/** Returns functions that create the data of detail pages: with place names and rendered Markdown. */
export function createDetails(sections: Pick<Sections, 'scopes' | 'services'>, render: RenderMarkdown) {
  const place = createPlacer(sections);
  const toDescription = (description: string | null): Prose | null =>
    description === null || description.trim() === '' ? null : toProse(render(description, 'description'));
  // Numbered from the oldest, so ids in the HTML stay the same when comments are added.
  const toComments = (comments: readonly Comment[]): RenderedComment[] =>
    comments.map(({ at, content }, index) => ({
      at,
      ...toProse(render(content, `comment-${comments.length - index}`)),
    }));
  const toEvents = (events: readonly InternalEvent[] | undefined): readonly RenderedEvent[] | null =>
    events?.map((event, index) =>
      event.type === 'comment'
        ? {
            type: event.type,
            at: event.at,
            ...toProse(render(event.content, `event-${events.length - index}`)),
          }
        : toFieldEvent(event),
    ) ?? null;
  return {
    incident: ({
      description,
      comments,
      internalEvents,
      asWritten: _,
      ...rest
    }: Incident): IncidentDetails => ({
      ...place(rest),
      description: toDescription(description),
      comments: toComments(comments),
      internalEvents: toEvents(internalEvents),
    }),
    maintenance: (
      { description, comments, internalEvents, asWritten: _, ...rest }: Maintenance,
      monitors: MonitorsAtPlace | null,
    ): MaintenanceDetails => ({
      ...place(rest),
      description: toDescription(description),
      comments: toComments(comments),
      internalEvents: toEvents(internalEvents),
      monitors,
    }),
    announcement: ({ description, ...rest }: Announcement): AnnouncementDetails => ({
      ...place(rest),
      description: toDescription(description),
    }),
  };
}

/** The monitors at the place of a maintenance, and which of them it explains. Null if it is closed or monitors were never read. */
export function monitorsAtPlace({ sections }: Snapshot, maintenance: Maintenance): MonitorsAtPlace | null {
  const all = itemsOf(sections.monitors);
  if (all === null || isOver(maintenance.status)) return null;
  const isThere = ({ scopeId, serviceId }: Place): boolean =>
    scopeId === maintenance.scopeId && serviceId === maintenance.serviceId;
  const inProgress = sections.maintenances.items.filter(
    (other) => isThere(other) && other.status === 'in-progress',
  );
  const monitors = all.filter(isThere);
  const troubled = monitors
    .filter(({ status }) => status !== 'ok')
    .map((monitor) => ({
      id: monitor.id,
      name: monitor.name,
      status: monitor.status,
      isExpected: isExpected(monitor, inProgress),
    }))
    .sort(
      (a, b) =>
        Number(a.isExpected) - Number(b.isExpected) ||
        statusRank(b.status) - statusRank(a.status) ||
        a.id - b.id,
    );
  return { total: monitors.length, troubled };
}

/** A changed field in the source's own words; null if it was, or is, empty. */
export interface FieldChange {
  readonly field: string;
  readonly from: string | null;
  readonly to: string | null;
}

/** A recorded creation or change. */
export interface FieldEvent {
  readonly type: 'create' | 'update' | 'unknown';
  /** An ISO instant; null if it could not be read. */
  readonly at: string | null;
  readonly changes: readonly FieldChange[];
}

const LONGEST_VALUE = 200;

function toText(value: unknown): string | null {
  if (value === null || value === undefined || value === '') return null;
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return toPlainText(text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE)}…` : text);
}

function parse(content: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(content);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
  } catch {
    // The event is shown without fields.
    return {};
  }
}

/** Parses the changed fields, `{"status": ["ACTIVE", "STABLE"]}`. The input is untrusted; the result is bounded. */
function toFieldEvent({ type, at, content }: InternalEvent): FieldEvent {
  // The fields of a new item are on the page anyway.
  const fields = type === 'create' ? {} : parse(content);
  const changes = Object.entries(fields).map(([field, value]) => {
    const [from, to] = Array.isArray(value) ? (value as readonly unknown[]) : [null, value];
    return { field: toDisplayName(field), from: toText(from), to: toText(to) };
  });
  return { type: type === 'comment' ? 'unknown' : type, at, changes };
}
