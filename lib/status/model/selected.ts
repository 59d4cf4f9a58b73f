import type { Dimension } from './types';

/** A scope or service that a page is filtered by. */
export interface Selected extends Dimension {
  /** The query parameter that selects it. */
  readonly parameter: 'scope' | 'service';
}

/** The query for the same filter on another page. */
export const toWithin = (selected: readonly Selected[]): string =>
  selected.map(({ parameter, id }) => `${parameter}=${id}`).join('&');

/** The selected names, for a heading. */
export const toNames = (selected: readonly Selected[]): string => selected.map(({ name }) => name).join(', ');
