import 'server-only';

import { toFreshness, worstFreshness, type Freshness, type FreshnessWord } from '@/lib/status/freshness';
import {
  SECTION_NAMES,
  type Section,
  type SectionName,
  type Snapshot,
  type SourceProblem,
} from '@/lib/status/types';

import type { BuildInfo } from './build-info';
import type { Budget, Instance, Role } from './instance';

/** Whether a board can be sent requests, and why not. */
export type Readiness =
  | { readonly status: 'ready' }
  | { readonly status: 'starting'; readonly reason: 'the source is being read for the first time' };

/** How one kind of resource stands. */
export interface SectionHealth extends Pick<Section<unknown>, 'state' | 'problem'> {
  /** Since the last read that succeeded, to a tenth; null where none did. */
  readonly ageSeconds: number | null;
}

/** How a board is, for those who run it: nothing that the source holds, and no address. */
export interface Health extends BuildInfo, Pick<Snapshot, 'intervalSeconds' | 'isSlowed'> {
  /** `degraded`: it serves, but its source is not live, its sharing is lost, or nothing can be kept in `DATA_DIR`. */
  readonly status: 'ok' | 'degraded' | 'starting';
  readonly uptimeSeconds: number;
  readonly source: {
    /** The worst of its sections. */
    readonly state: FreshnessWord;
    readonly problem: SourceProblem | null;
    readonly isDemo: boolean;
    readonly sections: Readonly<Record<SectionName, SectionHealth>>;
  };
  readonly budget: Budget;
  readonly role: Role;
  readonly isSharingConnected: boolean | null;
  /** Whether what the board knows outlives it in `DATA_DIR`; the problem is Node's code, like `EACCES`. */
  readonly storage: { readonly isWritable: boolean; readonly problem: string | null };
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
  const isWell =
    source.word === 'live' && instance.isSharingConnected() !== false && instance.storageProblem() === null;
  return isWell ? 'ok' : 'degraded';
}

const toTenths = (seconds: number | null): number | null =>
  seconds === null ? null : Math.round(seconds * 10) / 10;

/** Health as it is at this moment. */
export function toHealth(instance: Instance, uptimeSeconds: number): Health {
  const { intervalSeconds, isSlowed, isDemo, sections } = instance.store.published.snapshot;
  const ages = instance.store.ages();
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
      sections: Object.fromEntries(
        SECTION_NAMES.map((name) => {
          const { state, problem } = sections[name];
          return [name, { state, problem, ageSeconds: toTenths(ages[name]) }];
        }),
      ) as Record<SectionName, SectionHealth>,
    },
    intervalSeconds,
    isSlowed,
    budget: instance.budget(),
    role: instance.role(),
    isSharingConnected: instance.isSharingConnected(),
    storage: { isWritable: storageProblem === null, problem: storageProblem },
  };
}
