import { createPlacer, type Placed } from './placed';
import type { Announcement, Comment, Incident, Maintenance, Sections } from './types';

/** Markdown, rendered: `html` is safe to insert into a page, `text` is the same without markup, on one line. */
export interface Rendered {
  readonly html: string;
  readonly text: string;
}

/** Renders untrusted Markdown. */
export type RenderMarkdown = (markdown: string) => Rendered;

/** The last that was said of something in public. */
export interface LatestComment {
  /** An ISO instant; null where it could not be read. */
  readonly at: string | null;
  readonly text: string;
}

type Item<T> = Placed<Omit<T, 'comments' | 'description' | 'internalEvents'>> & {
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
    latest ? { at: latest.at, text: render(latest.content).text } : null;
  return {
    incident: ({ comments, description: _, internalEvents: __, ...rest }: Incident): IncidentItem => ({
      ...place(rest),
      latest: toLatest(comments),
    }),
    maintenance: ({
      comments,
      description: _,
      internalEvents: __,
      ...rest
    }: Maintenance): MaintenanceItem => ({
      ...place(rest),
      latest: toLatest(comments),
    }),
    announcement: ({ description, ...rest }: Announcement): AnnouncementItem => ({
      ...place(rest),
      ...render(description),
    }),
  };
}
