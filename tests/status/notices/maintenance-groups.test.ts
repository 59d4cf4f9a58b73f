import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { groupMaintenances } from '@/lib/status/notices/maintenance-groups';

import { maintenanceOf } from '../samples';

const NOW = Date.parse('2026-03-02T22:30:00Z');
const scheduledAt = (id: number, scheduledStartAt: string) =>
  maintenanceOf({ id, status: 'scheduled', scheduledStartAt });
const idsOf = (items: readonly { id: number }[]) => items.map(({ id }) => id);

describe('groupMaintenances', () => {
  test('separates in progress, due, within seven days, and later', () => {
    const groups = groupMaintenances(
      [
        maintenanceOf({ id: 1, isOverrunning: true }),
        maintenanceOf({ id: 2 }),
        scheduledAt(3, '2026-03-02T22:00:00Z'),
        scheduledAt(4, '2026-03-02T23:30:00Z'),
        scheduledAt(5, '2026-03-08T23:59:00Z'),
        scheduledAt(6, '2026-03-09T00:00:00Z'),
      ],
      NOW,
      'UTC',
    );
    expect(idsOf(groups.inProgress)).toEqual([1, 2]);
    expect(idsOf(groups.due)).toEqual([3]);
    expect(groups.soon.map(({ day, items }) => [day, idsOf(items)])).toEqual([
      ['2026-03-02', [4]],
      ['2026-03-08', [5]],
    ]);
    expect(groups.later.map(({ day }) => day)).toEqual(['2026-03-09']);
  });

  test('uses the days of the viewer’s zone', () => {
    const items = [scheduledAt(4, '2026-03-02T23:30:00Z'), scheduledAt(6, '2026-03-09T00:00:00Z')];
    const { soon } = groupMaintenances(items, NOW, 'Europe/Paris');
    expect(soon.map(({ day }) => day)).toEqual(['2026-03-03', '2026-03-09'].slice(0, 1));
    const inTokyo = groupMaintenances(items, NOW, 'Asia/Tokyo');
    expect(inTokyo.soon.map(({ day }) => day)).toEqual(['2026-03-03', '2026-03-09']);
  });

  test('calls a maintenance overdue only if it is known to have a start and not to have started', () => {
    const { due, unknown } = groupMaintenances(
      [
        scheduledAt(1, '2026-03-02T22:00:00Z'),
        maintenanceOf({ id: 2, status: 'scheduled', scheduledStartAt: null }),
        maintenanceOf({ id: 3, status: 'unknown', scheduledStartAt: '2026-03-02T22:00:00Z' }),
      ],
      NOW,
      'UTC',
    );
    expect(idsOf(due)).toEqual([1]);
    expect(idsOf(unknown)).toEqual([2, 3]);
  });

  test('puts each maintenance in exactly one group', () => {
    const status = fc.constantFrom('in-progress' as const, 'scheduled' as const, 'unknown' as const);
    const hours = fc.integer({ min: -500, max: 500 });
    fc.assert(
      fc.property(fc.array(fc.tuple(status, hours)), (given) => {
        const items = given.map(([state, offset], id) =>
          maintenanceOf({
            id,
            status: state,
            scheduledStartAt: offset === 0 ? null : new Date(NOW + offset * 3_600_000).toISOString(),
          }),
        );
        const { inProgress, due, unknown, soon, later } = groupMaintenances(items, NOW, 'Asia/Kathmandu');
        const all = [inProgress, due, unknown, ...[...soon, ...later].map((day) => day.items)].flat();
        expect(idsOf(all).sort((a, b) => a - b)).toEqual(idsOf(items));
      }),
    );
  });
});
