import { z } from 'zod';

import type { PlacedAlert } from './place-alert';

const alertSchema = z.object({
  isFiring: z.boolean(),
  status: z.enum(['warning', 'alert']),
  startsAtMs: z.number(),
  endsAtMs: z.number(),
  /** When it was received, by the clock of this machine. */
  seenAtMs: z.number(),
});

const monitorSchema = z.object({
  scope: z.string(),
  service: z.string(),
  name: z.string(),
  link: z.string().nullable(),
  alerts: z.record(z.string(), alertSchema),
  /** The status that ProdManager is known to have; null if it has to be compared. */
  written: z.enum(['ok', 'warning', 'alert']).nullable(),
});

/** What is stored of alerts: the last state of each, by the monitor that it belongs to. */
export const ledgerSchema = z.object({
  format: z.literal(1),
  monitors: z.record(z.string(), monitorSchema),
});

/** A monitor with its alerts. */
export type LedgerMonitor = z.output<typeof monitorSchema>;

/** The last state of every alert. Immutable. */
export type Ledger = z.output<typeof ledgerSchema>;

/** A status that is written to ProdManager. */
export type WrittenStatus = NonNullable<LedgerMonitor['written']>;

export const EMPTY_LEDGER: Ledger = { format: 1, monitors: {} };

/**
 * Alertmanager repeats a failed notification for as long as its `group_interval` (5 minutes by default). Within this time, an alert that
 * was resolved may be reported as firing by an old notification.
 */
export const LATE_MS = 600_000;
const MAX_MONITORS = 2_000;
const MAX_ALERTS_PER_MONITOR = 1_000;

/** The key of a monitor. */
export const keyOf = ({ scope, service, name }: Pick<PlacedAlert, 'scope' | 'service' | 'name'>): string =>
  JSON.stringify([scope, service, name]);

/** What became of an alert. Postponed ones have to be sent again: whether they fire is not certain yet, or there is no room. */
export type Outcome = 'noted' | 'postponed';

/** Whether an alert that is reported as firing may have been resolved since. */
const isDoubtful = (
  known: LedgerMonitor['alerts'][string] | undefined,
  { isFiring, startsAtMs }: PlacedAlert,
  nowMs: number,
): boolean =>
  isFiring &&
  known !== undefined &&
  !known.isFiring &&
  (startsAtMs <= known.startsAtMs || startsAtMs < known.endsAtMs) &&
  nowMs - known.seenAtMs < LATE_MS;

/** Notes an alert in a monitor. A resolution that is older than the present firing changes nothing. */
function noteIn(monitor: LedgerMonitor, alert: PlacedAlert, nowMs: number): LedgerMonitor {
  const { id, isFiring, status, startsAtMs, endsAtMs, link } = alert;
  const known = monitor.alerts[id];
  const isOld = known?.isFiring === true && startsAtMs < known.startsAtMs && endsAtMs <= known.startsAtMs;
  if (isOld && !isFiring) return monitor;
  const isRepeated = known !== undefined && !known.isFiring && !isFiring;
  const noted = {
    isFiring,
    status,
    startsAtMs: isFiring && known?.isFiring ? Math.max(startsAtMs, known.startsAtMs) : startsAtMs,
    endsAtMs: isRepeated ? Math.max(endsAtMs, known.endsAtMs) : endsAtMs,
    seenAtMs: isRepeated ? known.seenAtMs : nowMs,
  };
  return {
    ...monitor,
    link: link ?? monitor.link,
    alerts: { ...monitor.alerts, [id]: noted },
    written: null,
  };
}

/** Notes the alerts of a notification, in their order. */
export function noteAlerts(
  ledger: Ledger,
  alerts: readonly PlacedAlert[],
  nowMs: number,
): { readonly ledger: Ledger; readonly outcomes: readonly Outcome[] } {
  const monitors = { ...ledger.monitors };
  let count = Object.keys(monitors).length;
  const outcomes = alerts.map((alert): Outcome => {
    const { scope, service, name, link } = alert;
    const key = keyOf(alert);
    const known = monitors[key];
    const monitor = known ?? { scope, service, name, link, alerts: {}, written: null };
    if (isDoubtful(monitor.alerts[alert.id], alert, nowMs)) return 'postponed';
    const isNew = !(alert.id in monitor.alerts);
    const isFull =
      (!known && count >= MAX_MONITORS) ||
      (isNew && Object.keys(monitor.alerts).length >= MAX_ALERTS_PER_MONITOR);
    if (isFull) return 'postponed';
    if (!known) count += 1;
    monitors[key] = noteIn(monitor, alert, nowMs);
    return 'noted';
  });
  return { ledger: { ...ledger, monitors }, outcomes };
}

/** The status that a monitor should have: that of its worst firing alert. */
export function desiredOf({ alerts }: LedgerMonitor): WrittenStatus {
  const firing = Object.values(alerts).filter(({ isFiring }) => isFiring);
  if (firing.length === 0) return 'ok';
  return firing.some(({ status }) => status === 'alert') ? 'alert' : 'warning';
}

/** How many alerts fire. */
export const countFiring = ({ monitors }: Ledger): number =>
  Object.values(monitors).reduce(
    (sum, { alerts }) => sum + Object.values(alerts).filter(({ isFiring }) => isFiring).length,
    0,
  );

/** The monitors that have to be written or compared, by key. */
export const dueMonitors = ({ monitors }: Ledger): ReadonlyMap<string, LedgerMonitor> =>
  new Map(Object.entries(monitors).filter(([, monitor]) => monitor.written !== desiredOf(monitor)));

/**
 * Notes what was written, and forgets resolved alerts that no old notification can report as firing any more.
 *
 * @param written The status that each monitor now has in ProdManager, by key.
 */
export function noteWritten(
  ledger: Ledger,
  written: ReadonlyMap<string, WrittenStatus>,
  nowMs: number,
): Ledger {
  const monitors = Object.entries(ledger.monitors).flatMap(([key, monitor]) => {
    const current = { ...monitor, written: written.get(key) ?? monitor.written };
    const isSettled = current.written === desiredOf(current);
    const alerts = Object.fromEntries(
      Object.entries(current.alerts).filter(
        ([, { isFiring, seenAtMs }]) => isFiring || !isSettled || nowMs - seenAtMs < LATE_MS,
      ),
    );
    return Object.keys(alerts).length === 0 ? [] : [[key, { ...current, alerts }] as const];
  });
  return { ...ledger, monitors: Object.fromEntries(monitors) };
}
