import type { Store } from '../store/store';
import { monitorsAt, moveMonitor } from './monitor-steps';
import { scaleRange, type Pace, type Range } from './moods';
import type { Random } from './random';
import { seedAnnouncements } from './seed-announcements';
import { seedIncidents } from './seed-incidents';
import { seedMaintenances } from './seed-maintenances';
import { seedPlaces } from './seed-places';

/** How many monitors an estate has unless told. */
export const DEFAULT_MONITORS = 300;

/** Fills an empty store with an estate: 12 services in 9 scopes, their monitors, and a month of history. */
export function seedEstate(
  store: Store,
  random: Random,
  { pace, monitors }: { pace: Pace; monitors: number },
): void {
  seedPlaces(store, random, monitors);
  breakMonitors(store, random, 'alert', scaleRange(pace.alerts, monitors));
  breakMonitors(store, random, 'warning', scaleRange(pace.warnings, monitors));
  seedIncidents(store, random, pace.incidents.most);
  seedMaintenances(store, random, pace.changeMs !== null);
  seedAnnouncements(store);
}

function breakMonitors(
  store: Store,
  random: Random,
  status: 'warning' | 'alert',
  { least, most }: Range,
): void {
  const sound = monitorsAt(store, 'ok');
  for (let left = Math.ceil((least + most) / 2); left > 0; left -= 1) {
    const [row] = sound.splice(Math.floor(random.next() * sound.length), 1);
    if (row) moveMonitor(store, row, status);
  }
}
