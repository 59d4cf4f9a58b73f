import { describe, expect, test } from 'vitest';

import { isExpected, isOverrunning } from '@/lib/status/model/maintenance';
import type { MonitorStatus, ServiceStatus } from '@/lib/status/model/types';

import { maintenanceOf, monitorOf } from '../samples';

describe('a maintenance in progress', () => {
  test.each<[ServiceStatus, MonitorStatus[]]>([
    ['down', ['warning', 'alert']],
    ['degraded', ['warning']],
    ['up', []],
    ['unknown', []],
  ])('that declared the service %s explains %j', (serviceStatus, explained) => {
    const statuses: MonitorStatus[] = ['ok', 'warning', 'alert', 'unknown'];
    const expected = statuses.filter((status) =>
      isExpected(monitorOf({ status }), [maintenanceOf({ serviceStatus })]),
    );
    expect(expected).toEqual(explained);
  });

  test('explains nothing once it overruns', () => {
    expect(isExpected(monitorOf({ status: 'warning' }), [maintenanceOf({ isOverrunning: true })])).toBe(
      false,
    );
  });

  test('that is within its window explains beside one that overruns', () => {
    const both = [maintenanceOf({ isOverrunning: true }), maintenanceOf({ id: 2 })];
    expect(isExpected(monitorOf({ status: 'alert' }), both)).toBe(true);
  });

  test('is needed for anything to be expected', () => {
    expect(isExpected(monitorOf({ status: 'alert' }), [])).toBe(false);
  });
});

describe('overrunning', () => {
  const scheduledEndAt = '2026-03-02T12:00:00Z';
  const endMs = Date.parse(scheduledEndAt);

  test('begins at the minute of the scheduled end', () => {
    expect(isOverrunning({ status: 'in-progress', scheduledEndAt }, endMs - 1)).toBe(false);
    expect(isOverrunning({ status: 'in-progress', scheduledEndAt }, endMs)).toBe(true);
  });

  test.each(['scheduled', 'succeed', 'failed', 'canceled', 'unknown'] as const)(
    'is nothing that a maintenance can do that is %s',
    (status) => {
      expect(isOverrunning({ status, scheduledEndAt }, endMs + 1)).toBe(false);
    },
  );
});
