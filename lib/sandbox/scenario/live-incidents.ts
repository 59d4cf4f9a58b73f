import { INCIDENT_SEVERITIES, type IncidentRow } from '../store/rows';
import type { Store } from '../store/store';
import { commentIncident, openIncident, progressIncident } from './incident-steps';
import { monitorsAt, moveMonitor } from './monitor-steps';
import type { Pace } from './moods';
import type { Random } from './random';

const KEPT_INCIDENTS = 150;

/** Lets one incident open or go on, so that about as many are open as the pace wants. */
export function liveIncidents(store: Store, random: Random, pace: Pace): void {
  const ongoing = [...store.incident.values()].filter(({ status }) => status !== 'resolved');
  const { least, most } = pace.incidents;
  const mayOpen = ongoing.length < most && random.chance(0.15);
  const row = random.pickAny(ongoing);
  if (!row || ongoing.length < least || mayOpen) return open(store, random, ongoing);
  if (random.chance(0.4) && ongoing.length <= most) return commentIncident(store, random, row);
  if (row.status === 'stable' && ongoing.length <= least) return open(store, random, ongoing);
  const after = progressIncident(store, row);
  if (after.status === 'resolved') {
    repair(store, after);
    forgetOldest(store);
  }
}

function open(store: Store, random: Random, ongoing: readonly IncidentRow[]): void {
  const isFree = (place: { scope: number; service: number }) =>
    !ongoing.some(({ scope, service }) => scope === place.scope && service === place.service);
  const where =
    random.pickAny(monitorsAt(store, 'alert').filter(isFree)) ??
    random.pickAny(monitorsAt(store, 'warning').filter(isFree)) ??
    random.pickAny([...store.monitor.values()].filter(isFree));
  if (where) openIncident(store, random, where, random.pick(INCIDENT_SEVERITIES));
}

function repair(store: Store, { scope, service }: IncidentRow): void {
  for (const row of [...monitorsAt(store, 'alert'), ...monitorsAt(store, 'warning')]) {
    if (row.scope === scope && row.service === service) moveMonitor(store, row, 'ok');
  }
}

// A sandbox may run for weeks; what a real server would keep for ever is let go here.
function forgetOldest(store: Store): void {
  const resolved = store.incident.list([({ status }) => status === 'resolved']);
  for (const { id } of resolved.slice(KEPT_INCIDENTS)) store.deleteWithEvents('incident', id);
}
