import { INCIDENT_SEVERITIES, type IncidentRow } from '../store/rows';
import type { Store } from '../store/store';
import { HOSTILE_MARKDOWN } from './hostile-texts';
import { commentIncident, openIncident, progressIncident } from './incident-steps';
import type { Random } from './random';

const MINUTE_MS = 60_000;
const PAST_INCIDENTS = 36;
const PAST_DAYS = 30;

/** Gives the estate its resolved incidents of the last month, and so many that go on. */
export function seedIncidents(store: Store, random: Random, ongoing: number): void {
  const nowMs = store.moment.getTime();
  for (let index = 0; index < PAST_INCIDENTS; index += 1) {
    const daysAgo = PAST_DAYS - (index * (PAST_DAYS - 1)) / PAST_INCIDENTS;
    const startMs = nowMs - daysAgo * 1440 * MINUTE_MS + random.between(0, 600) * MINUTE_MS;
    tell(store, random, {
      startMs,
      endMs: nowMs,
      steps: 3,
      stepMinutes: random.between(8, 70),
      isHostile: index === 3,
    });
  }
  for (let index = 0; index < ongoing; index += 1) {
    // The newest has just opened, the ones before it have got further.
    const steps = (ongoing - 1 - index) % 3;
    const stepMinutes = random.between(9, 16);
    const startMs = nowMs - (steps * stepMinutes + random.between(3, 8)) * MINUTE_MS;
    const severity = INCIDENT_SEVERITIES[(ongoing - 1 - index + 1) % INCIDENT_SEVERITIES.length];
    tell(store, random, { startMs, endMs: nowMs, steps, stepMinutes, ...(severity && { severity }) });
  }
}

interface Course {
  readonly startMs: number;
  readonly endMs: number;
  readonly steps: number;
  readonly stepMinutes: number;
  readonly severity?: IncidentRow['severity'];
  readonly isHostile?: boolean;
}

function tell(store: Store, random: Random, course: Course): void {
  let atMs = course.startMs;
  const next = <T>(action: () => T): T => {
    const moment = new Date(Math.min(atMs, course.endMs));
    atMs += course.stepMinutes * MINUTE_MS;
    return store.at(moment, action);
  };
  const where = placeFor(store, random, course.severity !== undefined);
  if (!where) return;
  let row = next(() =>
    openIncident(store, random, where, course.severity ?? random.pick(INCIDENT_SEVERITIES)),
  );
  if (course.isHostile) {
    store.at(new Date(course.startMs), () =>
      store.addEvent('incident', row.id, { type: 'comment', content: HOSTILE_MARKDOWN, internal: false }),
    );
  }
  for (let step = 0; step < course.steps; step += 1) {
    row = next(() => {
      if (random.chance(0.4)) commentIncident(store, random, row);
      return progressIncident(store, row);
    });
  }
}

// What goes on is where something is seen to be broken; the past may have been anywhere.
function placeFor(store: Store, random: Random, isOngoing: boolean) {
  if (!isOngoing) return random.pickAny([...store.monitor.values()]);
  const taken = new Set(
    [...store.incident.values()]
      .filter(({ status }) => status !== 'resolved')
      .map(({ scope, service }) => `${scope}/${service}`),
  );
  const free = [...store.monitor.values()].filter(({ scope, service }) => !taken.has(`${scope}/${service}`));
  return (
    free.find(({ status }) => status === 'alert') ??
    free.find(({ status }) => status === 'warning') ??
    random.pickAny(free)
  );
}
