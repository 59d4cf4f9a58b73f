import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { account } from '@/lib/status/history/account';
import { hoursOf, lastDays } from '@/lib/status/history/calendar';
import { joinTallies, sumTallies, totalOf } from '@/lib/status/history/tally';
import { TALLY_STATES, type Tally, type TallyState } from '@/lib/status/history/types';

import { countOutages, stateAt } from './brute-force';
import { lives, PERIOD } from './lives';

const placesOf = [1, 2].flatMap((scopeId) => [1, 2].map((serviceId) => ({ scopeId, serviceId })));

describe('the accounting of time', () => {
  test('equals a count of every single millisecond', () => {
    fc.assert(
      fc.property(lives(), (life) => {
        const edges = [0, 13, 13 + 40, PERIOD];
        const accounted = account({ ...life, edges });
        for (const place of placesOf) {
          const found = accounted.find(
            ({ scopeId, serviceId }) => scopeId === place.scopeId && serviceId === place.serviceId,
          );
          edges.slice(0, -1).forEach((from, bucket) => {
            const states: (TallyState | null)[] = [];
            for (let at = from; at < (edges[bucket + 1] ?? 0); at += 1) states.push(stateAt(life, place, at));
            const tally = found?.tallies[bucket] ?? null;
            const counts = Object.fromEntries(
              TALLY_STATES.map((state) => [state, states.filter((one) => one === state).length]),
            );
            if (tally === null) expect(states.every((state) => state === null)).toBe(true);
            else expect(tally).toEqual({ ...counts, ...countOutages(states) });
          });
        }
      }),
      { numRuns: 500 },
    );
  });

  test('adds up to the whole period for a place that always has monitors', () => {
    fc.assert(
      fc.property(lives({ isDeleting: false }), (life) => {
        const always = { at: 0, id: 99, scopeId: 1, serviceId: 1, status: 'ok' as const };
        const edges = [0, PERIOD];
        const accounted = account({ ...life, initial: [...life.initial, always], edges });
        const tally = accounted.find(({ scopeId, serviceId }) => scopeId === 1 && serviceId === 1)
          ?.tallies[0];
        expect(tally && totalOf(tally)).toBe(PERIOD);
      }),
    );
  });

  test('is the same for a period and for its parts joined', () => {
    fc.assert(
      fc.property(lives(), fc.uniqueArray(fc.integer({ min: 1, max: PERIOD - 1 })), (life, cuts) => {
        const edges = [0, ...cuts.sort((a, b) => a - b), PERIOD];
        const whole = account({ ...life, edges: [0, PERIOD] });
        const parts = account({ ...life, edges });
        expect(parts.length).toBe(whole.length);
        for (const place of whole) {
          const cut = parts.find((one) => one.scopeId === place.scopeId && one.serviceId === place.serviceId);
          const tallies = (cut?.tallies ?? []).filter((tally): tally is Tally => tally !== null);
          expect(tallies.reduce(joinTallies)).toEqual(place.tallies[0]);
        }
      }),
      { numRuns: 500 },
    );
  });

  test('joins in any grouping', () => {
    fc.assert(
      fc.property(lives(), fc.integer({ min: 1, max: 60 }), (life, cut) => {
        const edges = [0, cut, cut + 20, PERIOD];
        for (const { tallies } of account({ ...life, edges })) {
          const [a, b, c] = tallies;
          if (!a || !b || !c) continue;
          expect(joinTallies(joinTallies(a, b), c)).toEqual(joinTallies(a, joinTallies(b, c)));
        }
      }),
    );
  });

  test.each([
    ['Europe/Paris', '2026-03-29T12:00:00Z', 23],
    ['Europe/Paris', '2026-10-25T12:00:00Z', 25],
    ['Australia/Lord_Howe', '2026-04-05T03:00:00Z', 24.5],
    ['Australia/Lord_Howe', '2026-10-04T03:00:00Z', 23.5],
    ['Asia/Kathmandu', '2026-10-25T12:00:00Z', 24],
  ])('fills the day in %s on which the clocks may change (%s) with %d hours', (timeZone, at, hours) => {
    const [day] = lastDays(1, Date.parse(at), timeZone);
    if (!day) throw new Error('no day');
    const parts = hoursOf(day);
    const edges = [day.from, ...parts.map(({ until }) => until)];
    const one = { id: 1, scopeId: 1, serviceId: 1, at: day.from };
    const [place] = account({
      initial: [{ ...one, status: 'ok' }],
      points: [{ ...one, at: day.from + 5_400_000, status: 'alert' }],
      troubles: [],
      spans: [{ from: day.from - 1, until: day.until + 1, isProven: true, ended: null }],
      edges,
    });
    const tallies = (place?.tallies ?? []).filter((tally): tally is Tally => tally !== null);
    expect(tallies.length).toBe(Math.ceil(hours));
    const whole = tallies.reduce(joinTallies);
    expect(totalOf(whole)).toBe(hours * 3_600_000);
    expect(whole).toMatchObject({ ok: 5_400_000, outages: 1, longest: hours * 3_600_000 - 5_400_000 });
    expect(sumTallies(tallies)).toMatchObject({ ok: whole.ok, alert: whole.alert });
  });
});
