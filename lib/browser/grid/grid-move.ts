/** A position in a grid: row 0 and column 0 are the headers. */
export interface GridPlace {
  readonly row: number;
  readonly column: number;
}

/** The last row and column. */
export type GridEnd = GridPlace;

/** The fields of a keyboard event that matter here. */
export interface GridKey {
  readonly key: string;
  readonly ctrlKey: boolean;
}

const within = (value: number, from: number, to: number): number => Math.min(to, Math.max(from, value));

/** Keeps a position inside the grid and out of the empty corner. */
function keepIn({ row, column }: GridPlace, from: GridPlace, end: GridEnd): GridPlace {
  const to = { row: within(row, 0, end.row), column: within(column, 0, end.column) };
  return to.row === 0 && to.column === 0 ? from : to;
}

/**
 * The position after a key press: arrows move by one, Home and End along the row (with Ctrl to the first and last cell), Page Up and Page
 * Down by five rows. Null for other keys.
 */
export function moveInGrid(from: GridPlace, { key, ctrlKey }: GridKey, end: GridEnd): GridPlace | null {
  const { row, column } = from;
  const first = row === 0 ? 1 : 0;
  if (ctrlKey) {
    if (key === 'Home') return { row: 1, column: 1 };
    return key === 'End' ? end : null;
  }
  switch (key) {
    case 'ArrowUp':
      return keepIn({ row: row - 1, column }, from, end);
    case 'ArrowDown':
      return keepIn({ row: row + 1, column }, from, end);
    case 'ArrowLeft':
      return keepIn({ row, column: column - 1 }, from, end);
    case 'ArrowRight':
      return keepIn({ row, column: column + 1 }, from, end);
    case 'Home':
      return { row, column: first };
    case 'End':
      return { row, column: end.column };
    case 'PageUp':
      return { row: Math.max(1, row - 5), column };
    case 'PageDown':
      return { row: Math.min(end.row, row + 5), column };
    default:
      return null;
  }
}
