import type { Comment, InternalEvent, Snapshot } from './types';

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
  const told = [...comments, ...internalEvents.filter(({ type }) => type === 'comment')];
  return [...(description === null ? [] : [description]), ...told.map(({ content }) => content)];
}
