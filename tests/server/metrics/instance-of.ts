import type { Instance } from '@/lib/server/metrics/instance';
import type { Ages, Snapshot } from '@/lib/status/model/types';

import { agesOf, snapshotOf } from '../../status/samples';

/** An instance with the given state; by default healthy and without a cluster. */
export function instanceOf({
  snapshot = snapshotOf(),
  ages = agesOf(3),
  ...given
}: Partial<Omit<Instance, 'store'>> & { snapshot?: Snapshot; ages?: Ages } = {}): Instance {
  return {
    build: { version: '1.2.3', build: 'b7' },
    store: { published: { snapshot }, ages: () => ages },
    counted: () => snapshot,
    role: () => 'single',
    isSharingConnected: () => null,
    storageProblem: () => null,
    history: () => ({ engine: 'sqlite', problem: null, waitingBytes: 0, unsaved: 0 }),
    notifications: () => null,
    alertsState: () => null,
    budget: () => ({ remaining: 1400, limit: 1500 }),
    hasTriedOnce: () => true,
    nextReadInMs: () => 12_000,
    isLeaving: () => false,
    isStalled: () => false,
    ...given,
  };
}
