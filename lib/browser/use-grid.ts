'use client';

import { useState, type FocusEvent, type KeyboardEvent } from 'react';

import { moveInGrid, type GridEnd, type GridPlace } from './grid-move';
import { useHydrated } from './use-hydrated';

/** What makes an element one stop of a grid. */
export interface GridStop {
  readonly 'data-stop'?: string;
  readonly tabIndex?: number;
}

/** A table that is walked with the arrow keys, and is one stop of the Tab key. */
export interface Grid {
  /** For the table itself. */
  readonly table: {
    readonly role?: 'grid';
    readonly onKeyDown?: (event: KeyboardEvent<HTMLElement>) => void;
    readonly onFocus?: (event: FocusEvent<HTMLElement>) => void;
  };
  /** For what takes the focus at a place. Without JavaScript all of it is reached with Tab, as in any table. */
  readonly stopAt: (row: number, column: number) => GridStop;
  readonly isGrid: boolean;
}

const START: GridPlace = { row: 1, column: 1 };
const nameOf = ({ row, column }: GridPlace): string => `${row},${column}`;

function placeOf(element: Element): GridPlace | null {
  const name = element.closest('[data-stop]')?.getAttribute('data-stop');
  const [row, column] = (name ?? '').split(',').map(Number);
  return row === undefined || column === undefined ? null : { row, column };
}

/** Walks a table of so many rows and columns, the names of each counted as row and column 0. */
export function useGrid(end: GridEnd): Grid {
  const isGrid = useHydrated();
  const [chosen, setChosen] = useState(START);
  if (!isGrid) return { table: {}, stopAt: () => ({}), isGrid };
  // The map may have shrunk under the reader.
  const current = { row: Math.min(chosen.row, end.row), column: Math.min(chosen.column, end.column) };
  return {
    isGrid,
    stopAt: (row, column) => ({
      'data-stop': nameOf({ row, column }),
      tabIndex: row === current.row && column === current.column ? 0 : -1,
    }),
    table: {
      role: 'grid',
      onFocus: ({ target }) => setChosen(placeOf(target) ?? current),
      onKeyDown: (event) => {
        if (event.altKey || event.metaKey || event.shiftKey) return;
        const from = placeOf(event.target as Element);
        const to = from && moveInGrid(from, event, end);
        if (!to) return;
        event.preventDefault();
        event.currentTarget.querySelector<HTMLElement>(`[data-stop="${nameOf(to)}"]`)?.focus();
      },
    },
  };
}
