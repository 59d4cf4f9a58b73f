import { describe, expect, test } from 'vitest';

import { affectedMonitors } from '@/lib/status/notices/notice-details';
import { UNKNOWN_ID } from '@/lib/status/model/types';

import { freshOf, incidentOf, maintenanceOf, monitorOf, snapshotOf, UNREAD } from '../samples';

const monitors = freshOf([
  monitorOf({ id: 1 }),
  monitorOf({ id: 2, status: 'alert', since: '2026-03-02T08:10:00Z' }),
  monitorOf({ id: 3, status: 'warning' }),
  monitorOf({ id: 4, status: 'unknown' }),
  monitorOf({ id: 5, status: 'alert', scopeId: 2 }),
]);
const seen = (maintenance: ReturnType<typeof maintenanceOf>) =>
  affectedMonitors(snapshotOf({ monitors, maintenances: freshOf([maintenance]) }), maintenance, false);

describe('affectedMonitors', () => {
  test('lists the monitors at the place only, unexplained ones first', () => {
    expect(seen(maintenanceOf({ serviceStatus: 'degraded' }))).toMatchObject({
      total: 4,
      troubled: 3,
      shown: [
        { id: 2, status: 'alert', since: '2026-03-02T08:10:00Z', isExpected: false },
        { id: 4, status: 'unknown', isExpected: false },
        { id: 3, status: 'warning', isExpected: true },
        { id: 1, status: 'ok' },
      ],
    });
  });

  test('explains nothing by a maintenance that has not started or overruns', () => {
    for (const given of [{ status: 'scheduled' as const }, { isOverrunning: true }]) {
      expect(seen(maintenanceOf(given))?.shown.some(({ isExpected }) => isExpected)).toBe(false);
    }
  });

  test('lists at most twelve, and counts all', () => {
    const many = freshOf(Array.from({ length: 30 }, (_, index) => monitorOf({ id: index + 1 })));
    const listed = affectedMonitors(snapshotOf({ monitors: many }), incidentOf(), false);
    expect([listed?.total, listed?.shown.length]).toEqual([30, 12]);
  });

  test('is null for a closed notice, for one at an unknown place, and if monitors were never read', () => {
    expect(affectedMonitors(snapshotOf({ monitors }), incidentOf(), true)).toBeNull();
    expect(affectedMonitors(snapshotOf({ monitors }), incidentOf({ scopeId: UNKNOWN_ID }), false)).toBeNull();
    expect(affectedMonitors(snapshotOf({ monitors: UNREAD }), maintenanceOf(), false)).toBeNull();
  });
});
