import type { Ages } from '../model/types';
import { DELAYED_AFTER_INTERVALS, UNKNOWN_AFTER_INTERVALS } from './freshness';

/** Seconds until the freshness of a section changes if nothing is read; infinite if none will change. */
export function secondsToChange(ages: Ages, intervalSeconds: number): number {
  const limits = [DELAYED_AFTER_INTERVALS, UNKNOWN_AFTER_INTERVALS].map((count) => count * intervalSeconds);
  const waits = Object.values(ages).flatMap((age: number | null) =>
    age === null ? [] : limits.filter((limit) => limit > age).map((limit) => limit - age),
  );
  return Math.min(Infinity, ...waits);
}
