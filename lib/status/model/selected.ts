import type { Dimension } from './types';

/** A scope or service that a page is cut down to. */
export interface Selected extends Dimension {
  /** The parameter of a query that selects it. */
  readonly parameter: 'scope' | 'service';
}

/** The query that selects this, as the lists of the board and the overview take it. */
export const toWithin = (selected: readonly Selected[]): string =>
  selected.map(({ parameter, id }) => `${parameter}=${id}`).join('&');

/** Its names, for a heading. */
export const toNames = (selected: readonly Selected[]): string => selected.map(({ name }) => name).join(', ');
