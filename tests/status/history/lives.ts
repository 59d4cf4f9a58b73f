import fc from 'fast-check';

import type { ExpectedTrouble, ObservedSpan, StatusPoint } from '@/lib/status/history/types';

/** A random past of a few monitors. */
export interface Life {
  readonly initial: readonly StatusPoint[];
  readonly points: readonly StatusPoint[];
  readonly troubles: readonly ExpectedTrouble[];
  readonly spans: readonly ObservedSpan[];
}

/** Milliseconds in a life. */
export const PERIOD = 100;

const place = { scopeId: fc.integer({ min: 1, max: 2 }), serviceId: fc.integer({ min: 1, max: 2 }) };
const time = fc.integer({ min: 0, max: PERIOD });
const status = fc.constantFrom('ok', 'ok', 'warning', 'alert', 'alert', 'unknown' as const);

const range = fc
  .tuple(fc.integer({ min: -20, max: PERIOD }), fc.integer({ min: 0, max: 60 }))
  .map(([from, length]) => ({ from, until: from + length }));

/** Lives with changes, moves, deletions, maintenances, gaps, and instances that observe at the same time. */
export function lives({ isDeleting = true }: { readonly isDeleting?: boolean } = {}): fc.Arbitrary<Life> {
  const id = fc.integer({ min: 1, max: 4 });
  const point = fc.record({
    ...place,
    id,
    at: time,
    status: isDeleting ? fc.oneof({ weight: 5, arbitrary: status }, fc.constant(null)) : status,
  });
  return fc.record({
    initial: fc.uniqueArray(fc.record({ ...place, id, at: fc.constant(0), status }), {
      selector: (one) => one.id,
      maxLength: 4,
    }),
    points: fc.array(point, { maxLength: 12 }).map((points) => points.sort((a, b) => a.at - b.at)),
    troubles: fc.array(
      fc
        .tuple(range, fc.record({ ...place, explains: fc.constantFrom('warning', 'alert' as const) }))
        .map(([period, rest]) => ({ ...period, ...rest })),
      { maxLength: 3 },
    ),
    spans: fc.array(
      fc
        .tuple(range, fc.record({ isProven: fc.boolean(), ended: fc.constant(null) }))
        .map(([period, rest]) => ({ ...period, ...rest })),
      { maxLength: 4 },
    ),
  });
}
