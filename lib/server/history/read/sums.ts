import type { Tally } from '@/lib/status/history/types';

import type { Query } from '../sql/sql';
import type { Remember } from './memory';

/** A sum of tallies as it is read. */
export interface SumRow {
  ok: number;
  warning: number;
  alert: number;
  maintenance: number;
  unobserved: number;
  outages: number;
  longest: number;
}

/** The columns of {@link SumRow}. */
export const SUMS = `sum(ok) AS ok, sum(warning) AS warning, sum(alert) AS alert, sum(maintenance) AS maintenance,
  sum(unobserved) AS unobserved, sum(outages) AS outages, max(longest) AS longest`;

/** A sum of tallies; what it begins and ends with is left out. */
export const toSum = ({ ok, warning, alert, maintenance, unobserved, outages, longest }: SumRow): Tally => ({
  ok,
  warning,
  alert,
  maintenance,
  unobserved,
  outages,
  longest,
  lead: 0,
  tail: 0,
});

/** When and where sums are read. */
export interface Moment {
  readonly now: number;
  readonly timeZone: string;
  /** Keeps sums of days that are over. */
  readonly remember: Remember;
}

/** Up to when time is accounted; null if nothing is. */
export async function readAccountedUntil(query: Query, source: number): Promise<number | null> {
  const [row] = await query<{ rolled_until: number | null }>(
    'SELECT rolled_until FROM history_sources WHERE id = ?',
    [source],
  );
  return row?.rolled_until ?? null;
}
