import { notOkOf } from '../model/counts';
import { statusRank } from '../model/order';
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

/** The lines of a map by priority. */
export function toMapLines({ rows, columns }: WeatherMap): Record<'rows' | 'columns', readonly MapLine[]> {
  const byScope = columns.map(({ id, name }, index) =>
    toLine(
      id,
      name,
      rows.map(({ cells }) => cells[index] ?? null),
    ),
  );
  return {
    rows: inOrder(rows.map(({ id, name, cells }) => toLine(id, name, cells))),
    columns: inOrder(byScope),
  };
}

const MARKS = [null, 'in-progress', 'overrunning'] as const;

/** Summary of several cells: worst status, number of monitors not ok, worst maintenance mark. Null if none has monitors. */
export function summariseCells(cells: readonly (Cell | null)[]): CellState | null {
  return cells.reduce<CellState | null>((sum, cell) => {
    if (!cell) return sum;
    const { status, maintenance } = cell;
    const notOk = notOkOf(cell.counts);
    if (!sum) return { status, notOk, maintenance };
    return {
      status: statusRank(status) > statusRank(sum.status) ? status : sum.status,
      notOk: sum.notOk + notOk,
      maintenance:
        MARKS.indexOf(maintenance) > MARKS.indexOf(sum.maintenance) ? maintenance : sum.maintenance,
    };
  }, null);
}
