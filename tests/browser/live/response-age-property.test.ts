import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { first, judgeAll, type ScriptedRequest } from './judged-responses';

const trips = fc.integer({ min: 0, max: 3_000 });
/** Successive requests; `keptMs` is how long a cache had the response. */
const questions = fc.array(
  fc.record({
    waitMs: fc.integer({ min: 300, max: 6_000 }),
    tripMs: trips,
    keptMs: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 600_000 })),
    isDirect: fc.boolean(),
  }),
  { maxLength: 40 },
);

function toQuestions(
  drawn: readonly { waitMs: number; tripMs: number; keptMs: number; isDirect: boolean }[],
) {
  let atMs = 0;
  return drawn.map(({ waitMs, tripMs, keptMs, isDirect }) => {
    const requestedAtMs = (atMs += waitMs);
    atMs += tripMs;
    const isKept = keptMs > 0 && !isDirect;
    return { requestedAtMs, tripMs, isDirect, ...(isKept && { madeAtMs: requestedAtMs - keptMs }) };
  });
}

describe('judgeResponse, for any sequence of responses', () => {
  test('never makes a fresh response older than its request', () => {
    fc.assert(
      fc.property(questions, trips, (drawn, tripMs) => {
        const asked = [
          { ...first, tripMs },
          ...toQuestions(drawn.map((one) => ({ ...one, waitMs: one.waitMs + 3_000, keptMs: 0 }))),
        ];
        judgeAll(asked).forEach(({ madeAtMs, isDoubtful }, at) => {
          expect([madeAtMs, isDoubtful]).toEqual([asked[at]?.requestedAtMs, false]);
        });
      }),
    );
  });

  test('underestimates the age of a cached response by the transit time at most', () => {
    fc.assert(
      fc.property(questions, (drawn) => {
        const asked = [first, ...toQuestions(drawn)];
        const made = asked.map(({ requestedAtMs, madeAtMs = requestedAtMs }: ScriptedRequest) => madeAtMs);
        judgeAll(asked).forEach(({ madeAtMs }, at) => {
          expect(madeAtMs).toBeLessThanOrEqual((made[at] ?? NaN) + 3_000 + 200);
        });
      }),
    );
  });
});
