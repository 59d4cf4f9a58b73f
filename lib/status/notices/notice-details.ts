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
export interface MonitorsThere {
  readonly total: number;
  /** Monitors that are not ok, unexpected ones first. */
  readonly troubled: readonly TroubledMonitor[];
}
export type MaintenanceDetails = Details<Maintenance> & {
  /** Null if it is closed or monitors were never read. */
  readonly monitors: MonitorsThere | null;
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
