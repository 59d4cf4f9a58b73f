import type { MaintenanceRow } from '../store/rows';
import type { Store } from '../store/store';
import { setMaintenanceStatus, planMaintenance } from './maintenance-steps';
import type { Random } from './random';

const MINUTE_MS = 60_000;
const DAY_MINUTES = 1440;

/** Adds closed and scheduled maintenances; with `hasPresent` also one in progress and one that overruns. */
export function seedMaintenances(
  store: Store,
  random: Random,
  { hasPresent, pastDays }: { hasPresent: boolean; pastDays: number },
): void {
  const nowMs = store.moment.getTime();
  const minutesAgo = <T>(minutes: number, action: () => T): T =>
    store.at(new Date(nowMs - minutes * MINUTE_MS), action);
  const past = (daysAgo: number, forMinutes: number, ends: readonly MaintenanceRow['status'][]) => {
    const startAgo = daysAgo * DAY_MINUTES;
    const planned = minutesAgo(startAgo + 2 * DAY_MINUTES, () =>
      planMaintenance(store, random, { inMinutes: 2 * DAY_MINUTES, forMinutes }),
    );
    let row = planned;
    for (const [index, status] of ends.entries()) {
      const before = row;
      if (before)
        row = minutesAgo(startAgo - index * forMinutes, () => setMaintenanceStatus(store, before, status));
    }
    return row;
  };

  // Before the last month, one a week.
  for (let week = Math.floor((pastDays - 5) / 7); week * 7 > 30; week -= 1) {
    const daysAgo = week * 7 - random.between(0, 12) / 24;
    past(daysAgo, random.between(20, 120), ['in-progress', week % 4 === 0 ? 'failed' : 'succeed']);
  }
  for (const daysAgo of [26, 19, 13, 6, 3])
    past(daysAgo, random.between(20, 120), ['in-progress', 'succeed']);
  past(16, 90, ['in-progress', 'failed']);
  past(9, 60, ['canceled']);
  if (hasPresent) {
    // Scheduled for 45 minutes, started 65 minutes ago.
    const overrunning = past(65 / DAY_MINUTES, 45, ['in-progress']);
    if (overrunning) {
      const content = 'INTERNAL: copy at 60 %, expect to run 30 minutes over.';
      minutesAgo(10, () =>
        store.addEvent('maintenance', overrunning.id, { type: 'comment', content, internal: true }),
      );
    }
    past(12 / DAY_MINUTES, 70, ['in-progress']);
  }
  planMaintenance(store, random, { inMinutes: 4 * 60, forMinutes: 90 });
  planMaintenance(store, random, { inMinutes: 2 * DAY_MINUTES, forMinutes: 60 });
}
