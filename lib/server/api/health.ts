import 'server-only';

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

import type { BuildInfo } from '../util/build-info';
import type { Budget, Instance, Role } from '../metrics/instance';

/** Whether a board can be sent requests, and why not. */
export type Readiness =
  | { readonly status: 'ready' }
  | { readonly status: 'starting'; readonly reason: 'the source is being read for the first time' };

/** How one kind of resource stands. */
export interface SectionHealth extends Omit<Section<unknown>, 'items'> {
  /** Since the last read that succeeded, to a tenth; null where none did, and where that is not known. */
  readonly ageSeconds: number | null;
}

/** How a board is, for those who run it: nothing that the source holds, and no address. */
export interface Health extends BuildInfo, Pick<Snapshot, 'intervalSeconds' | 'isSlowed'> {
  /** `degraded`: it serves, but its source is not live, is read no more, is not proven, hides rows or is read in the wrong zone, its sharing is lost, or nothing can be kept in `DATA_DIR`. */
  readonly status: 'ok' | 'degraded' | 'starting';
  readonly uptimeSeconds: number;
  readonly source: {
    /** The worst of its sections. */
    readonly state: FreshnessWord;
    readonly problem: SourceProblem | null;
    readonly isDemo: boolean;
    /** Minutes by which its dates are ahead of its clock: its time zone is configured wrongly; null where nothing says so. */
    readonly zoneErrorMinutes: number | null;
    readonly sections: Readonly<Record<SectionName, SectionHealth>>;
  };
  readonly budget: Budget;
  readonly role: Role;
  readonly isSharingConnected: boolean | null;
  /** Until this instance reads the source again, in seconds to a tenth; null where another one reads it. */
  readonly nextReadSeconds: number | null;
  /** Whether it reads no more though it should. */
  readonly isStalled: boolean;
  /** Whether what the board knows outlives it in `DATA_DIR`; the problem is Node's code, like `EACCES`. */
  readonly storage: { readonly isWritable: boolean; readonly problem: string | null };
}

/** Whether a process is alive: `stalled` where it answers and yet a restart is all that is left to try. */
export interface Liveness {
  readonly status: 'live' | 'stalled';
}

/** Whether a process is to be left alone. A source that cannot be reached is no reason to start it again; reading it no more is. */
export function toLiveness(instance: Pick<Instance, 'isStalled'>): Liveness {
  return { status: instance.isStalled() ? 'stalled' : 'live' };
}

/**
 * Whether a board has something to serve: what was read or restored, or the news that its source cannot be reached. Only
 * until the first attempt ends it has neither.
 */
export function toReadiness(instance: Pick<Instance, 'store' | 'hasTriedOnce'>): Readiness {
  const { sections } = instance.store.published.snapshot;
  const isReady =
    instance.hasTriedOnce() || SECTION_NAMES.some((name) => sections[name].state !== 'unavailable');
  return isReady
    ? { status: 'ready' }
    : { status: 'starting', reason: 'the source is being read for the first time' };
}

function toStatus(instance: Instance, source: Freshness): Health['status'] {
  if (toReadiness(instance).status === 'starting') return 'starting';
  const { sections, zoneErrorMinutes } = instance.store.published.snapshot;
  const isWell =
    source.word === 'live' &&
    !instance.isStalled() &&
    instance.isSharingConnected() !== false &&
    instance.storageProblem() === null &&
    zoneErrorMinutes === null &&
    SECTION_NAMES.every((name) => doubtOf(sections[name]) === null);
  return isWell ? 'ok' : 'degraded';
}

const toTenths = (seconds: number | null): number | null =>
  seconds === null ? null : Math.round(seconds * 10) / 10;

/** Health as it is at this moment. */
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
      isDemo,
      zoneErrorMinutes,
      sections: Object.fromEntries(
        SECTION_NAMES.map((name) => {
          const { items: _, ...how } = sections[name];
          return [name, { ...how, ageSeconds: toTenths(ages[name]) }];
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
  };
}
