import { isUnplaced } from '../model/flaws';
import { type Prose, type RenderMarkdown, toProse } from '../model/items';
import { createPlacer, type Placed } from '../model/place';
import type {
  Announcement,
  Comment,
  Incident,
  InternalEvent,
  Maintenance,
  Place,
  Sections,
  Snapshot,
  SourceProblem,
} from '../model/types';
import { isSamePlace, listMonitors, type MonitorsAtPlace } from '../monitors/monitors-at-place';
import type { BoardSummary } from '../verdict/board-summary';
import { toFieldEvent, type FieldEvent } from './field-events';

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

/** An open notice's monitors at its place; null as for {@link affectedMonitors}. */
interface Affecting {
  readonly monitors: MonitorsAtPlace | null;
}

export type IncidentDetails = Details<Incident> & Affecting;
export type MaintenanceDetails = Details<Maintenance> & Affecting;
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
export function createDetails(
  {
    sections,
    timeZone,
  }: { readonly sections: Pick<Sections, 'scopes' | 'services'>; readonly timeZone: string },
  render: RenderMarkdown,
) {
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
        : toFieldEvent(event, { timeZone, place }),
    ) ?? null;
  return {
    incident: (
      { description, comments, internalEvents, asWritten: _, ...rest }: Incident,
      monitors: MonitorsAtPlace | null,
    ): IncidentDetails => ({
      ...place(rest),
      description: toDescription(description),
      comments: toComments(comments),
      internalEvents: toEvents(internalEvents),
      monitors,
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

const MOST_MONITORS = 12;

/** The monitors of an open notice's place; null if it is closed, its place is unknown, or monitors were never read. */
export const affectedMonitors = (
  snapshot: Snapshot,
  notice: Place,
  isClosed: boolean,
): MonitorsAtPlace | null =>
  isClosed || isUnplaced(notice)
    ? null
    : listMonitors(snapshot, (monitor) => isSamePlace(monitor, notice), MOST_MONITORS);
