import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { LITE_AGE } from '@/lib/server/wall/lite-age';
import { judgeAnswer, NO_EVIDENCE, type AnswerAge, type TimedAnswer } from '@/lib/status/answer-age';
import { createScreenClock } from '@/lib/status/screen-clock';

/** The dashboard's clock is this far ahead of the screen's. */
const AHEAD_MS = 1_700_000_000_000;

interface Question {
  readonly askedAtMs: number;
  /** How long the answer took, the first half of it to the dashboard. */
  readonly tripMs?: number;
  /** When the answer was made, where a cache had it. */
  readonly madeAtMs?: number;
  readonly isDirect?: boolean;
  /** How wrong the clock of the instance is that answered. */
  readonly wrongMs?: number;
  /** How wrong the clock of the cache is that sent it. */
  readonly dateWrongMs?: number;
  readonly url?: string;
}

function answerTo(question: Question): TimedAnswer {
  const { askedAtMs, tripMs = 0, isDirect = false, wrongMs = 0, dateWrongMs = 0, url = '/api' } = question;
  const madeAtMs = question.madeAtMs ?? askedAtMs + tripMs / 2;
  const sentAtMs = AHEAD_MS + askedAtMs + tripMs / 2 + dateWrongMs;
  return {
    url,
    isDirect,
    timeMs: AHEAD_MS + madeAtMs + wrongMs,
    dateMs: Math.floor(sentAtMs / 1_000) * 1_000,
    askedAtMs,
    receivedAtMs: askedAtMs + tripMs,
  };
}

/** The ages of answers, each judged with what those before it prove. */
function judgeAll(questions: readonly Question[], judge = judgeAnswer): readonly AnswerAge[] {
  let evidence = NO_EVIDENCE;
  return questions.map((question) => {
    const age = judge(evidence, answerTo(question));
    evidence = age.evidence;
    return age;
  });
}

const first: Question = { askedAtMs: 0, isDirect: true };
const agesOf = (...questions: readonly Question[]) =>
  judgeAll([first, ...questions])
    .slice(1)
    .map(({ madeAtMs, isDoubtful }) => [madeAtMs, isDoubtful]);

