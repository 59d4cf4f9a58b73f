import { INCIDENT_SEVERITIES } from '../../prodmanager/protocol/vocabulary';
import type { IncidentRow } from '../store/rows';
import type { Store } from '../store/store';
import { commentIncident, openIncident, progressIncident } from './incident-steps';
import type { Pace } from './moods';
import type { Random } from './random';
import { monitorsWithStatus, setMonitorStatus } from './simulate-monitors';

const MAX_RESOLVED = 150;

/** Opens or continues one incident, so that the number of open ones stays in the range of the pace. */
export function simulateIncidents(store: Store, random: Random, pace: Pace): void {
  const open = [...store.incident.values()].filter(({ status }) => status !== 'resolved');
  const { min, max } = pace.incidents;
  const mayOpen = open.length < max && random.chance(0.15);
  const row = random.pickAny(open);
  if (!row || open.length < min || mayOpen) return openOne(store, random, open);
  if (random.chance(0.4) && open.length <= max) return commentIncident(store, random, row);
  if (row.status === 'stable' && open.length <= min) return openOne(store, random, open);
  const after = progressIncident(store, row);
  if (after.status === 'resolved') {
    repair(store, after);
    deleteOldest(store);
  }
}

function openOne(store: Store, random: Random, open: readonly IncidentRow[]): void {
  const isFree = (row: { scope: number; service: number }) =>
    !open.some(({ scope, service }) => scope === row.scope && service === row.service);
  const place =
    random.pickAny(monitorsWithStatus(store, 'alert').filter(isFree)) ??
    random.pickAny(monitorsWithStatus(store, 'warning').filter(isFree)) ??
    random.pickAny([...store.monitor.values()].filter(isFree));
  if (place) openIncident(store, random, place, random.pick(INCIDENT_SEVERITIES));
}

function repair(store: Store, { scope, service }: IncidentRow): void {
  for (const row of [...monitorsWithStatus(store, 'alert'), ...monitorsWithStatus(store, 'warning')]) {
    if (row.scope === scope && row.service === service) setMonitorStatus(store, row, 'ok');
  }
}

// A sandbox may run for weeks: keep memory bounded.
function deleteOldest(store: Store): void {
  const resolved = store.incident.list([({ status }) => status === 'resolved']);
  for (const { id } of resolved.slice(MAX_RESOLVED)) store.deleteWithEvents('incident', id);
}
