import { Refusal } from './refusal.ts';

const MOST_VALUES = 50;

/**
 * The values that a query has for one filter, as they were sent; empty where it has none.
 *
 * @throws Refusal 400 for more than 50 values, equal ones included.
 */
export function readFilterValues(query: URLSearchParams, name: string): readonly string[] {
  const values = query.getAll(name);
  if (values.length <= MOST_VALUES) return values;
  const reasons = { filter_name: [`Filter occurrence count higher than the limit ${MOST_VALUES}`] };
  throw new Refusal(400, { message: 'Filter value overflow', reasons });
}
