import type { BoardSummary } from '../verdict/board-facts';
import { toFieldEvent, type FieldEvent } from './field-event';
import { toProse, type Prose, type RenderMarkdown } from '../model/items';
import { createPlacer, type Placed } from '../model/placed';
import type {
  Announcement,
  Comment,
  Incident,
  InternalEvent,
  Maintenance,
  MonitorStatus,
  Sections,
  SourceProblem,
} from '../model/types';

/** A public comment, rendered. */
export interface RenderedComment extends Prose {
  /** An ISO instant; null where it could not be read. */
  readonly at: string | null;
}

/** What only insiders read: a comment, rendered, or the fields that somebody changed. */
export type RenderedEvent = (RenderedComment & { readonly type: 'comment' }) | FieldEvent;

type Details<T> = Placed<Omit<T, 'description' | 'comments' | 'internalEvents'>> & {
  readonly description: Prose | null;
  /** Newest first. */
  readonly comments: readonly RenderedComment[];
  /** Newest first; null for whoever may not see them. */
  readonly internalEvents: readonly RenderedEvent[] | null;
};

/** An incident with all that is told of it. */
export type IncidentDetails = Details<Incident>;
/** A monitor that is not ok, and whether a maintenance in progress says so. */
export interface TroubledMonitor {
  readonly id: number;
  readonly name: string;
  readonly status: MonitorStatus;
  readonly isExpected: boolean;
}
/** The monitors at the place of a maintenance. */
export interface MonitorsThere {
  readonly total: number;
  /** Those that are not ok, unexpected ones first. */
  readonly troubled: readonly TroubledMonitor[];
}
/** A maintenance with all that is told of it. */
export type MaintenanceDetails = Details<Maintenance> & {
  /** Null where it is over, or where monitors were never read. */
  readonly monitors: MonitorsThere | null;
};
/** An announcement with all that is told of it. */
export type AnnouncementDetails = Placed<Omit<Announcement, 'description'>> & {
  readonly description: Prose | null;
};

/** What a page about one thing shows: the thing, or that the source cannot be asked for it just now. */
export interface DetailPage<Item> extends BoardSummary {
  readonly id: number;
  readonly found:
    | {
        readonly state: 'read';
        readonly item: Item;
        /** When the source was asked, an ISO instant; null where it is a part of the board and as old as that. */
        readonly readAt: string | null;
      }
    | { readonly state: 'unavailable'; readonly problem: SourceProblem };
}

/** Makes what pages show of one thing: with names of places, and Markdown rendered. */
export function createDetails(sections: Pick<Sections, 'scopes' | 'services'>, render: RenderMarkdown) {
  const place = createPlacer(sections);
  const toDescription = (description: string | null): Prose | null =>
    description === null || description.trim() === '' ? null : toProse(render(description, 'description'));
  // Counted from the oldest, so that a text keeps its ids while others are added.
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
      monitors: MonitorsThere | null,
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
