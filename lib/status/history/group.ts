import { sumTallies } from './tally';
import type { ReliabilityRow, Tally } from './types';

/** What the rows of a report are of. */
export const REPORT_SUBJECTS = ['place', 'service', 'scope', 'all'] as const;

/** One of {@link REPORT_SUBJECTS}. */
export type ReportSubject = (typeof REPORT_SUBJECTS)[number];

/** The tallies of a place, or the sums of a service, a scope or all places: the id of what a row is not of is null. */
export interface ReportRow {
  readonly scopeId: number | null;
  readonly serviceId: number | null;
  readonly now: Tally;
  /** Null if nothing was recorded in the period before. */
  readonly before: Tally | null;
}

/** Sums places up by what a report is of. */
export function groupRows(rows: readonly ReliabilityRow[], by: ReportSubject): readonly ReportRow[] {
  if (by === 'place') return rows;
  const groups = new Map<number | null, ReliabilityRow[]>();
  for (const row of rows) {
    const id = by === 'service' ? row.serviceId : by === 'scope' ? row.scopeId : null;
    const group = groups.get(id);
    if (group) group.push(row);
    else groups.set(id, [row]);
  }
  return [...groups].map(([id, group]) => {
    const before = group.flatMap((row) => row.before ?? []);
    return {
      scopeId: by === 'scope' ? id : null,
      serviceId: by === 'service' ? id : null,
      now: sumTallies(group.map((row) => row.now)),
      before: before.length === 0 ? null : sumTallies(before),
    };
  });
}
