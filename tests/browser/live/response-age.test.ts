import { describe, expect, test } from 'vitest';

import { first, judgeAll, type ScriptedRequest } from './judged-responses';

const agesOf = (...questions: readonly ScriptedRequest[]) =>
  judgeAll([first, ...questions])
    .slice(1)
    .map(({ madeAtMs, isDoubtful }) => [madeAtMs, isDoubtful]);

describe('judgeResponse', () => {
  test('dates a fresh response by its request, however long it took', () => {
    expect(
      agesOf({ requestedAtMs: 5_000 }, { requestedAtMs: 10_000, tripMs: 8_000 }, { requestedAtMs: 20_000 }),
    ).toEqual([
      [5_000, false],
      [10_000, false],
      [20_000, false],
    ]);
  });

  test('dates a repeated response by its first copy', () => {
    expect(
      agesOf(
        { requestedAtMs: 5_000, madeAtMs: 5_000 },
        { requestedAtMs: 8_000, madeAtMs: 5_000 },
        { requestedAtMs: 60_000, madeAtMs: 5_000, isDirect: true },
      ),
    ).toEqual([
      [5_000, false],
      [5_000, false],
      [5_000, true],
    ]);
  });

  test('determines the exact age of a cached response that this screen never saw', () => {
    expect(
      agesOf({ requestedAtMs: 60_000, madeAtMs: 55_000 }, { requestedAtMs: 62_000, madeAtMs: -300_000 }),
    ).toEqual([
      [55_000, true],
      [-300_000, true],
    ]);
  });

  test('does not doubt a response within the time that caches may serve it', () => {
    expect(agesOf({ requestedAtMs: 5_000, madeAtMs: 2_000 })).toEqual([[2_000, false]]);
  });

  test('uses the Date header if nothing else is known', () => {
    expect(judgeAll([{ ...first, madeAtMs: -60_000 }])).toMatchObject([
      { madeAtMs: -60_000, isDoubtful: true, evidence: { offsets: [] } },
    ]);
  });

  test('ignores the wrong clock of a proxy once two responses advance with the screen', () => {
    const wrong = { dateWrongMs: 3_600_000, isDirect: true };
    expect(
      judgeAll([
        { requestedAtMs: 0, ...wrong },
        { requestedAtMs: 2_000, ...wrong },
      ]),
    ).toMatchObject([
      { madeAtMs: -3_600_000, isDoubtful: true },
      { madeAtMs: 2_000, isDoubtful: false },
    ]);
  });

  test('doubts a cacheable response if nothing was proven before', () => {
    expect(
      judgeAll([
        { requestedAtMs: 0 },
        { requestedAtMs: 2_000, url: '/other' },
        { requestedAtMs: 4_000, url: '/other' },
      ]),
    ).toMatchObject([{ isDoubtful: true }, { isDoubtful: true }, { isDoubtful: false, madeAtMs: 4_000 }]);
  });

  test('dates responses by their copies if a cache is always the same time behind', () => {
    const requests = [5_000, 10_000, 15_000].map((requestedAtMs) => ({
      requestedAtMs,
      madeAtMs: requestedAtMs - 20_000,
    }));
    expect(judgeAll([first, ...requests]).map(({ madeAtMs }) => madeAtMs)).toEqual([
      0, -15_000, -10_000, -5_000,
    ]);
  });

  test("recovers once the time advances after the dashboard's clock was set back", () => {
    const back = { wrongMs: -40_000 };
    expect(
      agesOf(
        { requestedAtMs: 5_000, ...back },
        { requestedAtMs: 10_000, ...back, isDirect: true },
        { requestedAtMs: 15_000, ...back },
      ),
    ).toEqual([
      [-35_000, true],
      [10_000, false],
      [15_000, false],
    ]);
  });

  test("recovers immediately after the dashboard's clock was set forward", () => {
    expect(agesOf({ requestedAtMs: 5_000, wrongMs: 86_400_000 })).toEqual([[5_000, false]]);
  });

  test('handles instances with different clocks once each was read without caches', () => {
    const [slow, fast] = [{ wrongMs: -3_000 }, { wrongMs: 3_000 }];
    const ages = judgeAll([
      { ...first, ...fast },
      { requestedAtMs: 1_000, ...fast },
      { requestedAtMs: 2_000, ...slow },
      { requestedAtMs: 3_000, ...slow, isDirect: true },
      ...Array.from({ length: 40 }, (_, at) => ({
        requestedAtMs: 4_000 + 1_000 * at,
        ...(at % 2 ? slow : fast),
      })),
    ]).map(({ madeAtMs, isDoubtful }) => [madeAtMs, isDoubtful]);
    expect(ages[2]).toEqual([-4_000, true]);
    expect(ages.slice(3)).toEqual(Array.from({ length: 41 }, (_, at) => [3_000 + 1_000 * at, false]));
  });

  test('does not trust a proxy that drops the parameter which bypasses caches', () => {
    const still = { madeAtMs: 0, isDirect: true };
    expect(agesOf({ requestedAtMs: 2_000, ...still }, { requestedAtMs: 9_000, ...still })).toEqual([
      [0, false],
      [0, true],
    ]);
  });
});
