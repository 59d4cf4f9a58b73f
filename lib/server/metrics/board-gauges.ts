import 'server-only';

import { countStatuses } from '@/lib/status/model/counts';
import { SECTION_NAMES, type Flaw, type IncidentSeverity } from '@/lib/status/model/types';

import { ROLES, type Instance } from './instance';

/** One value of a gauge; null is left out, because nothing known is not zero. */
type Sample = readonly [labels: Readonly<Record<string, string>>, value: number | null];

/** A gauge that is read when it is asked for. */
export interface BoardGauge {
  /** Without the prefix that all of them share. */
  readonly name: string;
  readonly help: string;
  readonly labelNames: readonly string[];
  read(instance: Instance): readonly Sample[];
}

const toNumber = (claim: boolean | null): number | null => (claim === null ? null : Number(claim));

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

function countMonitors(instance: Instance): readonly Sample[] {
  const { state, isProven, items } = instance.counted().sections.monitors;
  if (state === 'unavailable') return [];
  const counts = countStatuses(items);
  // What the source's own counts contradict is not known to be ok.
  const known = isProven ? counts : { ...counts, ok: 0, unknown: counts.unknown + counts.ok };
  return Object.entries(known).map(([status, count]) => [{ status }, count]);
}

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

/** What the board knows of itself and its source. Labels take their values from closed sets; no name of the source is one. */
export const BOARD_GAUGES: readonly BoardGauge[] = [
  {
    name: 'build_info',
    help: 'Always 1; the labels say which version and build runs.',
    labelNames: ['version', 'build'],
    read: ({ build }) => [[{ ...build }, 1]],
  },
  {
    name: 'source_budget_remaining_requests',
    help: 'Requests that the source still allows in this window; absent where it tells no limit.',
    labelNames: [],
    read: (instance) => [[{}, instance.budget().remaining]],
  },
  {
    name: 'source_budget_limit_requests',
    help: 'Requests that the source allows in one window; absent where it tells no limit.',
    labelNames: [],
    read: (instance) => [[{}, instance.budget().limit]],
  },
  {
    name: 'refresh_interval_seconds',
    help: 'How often the source is read.',
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
    help: 'Time since each section was last read with success; absent for one that never was, and where that is not known.',
    labelNames: ['section'],
    read: ({ store }) => {
      const ages = store.ages();
      return SECTION_NAMES.map((section) => [{ section }, ages[section]]);
    },
  },
  {
    name: 'source_flaws',
    help: 'What each section could not be read of, by kind: rows in no list, rows counted and not listed, fields, events; absent until it was read.',
    labelNames: ['section', 'kind'],
    read: countFlaws,
  },
  {
    name: 'source_proven',
    help: '1 where the counts of the source agree with what it lists; absent until it was read.',
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
    help: 'Monitors by status, unknown where the counts of the source contradict them; absent until they were read.',
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
    help: '1 for what this instance does for the board, 0 for what others do.',
    labelNames: ['role'],
    read: (instance) => {
      const current = instance.role();
      return ROLES.map((role) => [{ role }, toNumber(role === current)]);
    },
  },
  {
    name: 'redis_connected',
    help: '1 while Redis can be reached; absent where none is configured.',
    labelNames: [],
    read: (instance) => [[{}, toNumber(instance.isSharingConnected())]],
  },
];
