import { createPlacer, type Placed } from './place';
import type {
  Announcement,
  Comment,
  Dimension,
  Incident,
  InternalEvent,
  Maintenance,
  Place,
  Sections,
  Snapshot,
} from './types';

/** Rendered Markdown. */
export interface Prose {
  /** Sanitised HTML; empty if there is no text. */
  readonly html: string;
  /** Present if it is the beginning of a very long text. */
  readonly isShortened?: true;
}

/** Rendered Markdown as HTML, and as plain text on one line. */
export interface Rendered extends Prose {
  readonly text: string;
}

/**
 * Renders untrusted Markdown.
 *
 * @param name Prefix of the ids in the HTML; must be unique on a page.
 */
export type RenderMarkdown = (markdown: string, name: string) => Rendered;

export const NO_PROSE: Prose = { html: '' };

/** Removes the plain text. */
export const toProse = ({ text: _, ...prose }: Rendered): Prose => prose;

// Cards and walls show a few lines; the full text is on the detail page.
const LONGEST_LATEST = 2_000;

/** The latest public comment. */
export interface LatestComment {
  /** An ISO instant; null if it could not be read. */
  readonly at: string | null;
  readonly text: string;
}

/** Cuts plain text to the length that lists and walls show. */
export const toExcerpt = (text: string): string =>
  text.length > LONGEST_LATEST ? `${text.slice(0, LONGEST_LATEST).replace(/[\ud800-\udbff]$/, '')}…` : text;

interface WithLatest {
  readonly latest: LatestComment | null;
}

type Listed<T extends Place & Dimension, Fields extends keyof T> = Placed<
  Pick<T, Fields | keyof Place | keyof Dimension>
>;

/** An incident in the table of past ones. */
export type PastIncident = Listed<
  Incident,
  'status' | 'severity' | 'reference' | 'url' | 'impactStartedAt' | 'resolvedAt'
>;
/** A maintenance in the table of past ones. */
export type PastMaintenance = Listed<Maintenance, 'status' | 'scheduledStartAt' | 'startedAt' | 'endedAt'>;
/** An incident in a list. */
export type IncidentItem = PastIncident & WithLatest;
/** A maintenance in a list. */
export type MaintenanceItem = Listed<
  Maintenance,
  'status' | 'serviceStatus' | 'scheduledStartAt' | 'scheduledEndAt' | 'isOverrunning'
> &
  WithLatest;
/** An announcement in a list. */
export type AnnouncementItem = Listed<Announcement, 'level' | 'startsAt' | 'endsAt' | 'isInForce'> & Prose;

/** Converts notices to list items: with place names and rendered Markdown. */
export function createItems(sections: Pick<Sections, 'scopes' | 'services'>, render: RenderMarkdown) {
  const place = createPlacer(sections);
  const toLatest = ([latest]: readonly Comment[]): LatestComment | null =>
    latest ? { at: latest.at, text: toExcerpt(render(latest.content, 'latest').text) } : null;
  // Field by field: what a list does not show is not sent to browsers.
  const toPlace = ({ id, name, scopeId, serviceId }: Place & Dimension) =>
    place({ id, name, scopeId, serviceId });
  const pastIncident = (incident: Incident): PastIncident => {
    const { status, severity, reference, url, impactStartedAt, resolvedAt } = incident;
    return { ...toPlace(incident), status, severity, reference, url, impactStartedAt, resolvedAt };
  };
  return {
    incident: (incident: Incident): IncidentItem => ({
      ...pastIncident(incident),
      latest: toLatest(incident.comments),
    }),
    pastIncident,
    maintenance: (maintenance: Maintenance): MaintenanceItem => {
      const { status, serviceStatus, scheduledStartAt, scheduledEndAt, isOverrunning, comments } =
        maintenance;
      return {
        ...toPlace(maintenance),
        status,
        serviceStatus,
        scheduledStartAt,
        scheduledEndAt,
        isOverrunning,
        latest: toLatest(comments),
      };
    },
    pastMaintenance: (maintenance: Maintenance): PastMaintenance => {
      const { status, scheduledStartAt, startedAt, endedAt } = maintenance;
      return { ...toPlace(maintenance), status, scheduledStartAt, startedAt, endedAt };
    },
    announcement: (announcement: Announcement): AnnouncementItem => {
      const { level, startsAt, endsAt, isInForce } = announcement;
      const prose = toProse(render(announcement.description, `announcement-${announcement.id}`));
      return { ...toPlace(announcement), level, startsAt, endsAt, isInForce, ...prose };
    },
  };
}

/** An item with Markdown fields. */
export interface WithTexts {
  readonly description: string | null;
  readonly comments?: readonly Comment[];
  readonly internalEvents?: readonly InternalEvent[];
}

/** The Markdown that a list shows: the latest comment, or the description of an announcement. */
export function listedTextsOf({ description, comments }: WithTexts): readonly string[] {
  const text = comments ? comments[0]?.content : description;
  return text === null || text === undefined ? [] : [text];
}

/** The Markdown of all lists of the board. */
export function listedTexts({ sections }: Snapshot): readonly string[] {
  const { incidents, maintenances, announcements } = sections;
  return [...incidents.items, ...maintenances.items, ...announcements.items].flatMap(listedTextsOf);
}

/** The Markdown of a detail page. */
export function allTexts({ description, comments = [], internalEvents = [] }: WithTexts): readonly string[] {
  const commented = [...comments, ...internalEvents.filter(({ type }) => type === 'comment')];
  return [...(description === null ? [] : [description]), ...commented.map(({ content }) => content)];
}
