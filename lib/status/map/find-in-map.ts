import { createMatcher, toSearchText } from '../lists/search-text';
import type { ArrangedMap, Foldable } from './map-order';
import type { Line } from './weather-map';

type Indexes = readonly number[];

/** The indexes of the lines whose names contain every word. */
function matchesIn(lines: readonly Foldable<Line>[], typed: string): Indexes {
  const matches = createMatcher(typed);
  return lines.flatMap(({ name }, index) => (matches(toSearchText(name)) ? [index] : []));
}

const everyIndex = (lines: readonly unknown[]): Indexes => lines.map((_, index) => index);

/** The rows and columns for what is typed: as one name, or as a name of each kind. Null if there are none. */
function find(
  { rows, columns }: ArrangedMap,
  typed: string,
): readonly [rows: Indexes, columns: Indexes] | null {
  const [inRows, inColumns] = [matchesIn(rows, typed), matchesIn(columns, typed)];
  if (inRows.length > 0 || inColumns.length > 0)
    return [
      inRows.length > 0 ? inRows : everyIndex(rows),
      inColumns.length > 0 ? inColumns : everyIndex(columns),
    ];
  const words = typed.split(/\s+/).filter(Boolean);
  const splits = words
    .slice(1)
    .map((_, index) => [words.slice(0, index + 1), words.slice(index + 1)] as const);
  for (const [head, tail] of splits.flatMap(([a, b]) => [[a, b] as const, [b, a] as const])) {
    const found = [matchesIn(rows, head.join(' ')), matchesIn(columns, tail.join(' '))] as const;
    if (found[0].length > 0 && found[1].length > 0) return found;
  }
  return null;
}

/**
 * The rows and columns whose names contain what is typed, unfolded. `payments` is a row with all columns, and `payments paris` one cell. A map
 * without lines if nothing matches.
 */
export function findInMap(map: ArrangedMap, typed: string): ArrangedMap {
  if (typed.trim() === '') return map;
  const [rows, columns] = find(map, typed) ?? [[], []];
  return {
    columns: columns.flatMap((index) => {
      const column = map.columns[index];
      return column ? [{ ...column, isFolded: false }] : [];
    }),
    rows: rows.flatMap((index) => {
      const row = map.rows[index];
      return row
        ? [{ ...row, cells: columns.map((column) => row.cells[column] ?? null), isFolded: false }]
        : [];
    }),
  };
}
