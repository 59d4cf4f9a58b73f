import type { Store } from '../store/store';
import { liveIncidents } from './live-incidents';
import { liveMaintenances } from './live-maintenances';
import { liveMonitors } from './live-monitors';
import type { Pace } from './moods';
import type { Random } from './random';

const MOST_CHANGES_AT_ONCE = 360;

/** What makes an estate live. */
export interface Life {
  /** Makes the changes that have become due since the last call, each as of its own moment. */
  tick: () => void;
}

/** A life for an estate, at some pace; what happens when depends on the random numbers alone, not on when it is asked. */
export function createLife(store: Store, random: Random, pace: Pace): Life {
  const { changeMs } = pace;
  if (changeMs === null) return { tick: () => undefined };
  const pause = () => changeMs * (0.6 + 0.8 * random.next());
  let nextMs = store.moment.getTime() + pause();
  return {
    tick: () => {
      const nowMs = store.moment.getTime();
      for (let made = 0; nextMs <= nowMs && made < MOST_CHANGES_AT_ONCE; made += 1) {
        store.at(new Date(nextMs), () => change(store, random, pace));
        nextMs += pause();
      }
      // A machine that slept for a day does not have to live through it.
      if (nextMs <= nowMs) nextMs = nowMs + pause();
    },
  };
}

function change(store: Store, random: Random, pace: Pace): void {
  if (liveMaintenances(store, random)) return;
  if (random.chance(0.35)) liveIncidents(store, random, pace);
  else liveMonitors(store, random, pace);
}
