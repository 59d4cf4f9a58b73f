import { isNoticeable, type Cell, type Line, type Row, type WeatherMap } from './weather-map';

/** The ids of the rows or columns of a map, in the order in which they are shown. */
export interface LineOrder {
  readonly shown: readonly number[];
  /** Lines without anything to notice, which a large map folds away. They follow the shown ones. */
  readonly folded: readonly number[];
}

export interface MapOrder {
  readonly rows: LineOrder;
  readonly columns: LineOrder;
}

/** A line, and whether it is folded away. */
export type Foldable<T> = T & { readonly isFolded: boolean };

/** A map in the order in which it is shown. */
export interface ArrangedMap {
  readonly columns: readonly Foldable<Line>[];
  readonly rows: readonly Foldable<Row>[];
}

/** A map with more rows or columns than this is large. */
export const MOST_UNFOLDED = { rows: 15, columns: 12 } as const;
/** Folding fewer lines than this saves no space. */
const FEWEST_FOLDED = 3;

/** Whether a map has too many rows or columns to take in at a glance. */
export const isLarge = ({ rows, columns }: WeatherMap | ArrangedMap): boolean =>
  rows.length > MOST_UNFOLDED.rows || columns.length > MOST_UNFOLDED.columns;

const cellsOfColumn = ({ rows }: WeatherMap, index: number): (Cell | null)[] =>
  rows.map(({ cells }) => cells[index] ?? null);

/** The ids of lines with nothing to notice. */
function quietLines(map: WeatherMap): Record<'rows' | 'columns', ReadonlySet<number>> {
  const isQuiet = (cells: readonly (Cell | null)[]): boolean => !cells.some(isNoticeable);
  return {
    rows: new Set(map.rows.flatMap(({ id, cells }) => (isQuiet(cells) ? [id] : []))),
    columns: new Set(
      map.columns.flatMap(({ id }, index) => (isQuiet(cellsOfColumn(map, index)) ? [id] : [])),
    ),
  };
}

function foldLines(lines: readonly Line[], quiet: ReadonlySet<number>, most: number): LineOrder {
  const ids = lines.map(({ id }) => id);
  if (lines.length <= most || quiet.size < FEWEST_FOLDED) return { shown: ids, folded: [] };
  return { shown: ids.filter((id) => !quiet.has(id)), folded: ids.filter((id) => quiet.has(id)) };
}

/** The order for a map: as it is, worst first, with the healthy lines of a large map folded. */
export function toMapOrder(map: WeatherMap): MapOrder {
  const quiet = quietLines(map);
  return {
    rows: foldLines(map.rows, quiet.rows, MOST_UNFOLDED.rows),
    columns: foldLines(map.columns, quiet.columns, MOST_UNFOLDED.columns),
  };
}

/** The index of each line of an order; lines that are not in the order come last, as they are. */
function arrange(
  lines: readonly Line[],
  { shown, folded }: LineOrder,
  quiet: ReadonlySet<number>,
): { readonly index: number; readonly isFolded: boolean }[] {
  const ranks = new Map([...shown, ...folded].map((id, rank) => [id, rank]));
  const foldable = new Set(folded);
  const rankOf = ({ id }: Line): number => ranks.get(id) ?? ranks.size;
  return lines
    .map((line, index) => ({
      index,
      rank: rankOf(line),
      isFolded: foldable.has(line.id) && quiet.has(line.id),
    }))
    .sort((a, b) => a.rank - b.rank || a.index - b.index)
    .map(({ index, isFolded }) => ({ index, isFolded }));
}

/**
 * Puts a map in an order, which may be that of an earlier map. A line is folded only while there is nothing to notice in it; one that has
 * recovered stays unfolded until the order changes.
 */
export function arrangeMap(map: WeatherMap, order: MapOrder): ArrangedMap {
  const quiet = quietLines(map);
  const columns = arrange(map.columns, order.columns, quiet.columns);
  const rows = arrange(map.rows, order.rows, quiet.rows);
  return {
    columns: columns.flatMap(({ index, isFolded }) => {
      const column = map.columns[index];
      return column ? [{ ...column, isFolded }] : [];
    }),
    rows: rows.flatMap(({ index, isFolded }) => {
      const row = map.rows[index];
      return row
        ? [{ ...row, isFolded, cells: columns.map((column) => row.cells[column.index] ?? null) }]
        : [];
    }),
  };
}
