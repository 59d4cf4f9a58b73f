import { describe, expect, test } from 'vitest';

import { monitorsAtPlace } from '@/lib/status/notices/notice-details';

import { freshOf, maintenanceOf, monitorOf, snapshotOf, UNREAD } from '../samples';

const monitors = freshOf([
  monitorOf({ id: 1 }),
  monitorOf({ id: 2, status: 'alert' }),
  monitorOf({ id: 3, status: 'warning' }),
  monitorOf({ id: 4, status: 'unknown' }),
  monitorOf({ id: 5, status: 'alert', scopeId: 2 }),
]);
const seen = (maintenance: ReturnType<typeof maintenanceOf>) =>
  monitorsAtPlace(snapshotOf({ monitors, maintenances: freshOf([maintenance]) }), maintenance);

describe('monitorsAtPlace', () => {
  test('counts the monitors at the place only, unexplained ones first', () => {
    expect(seen(maintenanceOf({ serviceStatus: 'degraded' }))).toEqual({
      total: 4,
      troubled: [
        { id: 2, name: 'latency', status: 'alert', isExpected: false },
        { id: 4, name: 'latency', status: 'unknown', isExpected: false },
        { id: 3, name: 'latency', status: 'warning', isExpected: true },
      ],
    });
  });

  test('explains nothing by a maintenance that has not started or overruns', () => {
    for (const given of [{ status: 'scheduled' as const }, { isOverrunning: true }]) {
      expect(seen(maintenanceOf(given))?.troubled.some(({ isExpected }) => isExpected)).toBe(false);
    }
  });

  test('is null for a closed maintenance, and if monitors were never read', () => {
    expect(seen(maintenanceOf({ status: 'succeed' }))).toBeNull();
    expect(monitorsAtPlace(snapshotOf({ monitors: UNREAD }), maintenanceOf())).toBeNull();
  });
});
