import type { Comment, InternalEvent, Snapshot } from './types';

/** What may hold Markdown. */
export interface WithTexts {
  readonly description: string | null;
  readonly comments?: readonly Comment[];
  readonly internalEvents?: readonly InternalEvent[];
}

/** The Markdown that a list shows of a thing: its latest comment; of an announcement, which has none, what it says. */
export function listedTextsOf({ description, comments }: WithTexts): readonly string[] {
  const text = comments ? comments[0]?.content : description;
  return text === null || text === undefined ? [] : [text];
}

/** The Markdown that any list of the board may show. */
export function listedTexts({ sections }: Snapshot): readonly string[] {
  const { incidents, maintenances, announcements } = sections;
  return [...incidents.items, ...maintenances.items, ...announcements.items].flatMap(listedTextsOf);
}

/** The Markdown that the page of a thing shows. */
export function allTexts({ description, comments = [], internalEvents = [] }: WithTexts): readonly string[] {
  const told = [...comments, ...internalEvents.filter(({ type }) => type === 'comment')];
  return [...(description === null ? [] : [description]), ...told.map(({ content }) => content)];
}
