import { isProdManagerError } from '@/lib/prodmanager/index';
import type { Flaw } from '@/lib/status/model/types';

import type { BadRow } from '../rows/parse-row';
import type { WholeList } from '../rows/read-list';
import { isBudgetError } from '../source/request-budget';

/** The items of one section after a read. */
export interface Reading<Item> {
  readonly rows: readonly Item[];
  readonly bad: readonly BadRow[];
  /** Whether the source's own counts agree with the rows. */
  readonly isProven: boolean;
  /** What is known to be missing or outdated. */
  readonly flaws: readonly Flaw[];
  /** What else could not be read, for the log. Contains no values of the source. */
  readonly remarks: readonly string[];
}

/** The flaws for a number of missing rows: one flaw, or none for 0. */
export function toMissingFlaws(count: number): readonly Flaw[] {
  return count > 0 ? [{ kind: 'missing', field: null, count }] : [];
}

/** How many rows the source counts but does not list. */
export const countMissing = ({ total, listed }: WholeList<unknown>): number => Math.max(0, total - listed);

/**
 * Remarks for a failed request that the reading does not depend on; none for a {@link BudgetError}.
 *
 * @throws The error itself if it is neither the client's nor the budget's.
 */
export function toRemarks(what: string, error: unknown): readonly string[] {
  if (isBudgetError(error)) return [];
  if (!isProdManagerError(error)) throw error;
  return [`${what} cannot be read: ${error.message}`];
}
