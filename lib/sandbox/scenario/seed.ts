import type { Store } from '../store/store';
import { scaleRange, type Pace, type Range } from './moods';
import type { Random } from './random';
import { seedAnnouncements } from './seed-announcements';
import { seedIncidents } from './seed-incidents';
import { seedMaintenances } from './seed-maintenances';
import { seedPlaces } from './seed-places';
import { monitorsWithStatus, setMonitorStatus } from './simulate-monitors';

/** The default number of monitors. */
export const DEFAULT_MONITORS = 300;

/** The default number of days with closed incidents and maintenances. */
export const DEFAULT_PAST_DAYS = 30;

/** Fills an empty store with 12 services in 9 scopes, their monitors, and the incidents and maintenances of some days. */
export function seedStore(
  store: Store,
  random: Random,
  { pace, monitors, pastDays }: { pace: Pace; monitors: number; pastDays: number },
): void {
  seedPlaces(store, random, monitors);
  breakMonitors(store, random, 'alert', scaleRange(pace.alerts, monitors));
  breakMonitors(store, random, 'warning', scaleRange(pace.warnings, monitors));
  seedIncidents(store, random, { open: pace.incidents.max, pastDays });
  seedMaintenances(store, random, { hasPresent: pace.changeMs !== null, pastDays });
  seedAnnouncements(store);
}

function breakMonitors(store: Store, random: Random, status: 'warning' | 'alert', { min, max }: Range): void {
  const healthy = monitorsWithStatus(store, 'ok');
  for (let left = Math.ceil((min + max) / 2); left > 0; left -= 1) {
    const [row] = healthy.splice(Math.floor(random.next() * healthy.length), 1);
    if (row) setMonitorStatus(store, row, status);
  }
}
