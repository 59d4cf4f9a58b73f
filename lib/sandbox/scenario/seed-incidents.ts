import { INCIDENT_SEVERITIES } from '../../prodmanager/protocol/vocabulary';
import type { IncidentRow } from '../store/rows';
import type { Store } from '../store/store';
import { commentIncident, openIncident, progressIncident } from './incident-steps';
import type { Random } from './random';
import { HOSTILE_MARKDOWN } from './seed-data';

const MINUTE_MS = 60_000;
const RESOLVED_PER_DAY = 1.2;
/** Which of the resolved incidents has hostile texts, counted from the newest. */
const HOSTILE = 33;

/** Adds the resolved incidents of the last days, and this many open ones. */
export function seedIncidents(
  store: Store,
  random: Random,
  { open, pastDays }: { open: number; pastDays: number },
): void {
  const nowMs = store.moment.getTime();
  const resolved = Math.round(pastDays * RESOLVED_PER_DAY);
  for (let index = 0; index < resolved; index += 1) {
    const daysAgo = pastDays - (index * (pastDays - 1)) / resolved;
    const startMs = nowMs - daysAgo * 1440 * MINUTE_MS + random.between(0, 600) * MINUTE_MS;
    seedIncident(store, random, {
      startMs,
      endMs: nowMs,
      steps: 3,
      stepMinutes: random.between(8, 70),
      isHostile: resolved - index === HOSTILE,
    });
  }
  for (let index = 0; index < open; index += 1) {
    // The newest incident is active, older ones are further along.
    const steps = (open - 1 - index) % 3;
    const stepMinutes = random.between(9, 16);
    const startMs = nowMs - (steps * stepMinutes + random.between(3, 8)) * MINUTE_MS;
    const severity = INCIDENT_SEVERITIES[(open - 1 - index + 1) % INCIDENT_SEVERITIES.length];
    seedIncident(store, random, { startMs, endMs: nowMs, steps, stepMinutes, ...(severity && { severity }) });
  }
}

interface Timeline {
  readonly startMs: number;
  readonly endMs: number;
  readonly steps: number;
  readonly stepMinutes: number;
  readonly severity?: IncidentRow['severity'];
  readonly isHostile?: boolean;
}

function seedIncident(store: Store, random: Random, timeline: Timeline): void {
  let atMs = timeline.startMs;
  const next = <T>(action: () => T): T => {
    const moment = new Date(Math.min(atMs, timeline.endMs));
    atMs += timeline.stepMinutes * MINUTE_MS;
    return store.at(moment, action);
  };
  const place = pickPlace(store, random, timeline.severity !== undefined);
  if (!place) return;
  let row = next(() =>
    openIncident(store, random, place, timeline.severity ?? random.pick(INCIDENT_SEVERITIES)),
  );
  if (timeline.isHostile) {
    store.at(new Date(timeline.startMs), () =>
      store.addEvent('incident', row.id, { type: 'comment', content: HOSTILE_MARKDOWN, internal: false }),
    );
  }
  for (let step = 0; step < timeline.steps; step += 1) {
    row = next(() => {
      if (random.chance(0.4)) commentIncident(store, random, row);
      return progressIncident(store, row);
    });
  }
}

// Open incidents are where a monitor is broken, resolved ones anywhere.
function pickPlace(store: Store, random: Random, isOpen: boolean) {
  if (!isOpen) return random.pickAny([...store.monitor.values()]);
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
