import { SPANS } from '../store/codes';
import type { Store } from '../store/store';

const DAY_MS = 86_400_000;
const HOURS_FOR_MS = 4 * DAY_MS;

/** How long the history is kept. */
export interface Retention {
  /** Days that single changes are kept. */
  readonly rawDays: number;
  /** Days that the tallies of days are kept; null for good. */
  readonly tallyDays: number | null;
}

const OLD_STATUSES = `DELETE FROM history_statuses WHERE source = ? AND at_ms < ? AND EXISTS (
  SELECT 1 FROM history_statuses n WHERE n.source = history_statuses.source AND n.monitor = history_statuses.monitor
    AND n.at_ms > history_statuses.at_ms AND n.at_ms <= ?)`;

/**
 * Deletes what is older than it is kept. The last status of each monitor before that time stays, and so do names, incidents and
 * maintenances.
 *
 * @throws Error of the engine
 */
export async function deleteOld(store: Store, { rawDays, tallyDays }: Retention, now: number): Promise<void> {
  const rawFrom = now - rawDays * DAY_MS;
  await store.write(async (query, source) => {
    await query(OLD_STATUSES, [source, rawFrom, rawFrom]);
    await query('DELETE FROM history_observed WHERE source = ? AND until_ms < ?', [source, rawFrom]);
    const old = 'DELETE FROM history_tallies WHERE source = ? AND span = ? AND start_ms < ?';
    await query(old, [source, SPANS.hour, now - HOURS_FOR_MS]);
    if (tallyDays !== null) await query(old, [source, SPANS.day, now - tallyDays * DAY_MS]);
  });
}
