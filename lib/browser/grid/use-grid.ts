'use client';

import { useLayoutEffect, useRef, type FocusEvent, type KeyboardEvent, type RefObject } from 'react';

import { moveInGrid, type GridEnd, type GridPlace } from './grid-move';
import { useHydrated } from '../page/use-hydrated';

/** A table that is walked with the arrow keys, and is one stop of the Tab key. */
export interface Grid {
  /** For the table itself. What takes the focus at a place of it bears {@link stopAt}. */
  readonly table: {
    readonly ref: RefObject<HTMLTableElement | null>;
    readonly role?: 'grid';
    readonly onKeyDown?: (event: KeyboardEvent<HTMLElement>) => void;
    readonly onFocus?: (event: FocusEvent<HTMLElement>) => void;
  };
  readonly isGrid: boolean;
}

/** Marks what takes the focus at a place of a grid. Without JavaScript all of it is reached with Tab, as in any table. */
export const stopAt = (row: number, column: number): { readonly 'data-stop': string } => ({
  'data-stop': `${row},${column}`,
});

function placeOf(element: Element): GridPlace | null {
  const name = element.closest('[data-stop]')?.getAttribute('data-stop');
  const [row, column] = (name ?? '').split(',').map(Number);
  return row === undefined || column === undefined ? null : { row, column };
}

/**
 * Walks a table of so many rows and columns, the names of each counted as row and column 0. Which stop the Tab key takes is written to
 * the table itself, because a step along a map of a thousand cells must not draw it anew.
 */
export function useGrid(end: GridEnd): Grid {
  const isGrid = useHydrated();
  const ref = useRef<HTMLTableElement>(null);
  const chosen = useRef<GridPlace>({ row: 1, column: 1 });
  const markStops = () => {
    // The map may have shrunk under the reader.
    const current = stopAt(
      Math.min(chosen.current.row, end.row),
      Math.min(chosen.current.column, end.column),
    );
    for (const stop of ref.current?.querySelectorAll<HTMLElement>('[data-stop]') ?? [])
      stop.tabIndex = stop.dataset['stop'] === current['data-stop'] ? 0 : -1;
  };
  // After each drawing: a cell that is new, or has become another, is a stop like all others.
  useLayoutEffect(() => {
    if (isGrid) markStops();
  });
  if (!isGrid) return { table: { ref }, isGrid };
  return {
    isGrid,
    table: {
      ref,
      role: 'grid',
      onFocus: ({ target }) => {
        chosen.current = placeOf(target) ?? chosen.current;
        markStops();
      },
      onKeyDown: (event) => {
        if (event.altKey || event.metaKey || event.shiftKey) return;
        const from = placeOf(event.target as Element);
        const to = from && moveInGrid(from, event, end);
        if (!to) return;
        event.preventDefault();
        const { 'data-stop': name } = stopAt(to.row, to.column);
        ref.current?.querySelector<HTMLElement>(`[data-stop="${name}"]`)?.focus();
      },
    },
  };
}
