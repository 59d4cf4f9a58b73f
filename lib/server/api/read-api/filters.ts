import { readFilterValues } from '@/lib/prodmanager/protocol/filter-values';
import { parsePythonInteger } from '@/lib/prodmanager/protocol/python-integer';
import { compareText } from '@/lib/prodmanager/protocol/compare-text';

import type { FilterSpec, ResourceSpec } from './resources';
import type { WireRow } from './wire-schemas';

/** The values that are valid for a filter. Like ProdManager, ignores the others. */
function toValid(spec: FilterSpec, values: readonly string[]): readonly string[] {
  switch (spec.kind) {
    case 'word':
      return values.filter((value) => spec.words.includes(value));
    case 'id':
      return values.flatMap((value) => parsePythonInteger(value) ?? []).map(String);
    case 'text':
    case 'before':
    case 'after':
      return values;
  }
}

/** A minute of a row in the form that ProdManager's database stores: dates compare as text with it. */
const toStored = (minute: string): string => `${minute}:00.000000`;

/** A date of a query in the same form: it may have a space before its time. */
const toQueryDate = (value: string): string => value.replace(/^(\d{4}-\d{2}-\d{2}) /, '$1T');

function matches(spec: FilterSpec, field: unknown, value: string): boolean {
  // A date that could not be read may match any filter.
  if (field === null && (spec.kind === 'before' || spec.kind === 'after')) return true;
  if (typeof field !== 'string' && typeof field !== 'number') return false;
  if (spec.kind !== 'before' && spec.kind !== 'after') return String(field) === value;
  const order = compareText(toStored(String(field)), toQueryDate(value));
  return spec.kind === 'before' ? order < 0 : order >= 0;
}

/** The filters in a query with their valid values. @throws Refusal 400 for more than 50 values of one parameter */
export function readFilters({ filters }: ResourceSpec, query: URLSearchParams): URLSearchParams {
  return new URLSearchParams(
    Object.entries(filters).flatMap(([name, spec]) =>
      toValid(spec, readFilterValues(query, name)).map((value) => [name, value]),
    ),
  );
}

/** The rows that match any value of every filter. @param values As returned by {@link readFilters}. */
export function applyFilters<Row extends WireRow>(
  { filters }: ResourceSpec,
  values: URLSearchParams,
  rows: readonly Row[],
): readonly Row[] {
  const active = Object.entries(filters).filter(([name]) => values.has(name));
  return rows.filter((row) => {
    const fields: Readonly<Record<string, unknown>> = row;
    return active.every(([name, spec]) =>
      values.getAll(name).some((value) => matches(spec, fields[spec.field], value)),
    );
  });
}

/** The rows in ProdManager's order; equal ones by ID. */
export function sortRows<Row extends WireRow>({ order }: ResourceSpec, rows: readonly Row[]): readonly Row[] {
  const textOf = (row: Readonly<Record<string, unknown>>, field: string): string => String(row[field]);
  const compare = (left: Row, right: Row): number => {
    for (const key of order) {
      const field = key.replace(/^-/, '');
      const decided = compareText(textOf(left, field), textOf(right, field));
      if (decided !== 0) return key.startsWith('-') ? -decided : decided;
    }
    return left.id - right.id;
  };
  return rows.toSorted(compare);
}
