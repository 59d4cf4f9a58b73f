import { isOverdueToStart } from '../model/maintenance';
import { addDays, toDay } from '../model/time';
import type { Maintenance } from '../model/types';

type Timed = Pick<Maintenance, 'status' | 'scheduledStartAt'>;

/** The maintenances that start on one day. */
export interface MaintenanceDay<Item> {
  /** `2026-03-02`, in the viewer's zone. */
  readonly day: string;
  readonly items: readonly Item[];
}

/** Open maintenances by start. Each group keeps the order of the input. */
export interface MaintenanceGroups<Item> {
  readonly inProgress: readonly Item[];
  /** Overdue to start. */
  readonly due: readonly Item[];
  /** Of which it is unknown when they start, or whether they have. */
  readonly unknown: readonly Item[];
  /** Starting today or in the next six days. */
  readonly soon: readonly MaintenanceDay<Item>[];
  readonly later: readonly MaintenanceDay<Item>[];
}

const SOON_DAYS = 7;

function toDays<Item extends Timed>(items: readonly Item[], timeZone: string): MaintenanceDay<Item>[] {
  const byDay = new Map<string, Item[]>();
  for (const item of items) {
    if (item.scheduledStartAt === null) continue;
    const day = toDay(item.scheduledStartAt, timeZone);
    byDay.set(day, [...(byDay.get(day) ?? []), item]);
  }
  return [...byDay].map(([day, found]) => ({ day, items: found })).sort((a, b) => (a.day < b.day ? -1 : 1));
}

/**
 * Groups open maintenances.
 *
 * @param nowMs Epoch milliseconds.
 * @param timeZone The viewer's IANA zone, which decides the days.
 */
export function groupMaintenances<Item extends Timed>(
  items: readonly Item[],
  nowMs: number,
  timeZone: string,
): MaintenanceGroups<Item> {
  const waiting = items.filter(({ status }) => status !== 'in-progress');
  const isAhead = ({ scheduledStartAt }: Timed): boolean =>
    scheduledStartAt !== null && Date.parse(scheduledStartAt) > nowMs;
  const isDue = (item: Timed): boolean => isOverdueToStart(item, nowMs);
  const days = toDays(waiting.filter(isAhead), timeZone);
  const end = addDays(toDay(nowMs, timeZone), SOON_DAYS);
  return {
    inProgress: items.filter(({ status }) => status === 'in-progress'),
    due: waiting.filter(isDue),
    unknown: waiting.filter((item) => !isAhead(item) && !isDue(item)),
    soon: days.filter(({ day }) => day < end),
    later: days.filter(({ day }) => day >= end),
  };
}
