import { describe, expect, test } from 'vitest';

import { first, judgeAll, type Question } from '../asked-answers';

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

  test('stays the age of the copies where a cache is behind by the same time again and again', () => {
    const asked = [5_000, 10_000, 15_000].map((askedAtMs) => ({ askedAtMs, madeAtMs: askedAtMs - 20_000 }));
    expect(judgeAll([first, ...asked]).map(({ madeAtMs }) => madeAtMs)).toEqual([
      0, -15_000, -10_000, -5_000,
    ]);
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
