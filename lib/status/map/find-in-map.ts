import { toSearchText } from '../lists/search-text';
import type { ArrangedMap, Foldable } from './map-order';
import type { Line } from './weather-map';

interface Narrowed {
  readonly indexes: readonly number[];
  /** The words that occur in some name. */
  readonly known: ReadonlySet<string>;
}

/** The lines whose names contain every word that occurs in a name at all. */
function narrow(lines: readonly Foldable<Line>[], words: readonly string[]): Narrowed {
  const texts = lines.map(({ name }) => toSearchText(name));
  const known = words.filter((word) => texts.some((text) => text.includes(word)));
  const indexes = texts.flatMap((text, index) => (known.every((word) => text.includes(word)) ? [index] : []));
  return { indexes, known: new Set(known) };
}

/**
 * The rows and columns whose names contain the typed words, unfolded. A word that occurs in names of one kind only narrows that kind, so
 * `payments paris` is one cell. A map without lines if a word occurs nowhere.
 */
export function findInMap(map: ArrangedMap, typed: string): ArrangedMap {
  const words = toSearchText(typed).split(/\s+/).filter(Boolean);
  if (words.length === 0) return map;
  const rows = narrow(map.rows, words);
  const columns = narrow(map.columns, words);
  const isNowhere = words.some((word) => !rows.known.has(word) && !columns.known.has(word));
  if (isNowhere || rows.indexes.length === 0 || columns.indexes.length === 0)
    return { rows: [], columns: [] };
  return {
    columns: columns.indexes.flatMap((index) => {
      const column = map.columns[index];
      return column ? [{ ...column, isFolded: false }] : [];
    }),
    rows: rows.indexes.flatMap((index) => {
      const row = map.rows[index];
      const cells = columns.indexes.map((column) => row?.cells[column] ?? null);
      return row ? [{ ...row, cells, isFolded: false }] : [];
    }),
  };
}
