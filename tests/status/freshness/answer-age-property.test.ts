import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { first, judgeAll, type Question } from '../asked-answers';

const trips = fc.integer({ min: 0, max: 3_000 });
/** Questions that come one after the other; `keptMs` is how long a cache had the answer. */
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
    const askedAtMs = (atMs += waitMs);
    atMs += tripMs;
    const isKept = keptMs > 0 && !isDirect;
    return { askedAtMs, tripMs, isDirect, ...(isKept && { madeAtMs: askedAtMs - keptMs }) };
  });
}

describe('whatever the answers', () => {
  test('fresh ones are never called older than their question', () => {
    fc.assert(
      fc.property(questions, trips, (drawn, tripMs) => {
        const asked = [
          { ...first, tripMs },
          ...toQuestions(drawn.map((one) => ({ ...one, waitMs: one.waitMs + 3_000, keptMs: 0 }))),
        ];
        judgeAll(asked).forEach(({ madeAtMs, isDoubtful }, at) => {
          expect([madeAtMs, isDoubtful]).toEqual([asked[at]?.askedAtMs, false]);
        });
      }),
    );
  });

  test('kept ones are called younger than they are by no more than answers were on their way', () => {
    fc.assert(
      fc.property(questions, (drawn) => {
        const asked = [first, ...toQuestions(drawn)];
        const made = asked.map(({ askedAtMs, madeAtMs = askedAtMs }: Question) => madeAtMs);
        judgeAll(asked).forEach(({ madeAtMs }, at) => {
          expect(madeAtMs).toBeLessThanOrEqual((made[at] ?? NaN) + 3_000 + 200);
        });
      }),
    );
  });
});
