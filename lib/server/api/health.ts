import {
  toFreshness,
  worstFreshness,
  type Freshness,
  type FreshnessWord,
} from '@/lib/status/freshness/freshness';
import {
  SECTION_NAMES,
  type Section,
  type SectionName,
  type Snapshot,
  type SourceProblem,
} from '@/lib/status/model/types';
import { doubtOf } from '@/lib/status/verdict/verdict';

import type { HistoryHealth } from '../history/history';
import type { NotifyHealth } from '../notify/notifier';
import { toNextStep } from '../util/next-step';
import type { BuildInfo } from '../util/build-info';
import type { Budget, Instance, Role } from '../metrics/instance';

/** Whether an instance can serve the board. */
export type Readiness =
  | { readonly status: 'ready' }
  | { readonly status: 'starting'; readonly reason: 'the source is being read for the first time' }
  | { readonly status: 'leaving'; readonly reason: 'the process is about to stop' };

/** State of one section. */
export interface SectionHealth extends Omit<Section<unknown>, 'items'> {
  /** Since the last successful read, to a tenth; null if there was none or the age is unknown. */
  readonly ageSeconds: number | null;
}

/** Health of an instance, for operators. Holds no data of the source and no address. */
export interface Health extends BuildInfo, Pick<Snapshot, 'intervalSeconds' | 'isSlowed'> {
  /**
   * `degraded`: the source is not live, its data is incomplete or contradictory, its time zone is misconfigured, polling has stalled, Redis is
   * disconnected, `DATA_DIR` is not writable, the history cannot be written to, or notifications cannot be sent.
   */
  readonly status: 'ok' | 'degraded' | 'starting';
  readonly uptimeSeconds: number;
  readonly source: {
    /** The worst freshness of all sections. */
    readonly state: FreshnessWord;
    readonly problem: SourceProblem | null;
    /** What an operator can do about the problem, as a sentence; null without one. */
    readonly nextStep: string | null;
    readonly isDemo: boolean;
    /** Minutes by which the dates of the source are ahead of its clock because the time zone is misconfigured; null if they are not. */
    readonly zoneErrorMinutes: number | null;
    readonly sections: Readonly<Record<SectionName, SectionHealth>>;
  };
  readonly budget: Budget;
  readonly role: Role;
  readonly isSharingConnected: boolean | null;
  /** Seconds until the next read of the source, to a tenth; null if another instance reads it. */
  readonly nextReadSeconds: number | null;
  /** True if polling has stopped although it should run. */
  readonly isStalled: boolean;
  /** Whether `DATA_DIR` is writable; else the problem as Node's error code, like `EACCES`. */
  readonly storage: { readonly isWritable: boolean; readonly problem: string | null };
  /** Whether changes are recorded. While the store is away, they wait in `DATA_DIR`. */
  readonly history: HistoryHealth;
  /** Whether notifications are sent; null if none are configured. */
  readonly notifications: NotifyHealth | null;
}

/** `stalled`: the process responds, but polling has stopped and only a restart helps. */
export interface Liveness {
  readonly status: 'live' | 'stalled';
}

/** For a liveness probe. An unreachable source is no reason to restart; stalled polling is. */
export function toLiveness(instance: Pick<Instance, 'isStalled'>): Liveness {
  return { status: instance.isStalled() ? 'stalled' : 'live' };
}

/**
 * For a readiness probe: not ready until the first read has ended, successful or not, unless a board was restored; and not ready any more
 * when the process is about to stop.
 */
export function toReadiness(instance: Pick<Instance, 'store' | 'hasTriedOnce' | 'isLeaving'>): Readiness {
  if (instance.isLeaving()) return { status: 'leaving', reason: 'the process is about to stop' };
  const { sections } = instance.store.published.snapshot;
  const isReady =
    instance.hasTriedOnce() || SECTION_NAMES.some((name) => sections[name].state !== 'unavailable');
  return isReady
    ? { status: 'ready' }
    : { status: 'starting', reason: 'the source is being read for the first time' };
}

/** Whether no channel fails. */
const canNotify = (health: NotifyHealth | null): boolean =>
  health === null || (health.problem === null && health.channels.every(({ problem }) => problem === null));

function toStatus(instance: Instance, source: Freshness): Health['status'] {
  if (toReadiness(instance).status === 'starting') return 'starting';
  const { sections, zoneErrorMinutes } = instance.store.published.snapshot;
  const isOk =
    source.word === 'live' &&
    !instance.isStalled() &&
    instance.isSharingConnected() !== false &&
    instance.storageProblem() === null &&
    instance.history().problem === null &&
    canNotify(instance.notifications()) &&
    zoneErrorMinutes === null &&
    SECTION_NAMES.every((name) => doubtOf(sections[name]) === null);
  return isOk ? 'ok' : 'degraded';
}

const toTenths = (seconds: number | null): number | null =>
  seconds === null ? null : Math.round(seconds * 10) / 10;

/** The current health. @param uptimeSeconds Of the process. */
export function toHealth(instance: Instance, uptimeSeconds: number): Health {
  const { intervalSeconds, isSlowed, isDemo, sections, zoneErrorMinutes } = instance.store.published.snapshot;
  const ages = instance.store.ages();
  const nextReadInMs = instance.nextReadInMs();
  const storageProblem = instance.storageProblem();
  const freshnessOf = (name: SectionName): Freshness =>
    toFreshness({ ageSeconds: ages[name], intervalSeconds, isSlowed, problem: sections[name].problem });
  const source = worstFreshness(freshnessOf('monitors'), ...SECTION_NAMES.map(freshnessOf));
  return {
    status: toStatus(instance, source),
    ...instance.build,
    uptimeSeconds: Math.floor(uptimeSeconds),
    source: {
      state: source.word,
      problem: source.problem,
      nextStep: source.problem && toNextStep(source.problem),
      isDemo,
      zoneErrorMinutes,
      sections: Object.fromEntries(
        SECTION_NAMES.map((name) => {
          const { items: _, ...state } = sections[name];
          return [name, { ...state, ageSeconds: toTenths(ages[name]) }];
        }),
      ) as Record<SectionName, SectionHealth>,
    },
    intervalSeconds,
    isSlowed,
    budget: instance.budget(),
    role: instance.role(),
    isSharingConnected: instance.isSharingConnected(),
    nextReadSeconds: toTenths(nextReadInMs === null ? null : nextReadInMs / 1_000),
    isStalled: instance.isStalled(),
    storage: { isWritable: storageProblem === null, problem: storageProblem },
    history: instance.history(),
    notifications: instance.notifications(),
  };
}
