import { countStatuses, type StatusCounts } from '@/lib/status/model/counts';
import { SECTION_NAMES, type Flaw, type IncidentSeverity } from '@/lib/status/model/types';

import type { ChannelHealth } from '../notify/notifier';
import { ROLES, type Instance } from './instance';

/** One value of a gauge; null, for an unknown value, is omitted. */
type Sample = readonly [labels: Readonly<Record<string, string>>, value: number | null];

/** A gauge that is read at each scrape. */
export interface BoardGauge {
  /** Without the common prefix. */
  readonly name: string;
  readonly help: string;
  readonly labelNames: readonly string[];
  read(instance: Instance): readonly Sample[];
}

const toNumber = (value: boolean | null): number | null => (value === null ? null : Number(value));

/** Ongoing incidents of each severity. */
function countSeverities(instance: Instance): readonly Sample[] {
  const { state, items } = instance.counted().sections.incidents;
  if (state === 'unavailable') return [];
  const counts: Record<IncidentSeverity, number> = {
    critical: 0,
    high: 0,
    moderate: 0,
    low: 0,
    minor: 0,
    unknown: 0,
  };
  for (const { status, severity } of items) if (status !== 'resolved') counts[severity] += 1;
  return Object.entries(counts).map(([severity, count]) => [{ severity }, count]);
}

/** If the source's own counts contradict the list, no monitor is known to be ok. */
export const toProven = (counts: StatusCounts, isProven: boolean): StatusCounts =>
  isProven ? counts : { ...counts, ok: 0, unknown: counts.unknown + counts.ok };

function countMonitors(instance: Instance): readonly Sample[] {
  const { state, isProven, items } = instance.counted().sections.monitors;
  if (state === 'unavailable') return [];
  return Object.entries(toProven(countStatuses(items), isProven)).map(([status, count]) => [
    { status },
    count,
  ]);
}

const ALERT_COUNTS = [
  { key: 'firing', name: 'alertmanager_firing_alerts', help: 'Alerts of Alertmanager that fire' },
  {
    key: 'waiting',
    name: 'alertmanager_waiting_monitors',
    help: 'Monitors whose status is not written to ProdManager yet, unplaced and missing ones included',
  },
  {
    key: 'unplaced',
    name: 'alertmanager_unplaced_monitors',
    help: 'Monitors of alerts whose scope or service does not exist in ProdManager',
  },
  {
    key: 'missing',
    name: 'alertmanager_missing_monitors',
    help: 'Monitors of alerts that do not exist and may not be created',
  },
] as const;

/** The state of alerts, of the whole board. */
const ALERT_GAUGES = ALERT_COUNTS.map(({ key, name, help }): BoardGauge => ({
  name,
  help: `${help}; absent if alerts are off, or another instance writes them.`,
  labelNames: [],
  read: (instance) => [[{}, instance.alertsState()?.[key] ?? null]],
}));

const FLAW_KINDS = ['row', 'missing', 'field', 'event'] as const satisfies readonly Flaw['kind'][];

function countFlaws(instance: Instance): readonly Sample[] {
  const { sections } = instance.store.published.snapshot;
  return SECTION_NAMES.flatMap((section) =>
    FLAW_KINDS.map((kind): Sample => {
      const { state, flaws } = sections[section];
      const counts = flaws.filter((flaw) => flaw.kind === kind).map(({ count }) => count ?? 0);
      return [
        { section, kind },
        state === 'unavailable' ? null : counts.reduce((sum, count) => sum + count, 0),
      ];
    }),
  );
}

/** One number for each channel of notifications. */
const ofChannels =
  (toValue: (channel: ChannelHealth) => number | null) =>
  (instance: Instance): readonly Sample[] =>
    (instance.notifications()?.channels ?? []).map((channel) => [
      { channel: channel.name },
      toValue(channel),
    ]);

