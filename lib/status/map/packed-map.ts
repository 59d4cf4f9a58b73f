import { worstOf } from '../model/counts';
import { type Cell, type MaintenanceMark, toLine, type WeatherMap } from './weather-map';

type PackedCell = readonly [
  ok: number,
  warning: number,
  alert: number,
  unknown: number,
  expected: number,
  maintenance: MaintenanceMark | null,
  since: string | null,
];

/** A service or scope. */
type PackedLine = readonly [id: number, name: string];

/**
 * A map in the form that pages are sent: without what follows from the rest. A number is a cell with so many monitors, all ok; null is a
 * place without monitors.
 */
export interface PackedMap {
  readonly columns: readonly PackedLine[];
  readonly rows: readonly (readonly [...PackedLine, cells: readonly (PackedCell | number | null)[]])[];
}

function packCell(cell: Cell | null): PackedCell | number | null {
  if (cell === null) return null;
  const { counts, expected, maintenance, since } = cell;
  const { ok, warning, alert, unknown } = counts;
  const isPlain =
    warning + alert + unknown + expected === 0 && maintenance === null && since === null && ok > 0;
  return isPlain ? ok : [ok, warning, alert, unknown, expected, maintenance, since];
}

/** The map as it is sent; {@link unpackMap} returns the same map. */
export const packMap = ({ columns, rows }: WeatherMap): PackedMap => ({
  columns: columns.map(({ id, name }) => [id, name]),
  rows: rows.map(({ id, name, cells }) => [id, name, cells.map(packCell)]),
});

function unpackCell(packed: PackedCell | number | null, serviceId: number, scopeId: number): Cell | null {
  if (packed === null) return null;
  const [ok, warning, alert, unknown, expected, maintenance, since] =
    typeof packed === 'number' ? ([packed, 0, 0, 0, 0, null, null] as const) : packed;
  const counts = { ok, warning, alert, unknown };
  return { scopeId, serviceId, status: worstOf(counts), counts, expected, maintenance, since };
}

/** The whole map, with the sums and worst statuses of its lines, from what {@link packMap} made. */
export function unpackMap({ columns, rows }: PackedMap): WeatherMap {
  const cellsOf = rows.map(([serviceId, , cells]) =>
    columns.map(([scopeId], index) => unpackCell(cells[index] ?? null, serviceId, scopeId)),
  );
  return {
    columns: columns.map(([id, name], index) =>
      toLine(
        { id, name },
        cellsOf.map((cells) => cells[index] ?? null),
      ),
    ),
    rows: rows.map(([id, name], index) => {
      const cells = cellsOf[index] ?? [];
      return { ...toLine({ id, name }, cells), cells };
    }),
  };
}
