import { useLayoutEffect, useRef, type FocusEvent, type KeyboardEvent, type RefObject } from 'react';

import { moveInGrid, type GridEnd, type GridPlace } from './grid-move';
import { useHydrated } from '../page/use-hydrated';

/** A table with arrow-key navigation and a single tab stop. */
export interface Grid {
  /** Props of the table. Focusable elements have {@link stopAt}. */
  readonly table: {
    readonly ref: RefObject<HTMLTableElement | null>;
    readonly role?: 'grid';
    readonly onKeyDown?: (event: KeyboardEvent<HTMLElement>) => void;
    readonly onFocus?: (event: FocusEvent<HTMLElement>) => void;
  };
  readonly isGrid: boolean;
}

/** Attribute of the focusable element at a position. Without JavaScript all of them are tab stops. */
export const stopAt = (row: number, column: number): { readonly 'data-stop': string } => ({
  'data-stop': `${row},${column}`,
});

function placeOf(element: Element): GridPlace | null {
  const name = element.closest('[data-stop]')?.getAttribute('data-stop');
  const [row, column] = (name ?? '').split(',').map(Number);
  return row === undefined || column === undefined ? null : { row, column };
}

/**
 * Adds arrow-key navigation to a table; row 0 and column 0 are the headers. The tab stop is set directly in the DOM, because a move must not
 * re-render a map of a thousand cells.
 */
export function useGrid(end: GridEnd): Grid {
  const isGrid = useHydrated();
  const ref = useRef<HTMLTableElement>(null);
  const chosen = useRef<GridPlace>({ row: 1, column: 1 });
  const markStops = () => {
    // The map may have become smaller.
    const current = stopAt(
      Math.min(chosen.current.row, end.row),
      Math.min(chosen.current.column, end.column),
    );
    for (const stop of ref.current?.querySelectorAll<HTMLElement>('[data-stop]') ?? [])
      stop.tabIndex = stop.dataset['stop'] === current['data-stop'] ? 0 : -1;
  };
  // After each render, since cells may be new.
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
