import { describe, expect, test } from 'vitest';

import { toStripView } from '@/lib/status/history/strip-view';
import { NO_TIME } from '@/lib/status/history/tally';
import type { StripBar, Tally } from '@/lib/status/history/types';

const DAY = 86_400_000;
const barsOf = (...tallies: readonly (Partial<Tally> | null)[]): readonly StripBar[] =>
  tallies.map((tally, index) => ({
    from: index * DAY,
    until: (index + 1) * DAY,
    tally: tally && { ...NO_TIME, ...tally },
  }));

describe('a bar', () => {
  test('shows the worst state of the day with its share, however short that was', () => {
    const [bar] = toStripView('7d', { bars: barsOf({ ok: DAY - 1, alert: 1, outages: 1 }) }, []).bars;
    expect(bar).toMatchObject({
      state: 'alert',
      share: 1 / DAY,
      percent: 0.01,
      availability: 99.99,
      outages: 1,
      unobserved: 0,
    });
  });

  test('is not ok if nothing was observed, and has no availability', () => {
    const { bars, availability, observed } = toStripView(
      '7d',
      { bars: barsOf({ unobserved: DAY }, null) },
      [],
    );
    expect(bars.map(({ state }) => state)).toEqual(['unobserved', null]);
    expect(bars.map((bar) => bar.availability)).toEqual([null, null]);
    expect([availability, observed]).toEqual([null, 0]);
  });

  test('keeps the share that was not observed next to the state', () => {
    const [bar] = toStripView('7d', { bars: barsOf({ ok: DAY / 4, unobserved: (3 * DAY) / 4 }) }, []).bars;
    expect(bar).toMatchObject({ state: 'ok', share: 0.25, unobserved: 0.75, availability: 100 });
  });

  test('is marked for each incident that was open in it, and not for one that ended as it began', () => {
    const bars = barsOf({ ok: DAY }, { ok: DAY }, { ok: DAY });
    const incidents = [
      { from: DAY / 2, until: DAY },
      { from: DAY + 1, until: 3 * DAY },
    ];
    expect(toStripView('7d', { bars }, incidents).bars.map((bar) => bar.incidents)).toEqual([1, 1, 1]);
  });
});

test('a strip sums its bars up, without those in which nothing existed', () => {
  const bars = barsOf(null, { ok: DAY / 2, alert: DAY / 2 }, { ok: DAY / 2, unobserved: DAY / 2 });
  expect(toStripView('7d', { bars }, [])).toMatchObject({ range: '7d', availability: 66.67, observed: 75 });
});
