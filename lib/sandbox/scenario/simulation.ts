import type { Store } from '../store/store';
import type { Pace } from './moods';
import type { Random } from './random';
import { simulateIncidents } from './simulate-incidents';
import { simulateMaintenances } from './simulate-maintenances';
import { simulateMonitors } from './simulate-monitors';

const MAX_CHANGES_PER_TICK = 360;

/** Changes the data of a store over time. */
export interface Simulation {
  /** Applies the changes due since the last call, each at its own time. */
  tick: () => void;
}

/** A simulation at the given pace. Changes and their times depend only on the random numbers, not on when `tick` is called. */
export function createSimulation(store: Store, random: Random, pace: Pace): Simulation {
  const { changeMs } = pace;
  if (changeMs === null) return { tick: () => undefined };
  const pause = () => changeMs * (0.6 + 0.8 * random.next());
  let nextMs = store.moment.getTime() + pause();
  return {
    tick: () => {
      const nowMs = store.moment.getTime();
      for (let count = 0; nextMs <= nowMs && count < MAX_CHANGES_PER_TICK; count += 1) {
        store.at(new Date(nextMs), () => applyChange(store, random, pace));
        nextMs += pause();
      }
      // After a long sleep of the machine, skip the changes of that time.
      if (nextMs <= nowMs) nextMs = nowMs + pause();
    },
  };
}

function applyChange(store: Store, random: Random, pace: Pace): void {
  if (simulateMaintenances(store, random)) return;
  if (random.chance(0.35)) simulateIncidents(store, random, pace);
  else simulateMonitors(store, random, pace);
}
