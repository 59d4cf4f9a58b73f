import { notOkOf } from '../model/counts';
import { isNoticeable, type Cell, type WeatherMap } from '../map/weather-map';
import type { CellState } from './wall-layout';

/** A service or scope on the map. `isPinned`: it has a problem or maintenance, so it is never reduced to a count. */
export interface MapLine {
  readonly id: number;
  readonly name: string;
  readonly cells: readonly (Cell | null)[];
  readonly isTroubled: boolean;
  readonly isPinned: boolean;
}

function toLine(id: number, name: string, cells: readonly (Cell | null)[]): MapLine {
  const isTroubled = cells.some((cell) => cell !== null && notOkOf(cell.counts) > 0);
  return { id, name, cells, isTroubled, isPinned: cells.some(isNoticeable) };
}

/** Trouble first, then maintenance, then the rest, each in the order of the map. */
function inOrder(lines: readonly MapLine[]): readonly MapLine[] {
  const rank = ({ isTroubled, isPinned }: MapLine): number => (isTroubled ? 0 : isPinned ? 1 : 2);
  return [...lines].sort((a, b) => rank(a) - rank(b));
}

/** The lines of a map by priority; the cells of a row are in the order of the columns. */
export type MapLines = Readonly<Record<'rows' | 'columns', readonly MapLine[]>>;

/** The lines of a map by priority. */
export function toMapLines({ rows, columns }: WeatherMap): MapLines {
  const across = inOrder(
    columns.map(({ id, name }, index) =>
      toLine(
        id,
        name,
        rows.map(({ cells }) => cells[index] ?? null),
      ),
    ),
  );
  const places = new Map(columns.map(({ id }, index) => [id, index]));
  const order = across.map(({ id }) => places.get(id) ?? 0);
  const down = rows.map(({ id, name, cells }) =>
    toLine(
      id,
      name,
      order.map((index) => cells[index] ?? null),
    ),
  );
  return { rows: inOrder(down), columns: across };
}

/** What a cell of the wall shows. */
export const toCellState = ({ status, counts, maintenance }: Cell): CellState => ({
  status,
  notOk: notOkOf(counts),
  maintenance,
});
