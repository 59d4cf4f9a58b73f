import { createPlacer, type Placed } from './placed';
import type { Announcement, Comment, Incident, Maintenance, Sections } from './types';

/** Markdown, rendered for a page. */
export interface Prose {
  /** Safe to insert into a page; empty where there is nothing. */
  readonly html: string;
  /** There where it is only the beginning of a text that is very long. */
  readonly isShortened?: true;
}

/** Markdown, rendered: for a page, and as text without markup on one line. */
export interface Rendered extends Prose {
  readonly text: string;
}

/**
 * Renders untrusted Markdown.
 *
 * @param name Stands before the ids in the HTML: another one for each text of a page.
 */
export type RenderMarkdown = (markdown: string, name: string) => Rendered;

/** No text at all. */
export const NO_PROSE: Prose = { html: '' };

/** What a page shows of a text. */
export const toProse = ({ text: _, ...prose }: Rendered): Prose => prose;

// A card shows a few lines of it, a wall fewer; all of it is on a page of its own.
const LONGEST_LATEST = 2_000;

/** The last that was said of something in public. */
export interface LatestComment {
  /** An ISO instant; null where it could not be read. */
  readonly at: string | null;
  readonly text: string;
}

/** As much of a plain text as a list or a wall may show. */
export const toStart = (text: string): string =>
  text.length > LONGEST_LATEST ? `${text.slice(0, LONGEST_LATEST).replace(/[\ud800-\udbff]$/, '')}…` : text;

type Item<T> = Placed<Omit<T, 'comments' | 'description' | 'internalEvents' | 'asWritten'>> & {
  readonly latest: LatestComment | null;
};

/** An incident in a list. */
export type IncidentItem = Item<Incident>;
/** A maintenance in a list. */
export type MaintenanceItem = Item<Maintenance>;
/** An announcement in a list. */
export type AnnouncementItem = Placed<Omit<Announcement, 'description'>> & Rendered;

/** Makes what lists show of what is going on: with names of places, and Markdown rendered. */
export function createItems(sections: Pick<Sections, 'scopes' | 'services'>, render: RenderMarkdown) {
  const place = createPlacer(sections);
  const toLatest = ([latest]: readonly Comment[]): LatestComment | null =>
    latest ? { at: latest.at, text: toStart(render(latest.content, 'latest').text) } : null;
  return {
    incident: ({
      comments,
      description: _,
      internalEvents: __,
      asWritten: ___,
      ...rest
    }: Incident): IncidentItem => ({
      ...place(rest),
      latest: toLatest(comments),
    }),
    maintenance: ({
      comments,
      description: _,
      internalEvents: __,
      asWritten: ___,
      ...rest
    }: Maintenance): MaintenanceItem => ({
      ...place(rest),
      latest: toLatest(comments),
    }),
    announcement: ({ description, ...rest }: Announcement): AnnouncementItem => ({
      ...place(rest),
      ...render(description, `announcement-${rest.id}`),
    }),
  };
}
