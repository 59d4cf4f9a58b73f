import 'server-only';

import { readFilterValues } from '@/lib/prodmanager/protocol/filter-values';
import { parsePythonInteger } from '@/lib/prodmanager/protocol/python-integer';
import { compareText } from '@/lib/prodmanager/protocol/compare-text';

import type { FilterSpec, ResourceSpec } from './resources';
import type { WireRow } from './wire-schemas';

/** The values that mean something: as in ProdManager the others are ignored. */
function toKnown(spec: FilterSpec, values: readonly string[]): readonly string[] {
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

/** A minute of a row as ProdManager's database compares it: a date alone then means its midnight. */
const toComparable = (minute: string): string => `${minute}:00.000000`;

/** A date of a query, which may have a blank before its time, in the same form. */
const toAskedDate = (value: string): string => value.replace(/^(\d{4}-\d{2}-\d{2}) /, '$1T');

function matches(spec: FilterSpec, field: unknown, value: string): boolean {
  // What could not be read when is left out by no date.
  if (field === null && (spec.kind === 'before' || spec.kind === 'after')) return true;
  if (typeof field !== 'string' && typeof field !== 'number') return false;
  if (spec.kind !== 'before' && spec.kind !== 'after') return String(field) === value;
  const order = compareText(toComparable(String(field)), toAskedDate(value));
  return spec.kind === 'before' ? order < 0 : order >= 0;
}

/**
 * What of a query narrows a list of this kind: known parameters with the values that mean something.
 *
 * @throws Refusal 400 for more than 50 values of one parameter.
 */
export function readFilters({ filters }: ResourceSpec, query: URLSearchParams): URLSearchParams {
  return new URLSearchParams(
    Object.entries(filters).flatMap(([name, spec]) =>
      toKnown(spec, readFilterValues(query, name)).map((value) => [name, value]),
    ),
  );
}

/** The rows that pass: any of the values of a parameter, and all parameters. @param given see {@link readFilters}. */
export function narrow<Row extends WireRow>(
  { filters }: ResourceSpec,
  given: URLSearchParams,
  rows: readonly Row[],
): readonly Row[] {
  const asked = Object.entries(filters).filter(([name]) => given.has(name));
  return rows.filter((row) => {
    const fields: Readonly<Record<string, unknown>> = row;
    return asked.every(([name, spec]) =>
      given.getAll(name).some((value) => matches(spec, fields[spec.field], value)),
    );
  });
}

/** The rows in ProdManager's order; those that it leaves undecided by their ids. */
export function inOrder<Row extends WireRow>({ order }: ResourceSpec, rows: readonly Row[]): readonly Row[] {
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