describe('how old an answer is', () => {
  test('counts from its question where it is fresh, however long it was on its way', () => {
    expect(agesOf({ askedAtMs: 5_000 }, { askedAtMs: 10_000, tripMs: 8_000 }, { askedAtMs: 20_000 })).toEqual(
      [
        [5_000, false],
        [10_000, false],
        [20_000, false],
      ],
    );
  });

  test('is the age of the first copy where the time that it states stands still', () => {
    expect(
      agesOf(
        { askedAtMs: 5_000, madeAtMs: 5_000 },
        { askedAtMs: 8_000, madeAtMs: 5_000 },
        { askedAtMs: 60_000, madeAtMs: 5_000, isDirect: true },
      ),
    ).toEqual([
      [5_000, false],
      [5_000, false],
      [5_000, true],
    ]);
  });

  test('is exact where a cache has an answer that this screen never saw', () => {
    expect(
      agesOf({ askedAtMs: 60_000, madeAtMs: 55_000 }, { askedAtMs: 62_000, madeAtMs: -300_000 }),
    ).toEqual([
      [55_000, true],
      [-300_000, true],
    ]);
  });

  test('leaves no doubt about what well-behaved caches keep', () => {
    expect(agesOf({ askedAtMs: 5_000, madeAtMs: 2_000 })).toEqual([[2_000, false]]);
  });

  test('is what the date of a cache shows where nothing else is known', () => {
    expect(judgeAll([{ ...first, madeAtMs: -60_000 }])).toMatchObject([
      { madeAtMs: -60_000, isDoubtful: true, evidence: { offsets: [] } },
    ]);
  });

  test('is not the difference to the wrong clock of a proxy, once two answers advance with the screen', () => {
    const wrong = { dateWrongMs: 3_600_000, isDirect: true };
    expect(
      judgeAll([
        { askedAtMs: 0, ...wrong },
        { askedAtMs: 2_000, ...wrong },
      ]),
    ).toMatchObject([
      { madeAtMs: -3_600_000, isDoubtful: true },
      { madeAtMs: 2_000, isDoubtful: false },
    ]);
  });

  test('is unproven where a cache could have the answer and nothing was proved before', () => {
    expect(
      judgeAll([{ askedAtMs: 0 }, { askedAtMs: 2_000, url: '/other' }, { askedAtMs: 4_000, url: '/other' }]),
    ).toMatchObject([{ isDoubtful: true }, { isDoubtful: true }, { isDoubtful: false, madeAtMs: 4_000 }]);
  });

  test('is right again once the time advances, where the clock of the dashboard was set back', () => {
    const back = { wrongMs: -40_000 };
    expect(
      agesOf(
        { askedAtMs: 5_000, ...back },
        { askedAtMs: 10_000, ...back, isDirect: true },
        { askedAtMs: 15_000, ...back },
      ),
    ).toEqual([
      [-35_000, true],
      [10_000, false],
      [15_000, false],
    ]);
  });

  test('is right at once where that clock was set forward', () => {
    expect(agesOf({ askedAtMs: 5_000, wrongMs: 86_400_000 })).toEqual([[5_000, false]]);
  });

  test('of instances whose clocks differ by seconds is right once each was asked past the caches', () => {
    const [slow, fast] = [{ wrongMs: -3_000 }, { wrongMs: 3_000 }];
    const ages = judgeAll([
      { ...first, ...fast },
      { askedAtMs: 1_000, ...fast },
      { askedAtMs: 2_000, ...slow },
      { askedAtMs: 3_000, ...slow, isDirect: true },
      ...Array.from({ length: 40 }, (_, at) => ({
        askedAtMs: 4_000 + 1_000 * at,
        ...(at % 2 ? slow : fast),
      })),
    ]).map(({ madeAtMs, isDoubtful }) => [madeAtMs, isDoubtful]);
    expect(ages[2]).toEqual([-4_000, true]);
    expect(ages.slice(3)).toEqual(Array.from({ length: 41 }, (_, at) => [3_000 + 1_000 * at, false]));
  });

  test('of a proxy that drops what passes caches by is not believed for it', () => {
    const still = { madeAtMs: 0, isDirect: true };
    expect(agesOf({ askedAtMs: 2_000, ...still }, { askedAtMs: 9_000, ...still })).toEqual([
      [0, false],
      [0, true],
    ]);
  });
});

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
        judgeAll(asked).forEach(({ madeAtMs }, at) => {
          const { askedAtMs, madeAtMs: made = askedAtMs } = { madeAtMs: undefined, ...asked[at]! };
          expect(madeAtMs).toBeLessThanOrEqual((made ?? askedAtMs) + 3_000 + 200);
        });
      }),
    );
  });

  test('the lite wall finds the same', () => {
    const judge = new Function(`${LITE_AGE}; return judgeAnswer;`)() as typeof judgeAnswer;
    const seen = (ages: readonly AnswerAge[]) =>
      ages.map(({ madeAtMs, isDoubtful, evidence }) => ({ madeAtMs, isDoubtful, offsets: evidence.offsets }));
    fc.assert(
      fc.property(questions, fc.array(fc.integer({ min: -50_000, max: 50_000 })), (drawn, wrong) => {
        const asked = toQuestions(drawn).map((one, at) => ({
          ...one,
          wrongMs: wrong[at % (wrong.length || 1)] ?? 0,
          dateWrongMs: wrong[(at + 1) % (wrong.length || 1)] ?? 0,
        }));
        expect(seen(judgeAll(asked, judge))).toEqual(seen(judgeAll(asked)));
      }),
    );
  });
});

describe.each([
  ['pages', createScreenClock],
  ['the lite wall', new Function(`${LITE_AGE}; return screenClock;`)() as typeof createScreenClock],
])('the clock of %s', (_, create) => {
  function start() {
    const screen = { monotonic: 400, wall: 1_700_000_000_000 };
    const { elapsed, jumpedMs } = create(
      () => screen.monotonic,
      () => screen.wall,
    );
    return { screen, seen: () => [elapsed(), jumpedMs()] };
  }

  test('counts the time in which the machine slept', () => {
    const { screen, seen } = start();
    screen.monotonic += 1_000;
    screen.wall += 8 * 3_600_000;
    expect(seen()).toEqual([400 + 8 * 3_600_000, 8 * 3_600_000 - 1_000]);
    screen.monotonic += 1_000;
    screen.wall += 1_000;
    expect(seen()).toEqual([1_400 + 8 * 3_600_000, 8 * 3_600_000 - 1_000]);
  });

  test('counts it once where the monotonic clock counted it too', () => {
    const { screen, seen } = start();
    screen.monotonic += 60_000;
    screen.wall += 60_000;
    expect(seen()).toEqual([60_400, 0]);
  });

  test('is not moved where the screen’s clock is set back, and counts the next sleep in full', () => {
    const { screen, seen } = start();
    screen.wall -= 3_600_000;
    expect(seen()).toEqual([400, 0]);
    screen.wall += 30_000;
    expect(seen()).toEqual([30_400, 30_000]);
  });

  test('is not moved by corrections of the clock', () => {
    const { screen, seen } = start();
    screen.wall += 900;
    expect(seen()).toEqual([400, 0]);
  });
});