/** The state of the board and its source. Labels have fixed sets of values or are names of the configuration, and never contain names from the source. */
export const BOARD_GAUGES: readonly BoardGauge[] = [
  {
    name: 'build_info',
    help: 'Always 1; the labels are the version and build.',
    labelNames: ['version', 'build'],
    read: ({ build }) => [[{ ...build }, 1]],
  },
  {
    name: 'source_budget_remaining_requests',
    help: 'Requests that the source still allows in this window; absent if it sends no limit.',
    labelNames: [],
    read: (instance) => [[{}, instance.budget().remaining]],
  },
  {
    name: 'source_budget_limit_requests',
    help: 'Requests that the source allows in one window; absent if it sends no limit.',
    labelNames: [],
    read: (instance) => [[{}, instance.budget().limit]],
  },
  {
    name: 'refresh_interval_seconds',
    help: 'Interval between reads of the source.',
    labelNames: [],
    read: ({ store }) => [[{}, store.published.snapshot.intervalSeconds]],
  },
  {
    name: 'refresh_slowed',
    help: '1 while the rate limit of the source makes the interval longer than configured.',
    labelNames: [],
    read: ({ store }) => [[{}, toNumber(store.published.snapshot.isSlowed)]],
  },
  {
    name: 'snapshot_age_seconds',
    help: 'Time since each section was last read successfully; absent if it never was, or if the time is unknown.',
    labelNames: ['section'],
    read: ({ store }) => {
      const ages = store.ages();
      return SECTION_NAMES.map((section) => [{ section }, ages[section]]);
    },
  },
  {
    name: 'source_flaws',
    help: 'Data that could not be read, by section and kind: unreadable rows, rows missing from the list, fields, events; absent until the section was read.',
    labelNames: ['section', 'kind'],
    read: countFlaws,
  },
  {
    name: 'source_proven',
    help: '1 if the counts of the source match its lists; absent until the section was read.',
    labelNames: ['section'],
    read: ({ store }) => {
      const { sections } = store.published.snapshot;
      return SECTION_NAMES.map((section) => {
        const { state, isProven } = sections[section];
        return [{ section }, state === 'unavailable' ? null : toNumber(isProven)];
      });
    },
  },
  {
    name: 'monitors',
    help: 'Monitors by status; unknown instead of ok if the counts of the source contradict the list; absent until they were read.',
    labelNames: ['status'],
    read: countMonitors,
  },
  {
    name: 'incidents',
    help: 'Ongoing incidents by severity; absent until they were read.',
    labelNames: ['severity'],
    read: countSeverities,
  },
  {
    name: 'role',
    help: '1 for the current role of this instance, 0 for the other roles.',
    labelNames: ['role'],
    read: (instance) => {
      const current = instance.role();
      return ROLES.map((role) => [{ role }, toNumber(role === current)]);
    },
  },
  {
    name: 'redis_connected',
    help: '1 while Redis is reachable; absent if none is configured.',
    labelNames: [],
    read: (instance) => [[{}, toNumber(instance.isSharingConnected())]],
  },
  {
    name: 'history_writable',
    help: '1 while the history can be written to.',
    labelNames: [],
    read: (instance) => [[{}, toNumber(instance.history().problem === null)]],
  },
  {
    name: 'history_waiting_bytes',
    help: 'Changes that wait in DATA_DIR until the history can be written to.',
    labelNames: [],
    read: (instance) => [[{}, instance.history().waitingBytes]],
  },
  {
    name: 'history_unsaved_readings',
    help: 'Readings whose changes are in memory only.',
    labelNames: [],
    read: (instance) => [[{}, instance.history().unsaved]],
  },
  {
    name: 'notify_waiting_messages',
    help: 'Notifications that were not sent yet, by channel.',
    labelNames: ['channel'],
    read: ofChannels(({ waiting }) => waiting),
  },
  {
    name: 'notify_sent_messages',
    help: 'Notifications sent since the channel was first used, by all instances that share the history.',
    labelNames: ['channel'],
    read: ofChannels(({ sent }) => sent),
  },
  {
    name: 'notify_failed_messages',
    help: 'Notifications given up since the channel was first used, by all instances that share the history.',
    labelNames: ['channel'],
    read: ofChannels(({ failed }) => failed),
  },
  {
    name: 'notify_last_success_timestamp_seconds',
    help: 'When a notification was last sent, since the epoch; absent if none was.',
    labelNames: ['channel'],
    read: ofChannels(({ sentAt }) => (sentAt === null ? null : Date.parse(sentAt) / 1_000)),
  },
  {
    name: 'notify_working',
    help: '0 while the last attempt to send a notification failed.',
    labelNames: ['channel'],
    read: ofChannels(({ problem }) => Number(problem === null)),
  },
  ...ALERT_GAUGES,
];
