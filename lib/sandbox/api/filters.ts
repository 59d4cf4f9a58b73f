import { compareText } from '../../prodmanager/protocol/compare-text';
import { toSqliteText } from '../store/wall-clock';
import { parsePythonInteger } from '../../prodmanager/protocol/python-integer';
import { readFilterValues } from '../../prodmanager/protocol/filter-values';

/** A test for rows made from a parameter's values; null when none of them means anything. */
type Filter<Row> = (values: readonly string[]) => ((row: Row) => boolean) | null;

/** The filters of a list, by the name of their parameter. */
export type Filters<Row> = Readonly<Record<string, Filter<Row>>>;

/** Rows whose field is one of the words sent; unknown words are ignored. */
export const byWord =
  <Row>(read: (row: Row) => string, words: readonly string[]): Filter<Row> =>
  (values) => {
    const known = new Set(values.filter((value) => words.includes(value)));
    return known.size === 0 ? null : (row) => known.has(read(row));
  };

/** Rows whose field is one of the ids sent; what is no number is ignored. */
export const byId =
  <Row>(read: (row: Row) => number): Filter<Row> =>
  (values) => {
    const ids = new Set(values.map(parsePythonInteger).filter((id) => id !== null));
    return ids.size === 0 ? null : (row) => ids.has(read(row));
  };

/** Rows whose field is one of the texts sent. */
export const byText =
  <Row>(read: (row: Row) => string | null): Filter<Row> =>
  (values) =>
  (row) =>
    values.some((value) => value === read(row));

/**
 * Rows whose minute is before one of those sent. Minutes are compared as SQLite compares them: as texts, in which the
 * blank of the stored one sorts before the `T` of the one asked for.
 */
export const before =
  <Row>(read: (row: Row) => string): Filter<Row> =>
  (values) =>
  (row) =>
    values.some((value) => compareText(toSqliteText(read(row)), value) < 0);

/** Rows whose minute is one of those sent or later, compared in the same way. */
export const after =
  <Row>(read: (row: Row) => string): Filter<Row> =>
  (values) =>
  (row) =>
    values.some((value) => compareText(toSqliteText(read(row)), value) >= 0);

/**
 * The tests that a query asks for: different parameters are all required, unknown ones ignored.
 *
 * @throws Refusal 400 when one parameter is repeated more than 50 times
 */
export function readFilters<Row>(filters: Filters<Row>, query: URLSearchParams): ((row: Row) => boolean)[] {
  const tests: ((row: Row) => boolean)[] = [];
  for (const [name, filter] of Object.entries(filters)) {
    const values = readFilterValues(query, name);
    if (values.length === 0) continue;
    const test = filter(values);
    if (test) tests.push(test);
  }
  return tests;
}
