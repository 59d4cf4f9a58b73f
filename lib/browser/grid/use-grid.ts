import { useLayoutEffect, useRef, type FocusEvent, type KeyboardEvent, type RefObject } from 'react';

import { useHydrated } from '../page/use-hydrated';
import { moveInGrid } from './grid-move';

/** A table with arrow-key navigation and a single tab stop. */
export interface Grid {
  /** Props of the table. Focusable elements have {@link stopAt}. */
  readonly table: {
    readonly ref: RefObject<HTMLTableElement | null>;
    readonly role?: 'grid';
    readonly onKeyDown?: (event: KeyboardEvent<HTMLElement>) => void;
    readonly onFocus?: (event: FocusEvent<HTMLElement>) => void;
    readonly onBlur?: () => void;
  };
  readonly isGrid: boolean;
  /** Finds another tab stop if that one is no longer visible. To be called when rows or columns are hidden without a render. */
  readonly refresh: () => void;
}

/**
 * Attribute of a focusable element: the ids of its row and column, null for a header. Without JavaScript all of them are tab stops. Ids, not
 * coordinates, so that the tab stop follows its cell when lines move.
 */
export const stopAt = (row: number | null, column: number | null): { readonly 'data-stop': string } => ({
  'data-stop': `${row ?? ''}/${column ?? ''}`,
});

type Stops = readonly (readonly HTMLElement[])[];

const isShown = (element: Element): boolean => element.getClientRects().length > 0;

/** The visible stops by row; the first row is that of the column headers. */
function shownStops(table: HTMLTableElement): Stops {
  return [...table.rows]
    .filter(isShown)
    .map((row) => [...row.querySelectorAll<HTMLElement>('[data-stop]')].filter(isShown));
}

/** The stop at a position, where the corner above the row headers has none. */
const stopIn = (stops: Stops, row: number, column: number): HTMLElement | undefined =>
  stops[row]?.[row === 0 ? column - 1 : column];

/** Adds arrow-key navigation to a table. The tab stop is set directly in the DOM, because a move must not re-render a map of a thousand cells. */
export function useGrid(): Grid {
  const isGrid = useHydrated();
  const ref = useRef<HTMLTableElement>(null);
  const chosen = useRef({ stop: '', hasFocus: false });
  const find = (stop: string) => ref.current?.querySelector<HTMLElement>(`[data-stop="${stop}"]`) ?? null;
  const refresh = () => {
    const table = ref.current;
    if (!table) return;
    let current = find(chosen.current.stop);
    if (!current || !isShown(current)) {
      const stops = shownStops(table);
      current = stopIn(stops, 1, 1) ?? stopIn(stops, 0, 1) ?? null;
      chosen.current.stop = current?.dataset['stop'] ?? '';
    }
    for (const stop of table.querySelectorAll<HTMLElement>('[data-stop]')) {
      const tabIndex = stop === current ? '0' : '-1';
      if (stop.getAttribute('tabindex') !== tabIndex) stop.setAttribute('tabindex', tabIndex);
    }
    // A cell that is replaced loses the focus without an event.
    if (chosen.current.hasFocus && document.activeElement === document.body) current?.focus();
  };
  // After each render, since cells may be new.
  useLayoutEffect(() => {
    if (isGrid) refresh();
  });
  if (!isGrid) return { table: { ref }, isGrid, refresh };
  return {
    isGrid,
    refresh,
    table: {
      ref,
      role: 'grid',
      onBlur: () => {
        chosen.current.hasFocus = false;
      },
      onFocus: ({ target }) => {
        const stop = target.closest<HTMLElement>('[data-stop]');
        if (!stop) return;
        const last = find(chosen.current.stop);
        if (last) last.tabIndex = -1;
        stop.tabIndex = 0;
        chosen.current = { stop: stop.dataset['stop'] ?? '', hasFocus: true };
      },
      onKeyDown: (event) => {
        const table = ref.current;
        if (!table || event.altKey || event.metaKey || event.shiftKey) return;
        const stops = shownStops(table);
        const stop = (event.target as Element).closest<HTMLElement>('[data-stop]');
        const row = stop ? stops.findIndex((line) => line.includes(stop)) : -1;
        const column = (stop && stops[row]?.indexOf(stop)) ?? -1;
        if (row === -1 || column === -1) return;
        const to = moveInGrid({ row, column: row === 0 ? column + 1 : column }, event, {
          row: stops.length - 1,
          column: stops[0]?.length ?? 0,
        });
        if (!to) return;
        event.preventDefault();
        const next = stopIn(stops, to.row, to.column);
        next?.focus({ preventScroll: true });
        // As little as possible: browsers would scroll the page until the heads are out of view.
        next?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
      },
    },
  };
}
