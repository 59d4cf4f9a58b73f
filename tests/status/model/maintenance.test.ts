import { describe, expect, test } from 'vitest';

import {
  isExpected,
  isOverdueToStart,
  isOverrunning,
  toMaintenanceState,
} from '@/lib/status/model/maintenance';
import type { MonitorStatus, ServiceStatus } from '@/lib/status/model/types';

import { maintenanceOf, monitorOf } from '../samples';

describe('isExpected', () => {
  test.each<[ServiceStatus, MonitorStatus[]]>([
    ['down', ['warning', 'alert']],
    ['degraded', ['warning']],
    ['up', []],
    ['unknown', []],
  ])('is true for a maintenance that declared %s if the monitor is in %j', (serviceStatus, explained) => {
    const statuses: MonitorStatus[] = ['ok', 'warning', 'alert', 'unknown'];
    const expected = statuses.filter((status) =>
      isExpected(monitorOf({ status }), [maintenanceOf({ serviceStatus })]),
    );
    expect(expected).toEqual(explained);
  });

  test('is false once the maintenance overruns', () => {
    expect(isExpected(monitorOf({ status: 'warning' }), [maintenanceOf({ isOverrunning: true })])).toBe(
      false,
    );
  });

  test('is true if another maintenance is within its window', () => {
    const both = [maintenanceOf({ isOverrunning: true }), maintenanceOf({ id: 2 })];
    expect(isExpected(monitorOf({ status: 'alert' }), both)).toBe(true);
  });

  test('is false without a maintenance', () => {
    expect(isExpected(monitorOf({ status: 'alert' }), [])).toBe(false);
  });
});

describe('isOverrunning', () => {
  const scheduledEndAt = '2026-03-02T12:00:00Z';
  const endMs = Date.parse(scheduledEndAt);

  test('starts at the minute of the scheduled end', () => {
    expect(isOverrunning({ status: 'in-progress', scheduledEndAt }, endMs - 1)).toBe(false);
    expect(isOverrunning({ status: 'in-progress', scheduledEndAt }, endMs)).toBe(true);
  });

  test.each(['scheduled', 'succeed', 'failed', 'canceled', 'unknown'] as const)(
    'is false for a maintenance that is %s',
    (status) => {
      expect(isOverrunning({ status, scheduledEndAt }, endMs + 1)).toBe(false);
    },
  );
});

describe('isOverdueToStart', () => {
  const scheduledStartAt = '2026-03-02T07:54:00Z';
  const startMs = Date.parse(scheduledStartAt);

  test('starts at the minute of the scheduled start', () => {
    expect(isOverdueToStart({ status: 'scheduled', scheduledStartAt }, startMs - 1)).toBe(false);
    expect(isOverdueToStart({ status: 'scheduled', scheduledStartAt }, startMs)).toBe(true);
  });

  test.each(['in-progress', 'succeed', 'failed', 'canceled', 'unknown'] as const)(
    'is false for a maintenance that is %s',
    (status) => {
      expect(isOverdueToStart({ status, scheduledStartAt }, startMs + 1)).toBe(false);
    },
  );

  test('is false if the scheduled start is unknown', () => {
    expect(isOverdueToStart({ status: 'scheduled', scheduledStartAt: null }, startMs)).toBe(false);
  });
});

test('the state of a maintenance is its status unless it departs from its schedule', () => {
  const at = (time: string) => Date.parse(`2026-03-02T${time}:00Z`);
  const window = { scheduledStartAt: '2026-03-02T08:00:00Z', scheduledEndAt: '2026-03-02T09:00:00Z' };
  expect(toMaintenanceState({ status: 'scheduled', ...window }, at('07:59'))).toBe('scheduled');
  expect(toMaintenanceState({ status: 'scheduled', ...window }, at('10:00'))).toBe('overdue');
  expect(toMaintenanceState({ status: 'in-progress', ...window }, at('08:30'))).toBe('in-progress');
  expect(toMaintenanceState({ status: 'in-progress', ...window }, at('10:00'))).toBe('overrunning');
  expect(toMaintenanceState({ status: 'canceled', ...window }, at('10:00'))).toBe('canceled');
});
