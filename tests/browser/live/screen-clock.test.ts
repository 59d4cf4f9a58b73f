import { describe, expect, test } from 'vitest';

import { createScreenClock } from '@/lib/browser/live/timing';

describe('follows the clock of a screen', () => {
  function start() {
    const screen = { monotonic: 400, wall: 1_700_000_000_000 };
    const { elapsed, jumpedMs } = createScreenClock(
      () => screen.monotonic,
      () => screen.wall,
    );
    return { screen, seen: () => [elapsed(), jumpedMs()] };
  }

  test('includes the time the machine slept', () => {
    const { screen, seen } = start();
    screen.monotonic += 1_000;
    screen.wall += 8 * 3_600_000;
    expect(seen()).toEqual([400 + 8 * 3_600_000, 8 * 3_600_000 - 1_000]);
    screen.monotonic += 1_000;
    screen.wall += 1_000;
    expect(seen()).toEqual([1_400 + 8 * 3_600_000, 8 * 3_600_000 - 1_000]);
  });

  test('counts sleep once if the monotonic clock includes it', () => {
    const { screen, seen } = start();
    screen.monotonic += 60_000;
    screen.wall += 60_000;
    expect(seen()).toEqual([60_400, 0]);
  });

  test('stays when the wall clock is set back, and counts the next sleep in full', () => {
    const { screen, seen } = start();
    screen.wall -= 3_600_000;
    expect(seen()).toEqual([400, 0]);
    screen.wall += 30_000;
    expect(seen()).toEqual([30_400, 30_000]);
  });

  test('ignores small corrections of the clock', () => {
    const { screen, seen } = start();
    screen.wall += 900;
    expect(seen()).toEqual([400, 0]);
  });
});
