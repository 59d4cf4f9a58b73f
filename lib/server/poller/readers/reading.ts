import 'server-only';

import { isProdManagerError } from '@/lib/prodmanager/index';
import type { Flaw } from '@/lib/status/model/types';

import { isBudgetError } from '../source/budget-error';
import type { WholeList } from '../rows/read-list';
import type { BadRow } from '../rows/parse-row';

/** What is known of one kind of resource, and whether the source's own counts agree with it. */
export interface Reading<Item> {
  readonly rows: readonly Item[];
  /** Rows that are in no list. */
  readonly bad: readonly BadRow[];
  readonly isProven: boolean;
  /** What is known to be missing or out of date. */
  readonly flaws: readonly Flaw[];
  /** What else could not be read, for the log: without values of the source. */
  readonly remarks: readonly string[];
}

/** The flaw of rows that the source counts and does not list; none where there are none. */
export function toMissing(count: number): readonly Flaw[] {
  return count > 0 ? [{ kind: 'missing', field: null, count }] : [];
}

/** How many rows the source counts in a list and does not list. */
export const missingOf = ({ total, listed }: WholeList<unknown>): number => Math.max(0, total - listed);

/**
 * A failed request that the reading can do without, as remarks. A request that there was no room for is none.
 *
 * @throws the error itself where it is neither the client's nor the gate's.
 */
export function toRemarks(what: string, error: unknown): readonly string[] {
  if (isBudgetError(error)) return [];
  if (!isProdManagerError(error)) throw error;
  return [`${what} cannot be read: ${error.message}`];
}
