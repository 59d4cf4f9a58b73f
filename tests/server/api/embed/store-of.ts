import { SnapshotStore } from '@/lib/server/snapshot/snapshot-store';
import { ALL_PLACES, type Visibility } from '@/lib/status/model/visibility';

import { freshOf, monitorOf, scopeOf, snapshotOf } from '../../../status/samples';
import { sampleState } from '../../snapshot/sample-state';

type Sections = Parameters<typeof snapshotOf>[0];

interface SampleViewer {
  readonly visibility: Visibility;
}

/** A viewer who sees everything but internal events. */
export const EVERYONE: SampleViewer = { visibility: { areas: [ALL_PLACES], showsInternal: false } };

/** A viewer who sees one scope. */
export const ofScope = (scope: string): SampleViewer => ({
  visibility: { areas: [{ scopes: [scope], services: null }], showsInternal: false },
});

/** A name that tries to get out of HTML, SVG and JSON. */
export const HOSTILE = `"><script>alert(1)</script>&'\u202e\u0007\ufffe${'x'.repeat(200)}`;

const TWO_SCOPES: Sections = {
  scopes: freshOf([scopeOf(), scopeOf({ id: 2, name: 'us-east-1' })]),
  services: freshOf([scopeOf({ id: 1, name: 'Payments' }), scopeOf({ id: 2, name: 'Search' })]),
  monitors: freshOf([
    monitorOf(),
    monitorOf({ id: 2, scopeId: 2, status: 'alert' }),
    monitorOf({ id: 3, serviceId: 2 }),
  ]),
};

/** A board with two scopes, two services, and an alert of Payments in us-east-1. */
export function storeOf(sections: Sections = {}, ageMs = 0): SnapshotStore {
  const state = { ...sampleState(), sections: snapshotOf({ ...TWO_SCOPES, ...sections }).sections };
  const metadata = { title: 'Production', isDemo: false, timeZone: 'UTC', readsComments: true };
  return new SnapshotStore({ now: () => 1_800_000_000_000, elapsed: () => ageMs }, metadata, state);
}

/** Old enough for the state to be unknown. */
export const OLD_MS = 10 * 15_000;
