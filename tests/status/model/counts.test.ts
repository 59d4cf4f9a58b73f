import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { addCounts, countStatuses, NO_MONITORS, notOkOf, totalOf, worstOf } from '@/lib/status/model/counts';
import type { MonitorStatus } from '@/lib/status/model/types';

import { countsOf } from '../samples';

const someMonitors = fc.array(
  fc.record({ status: fc.constantFrom<MonitorStatus>('ok', 'warning', 'alert', 'unknown') }),
);

describe('status counts', () => {
  test('count each monitor by its status', () => {
    const statuses: MonitorStatus[] = ['ok', 'alert', 'ok', 'unknown', 'warning', 'ok'];
    expect(countStatuses(statuses.map((status) => ({ status })))).toEqual({
      ok: 3,
      warning: 1,
      alert: 1,
      unknown: 1,
    });
  });

  test('do not modify the empty counts', () => {
    countStatuses([{ status: 'alert' }]);
    expect(NO_MONITORS).toEqual(countsOf());
  });

  test('add up to the counts of all monitors', () => {
    fc.assert(
      fc.property(someMonitors, someMonitors, (some, others) => {
        expect(addCounts(countStatuses(some), countStatuses(others))).toEqual(
          countStatuses([...some, ...others]),
        );
      }),
    );
  });

  test('have consistent totals', () => {
    fc.assert(
      fc.property(someMonitors, (monitors) => {
        const counts = countStatuses(monitors);
        expect(totalOf(counts)).toBe(monitors.length);
        expect(notOkOf(counts)).toBe(monitors.filter(({ status }) => status !== 'ok').length);
      }),
    );
  });

  test.each([
    [{ ok: 9, unknown: 5, warning: 2, alert: 1 }, 'alert'],
    [{ ok: 9, unknown: 5, warning: 1 }, 'warning'],
    [{ ok: 9, unknown: 1 }, 'unknown'],
    [{ ok: 9 }, 'ok'],
    [{}, 'ok'],
  ] as const)('of %j have the worst status %s', (counts, worst) => {
    expect(worstOf(countsOf(counts))).toBe(worst);
  });
});
