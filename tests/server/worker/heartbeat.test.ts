import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

import { createHeartbeat, startHeartbeat, watchHeartbeat } from '@/lib/server/worker/heartbeat';

const beat = (heartbeat: SharedArrayBuffer): void => void Atomics.add(new Int32Array(heartbeat), 0, 1);

describe('a heartbeat', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  test('counts as stopped after a minute without a beat, and not before', () => {
    const onBlocked = vi.fn();
    watchHeartbeat(createHeartbeat(), onBlocked);
    vi.advanceTimersByTime(59_999);
    expect(onBlocked).not.toHaveBeenCalled();
    vi.advanceTimersByTime(60_000);
    expect(onBlocked).toHaveBeenCalledTimes(1);
  });

  test('counts from the last beat', () => {
    const heartbeat = createHeartbeat();
    const onBlocked = vi.fn();
    watchHeartbeat(heartbeat, onBlocked);
    for (let minute = 0; minute < 5; minute += 1) {
      vi.advanceTimersByTime(58_000);
      beat(heartbeat);
    }
    expect(onBlocked).not.toHaveBeenCalled();
  });

  test('begins with a beat and continues while the event loop runs', () => {
    const heartbeat = createHeartbeat();
    startHeartbeat(heartbeat);
    expect(new Int32Array(heartbeat)[0]).toBe(1);
    const onBlocked = vi.fn();
    watchHeartbeat(heartbeat, onBlocked);
    vi.advanceTimersByTime(600_000);
    expect(onBlocked).not.toHaveBeenCalled();
  });

  test('is not checked after watching has stopped', () => {
    const onBlocked = vi.fn();
    watchHeartbeat(createHeartbeat(), onBlocked)();
    vi.advanceTimersByTime(600_000);
    expect(onBlocked).not.toHaveBeenCalled();
  });
});
