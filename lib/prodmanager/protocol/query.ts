import { compareText, type FilterSpec, type ResourceSpec } from './resources.ts';
import { ApiError, ERROR_MESSAGES } from './responses.ts';

const MAX_PAGE = 10_000_000;
const MAX_PER_PAGE = 50;
const DEFAULT_PER_PAGE = 20;
const MAX_FILTER_VALUES = 50;

/** The requested page of a list; `page` counts from 1. */
export interface Paging {
  readonly page: number;
  readonly perPage: number;
}

/**
 * Reads `page` and `per_page`; values below 1 mean the default. ProdManager reads them on every request, list or not.
 *
 * @throws ApiError 400 above a limit, 500 for anything but a whole number.
 */
export function readPaging(query: URLSearchParams): Paging {
  const page = readNumber(query.get('page'));
  const perPage = readNumber(query.get('per_page'));
  const reasons: Record<string, string[]> = {};
  if (page > MAX_PAGE) reasons['page'] = [`Value higher than the limit ${MAX_PAGE}`];
  if (perPage > MAX_PER_PAGE) reasons['per_page'] = [`Value higher than the limit ${MAX_PER_PAGE}`];
  if (Object.keys(reasons).length > 0)
    throw new ApiError(400, { message: 'Pagination value overflow', reasons });
  return { page: page < 1 ? 1 : page, perPage: perPage < 1 ? DEFAULT_PER_PAGE : perPage };
}

function readNumber(text: string | null): number {
  if (text === null || text === '') return 0;
  const number = parsePythonInteger(text);
  if (number === null) throw new ApiError(500, ERROR_MESSAGES.internal);
  return number;
}

/** The number that Python's `int()` reads from a text; null where `int()` raises an error. */
function parsePythonInteger(text: string): number | null {
  const trimmed = text.trim();
  return /^[+-]?\d+(?:_\d+)*$/.test(trimmed) ? Number(trimmed.replaceAll('_', '')) : null;
}

/** The paging headers of a list response. `total` counts the rows of all pages. */
export function pagingHeaders({ page, perPage }: Paging, total: number): Record<string, string> {
  const pages = Math.ceil(total / perPage);
  return {
    'x-total-pages': String(pages),
    'x-total': String(total),
    'x-page': String(page),
    'x-per-page': String(perPage),
    'x-prev-page': page > 1 ? String(page - 1) : 'None',
    'x-next-page': page < pages ? String(page + 1) : 'None',
  };
}

/**
 * The filters of a query: known parameters with valid values. ProdManager ignores all others.
 *
 * @throws ApiError 400 for more than 50 values of one parameter, equal ones included.
 */
export function readFilters({ filters }: ResourceSpec, query: URLSearchParams): URLSearchParams {
  return new URLSearchParams(
    Object.entries(filters).flatMap(([name, spec]) => {
      const values = query.getAll(name);
      if (values.length > MAX_FILTER_VALUES) {
        const reasons = {
          filter_name: [`Filter occurrence count higher than the limit ${MAX_FILTER_VALUES}`],
        };
        throw new ApiError(400, { message: 'Filter value overflow', reasons });
      }
      return toValidValues(spec, values).map((value) => [name, value]);
    }),
  );
}

function toValidValues(spec: FilterSpec, values: readonly string[]): readonly string[] {
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

/** How a stored minute and the value of a date filter are written before they are compared as texts. */
export interface DateFormat {
  readonly fromField: (minute: string) => string;
  readonly fromQuery: (value: string) => string;
}

/**
 * A test for rows: every filter must match, with any of its values. A null date matches every date filter.
 *
 * @param filters - from {@link readFilters}.
 */
export function createFilter(
  spec: ResourceSpec,
  filters: URLSearchParams,
  dates: DateFormat,
): (row: object) => boolean {
  const tests = Object.entries(spec.filters)
    .filter(([name]) => filters.has(name))
    .map(([name, { kind, field }]) => {
      const isDate = kind === 'before' || kind === 'after';
      const values = filters.getAll(name).map((value) => (isDate ? dates.fromQuery(value) : value));
      return (row: Readonly<Record<string, unknown>>): boolean => {
        const value = row[field];
        if (isDate && value === null) return true;
        if (typeof value !== 'string' && typeof value !== 'number') return false;
        if (!isDate) return values.includes(String(value));
        const date = dates.fromField(String(value));
        return values.some((limit) => compareText(date, limit) < 0 === (kind === 'before'));
      };
    });
  return (row) => tests.every((test) => test(row as Readonly<Record<string, unknown>>));
}
