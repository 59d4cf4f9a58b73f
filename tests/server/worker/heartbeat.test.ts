import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

import { openHeart, startHeartbeat, watchHeart } from '@/lib/server/worker/heartbeat';

const beat = (heart: SharedArrayBuffer): void => void Atomics.add(new Int32Array(heart), 0, 1);

describe('a heart that is watched', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  test('counts as stopped after a minute without a beat, and not before', () => {
    const onStopped = vi.fn();
    watchHeart(openHeart(), onStopped);
    vi.advanceTimersByTime(59_999);
    expect(onStopped).not.toHaveBeenCalled();
    vi.advanceTimersByTime(60_000);
    expect(onStopped).toHaveBeenCalledTimes(1);
  });

  test('starts over with each beat, however seldom', () => {
    const heart = openHeart();
    const onStopped = vi.fn();
    watchHeart(heart, onStopped);
    for (let minute = 0; minute < 5; minute += 1) {
      vi.advanceTimersByTime(58_000);
      beat(heart);
    }
    expect(onStopped).not.toHaveBeenCalled();
  });

  test('beats while the event loop turns, and from the start', () => {
    const heart = openHeart();
    startHeartbeat(heart);
    expect(new Int32Array(heart)[0]).toBe(1);
    const onStopped = vi.fn();
    watchHeart(heart, onStopped);
    vi.advanceTimersByTime(600_000);
    expect(onStopped).not.toHaveBeenCalled();
  });

  test('is not looked for any more when the watch has ended', () => {
    const onStopped = vi.fn();
    watchHeart(openHeart(), onStopped)();
    vi.advanceTimersByTime(600_000);
    expect(onStopped).not.toHaveBeenCalled();
  });
});
