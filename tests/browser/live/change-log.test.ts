import { describe, expect, test } from 'vitest';

import { ChangeLog } from '@/lib/browser/live/change-log';

const arrivalAt = (second: number) => ({ nowMs: second * 1_000, visibleMs: second * 1_000 });

describe('ChangeLog', () => {
  test('marks nothing in the first view', () => {
    const log = new ChangeLog();
    expect(log.see('incidents:1', 'high', null, true)).toBeNull();
  });

  test('keeps the time of the latest change of a part while other views arrive', () => {
    const log = new ChangeLog();
    const [first, second, third] = [1, 2, 3].map(arrivalAt) as [
      ReturnType<typeof arrivalAt>,
      ReturnType<typeof arrivalAt>,
      ReturnType<typeof arrivalAt>,
    ];
    log.see('incidents:1', 'high', null, true);
    expect(log.see('incidents:1', 'critical', first, true)).toBe(first);
    expect(log.see('incidents:1', 'critical', second, true)).toBe(first);
    expect(log.see('incidents:1', 'high', third, true)).toBe(third);
  });

  test('is the same for a part that is drawn twice', () => {
    const log = new ChangeLog();
    const arrival = arrivalAt(1);
    log.see('cells:1/2', 'ok', null, false);
    expect(log.see('cells:1/2', 'alert', arrival, false)).toBe(arrival);
    expect(log.see('cells:1/2', 'alert', arrival, false)).toBe(arrival);
  });

  test('marks a part that was not drawn before only where that means it is new', () => {
    const log = new ChangeLog();
    const arrival = arrivalAt(1);
    expect(log.see('incidents:2', 'high', arrival, true)).toBe(arrival);
    expect(log.see('monitors:2', 'alert', arrival, false)).toBeNull();
  });
});
