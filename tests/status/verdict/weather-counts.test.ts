import { expect, test } from 'vitest';

import { toOverview } from '@/lib/status/overview/overview';
import { toWeatherCounts } from '@/lib/status/overview/weather-counts';

import {
  announcementOf,
  freshOf,
  incidentOf,
  maintenanceOf,
  monitorOf,
  snapshotOf,
  UNREAD,
} from '../samples';

const render = (text: string) => ({ html: text, text });

test('counts occurring values, worst first, and is null for sections that were never read', () => {
  const snapshot = snapshotOf({
    monitors: freshOf([monitorOf(), monitorOf({ id: 2, status: 'warning' })]),
    incidents: freshOf([
      incidentOf({ severity: 'minor' }),
      incidentOf({ id: 2, severity: 'critical' }),
      incidentOf({ id: 3, severity: 'critical' }),
      incidentOf({ id: 4, status: 'resolved' }),
    ]),
    maintenances: freshOf([
      maintenanceOf({ status: 'scheduled' }),
      maintenanceOf({ id: 2, status: 'failed' }),
    ]),
    announcements: freshOf([announcementOf()]),
  });
  expect(toWeatherCounts(toOverview(snapshot, render))).toEqual({
    monitors: [
      { value: 'warning', count: 1 },
      { value: 'ok', count: 1 },
    ],
    incidents: [
      { value: 'critical', count: 2 },
      { value: 'minor', count: 1 },
    ],
    maintenances: [{ value: 'scheduled', count: 1 }],
    announcements: [{ value: 'medium', count: 1 }],
  });
  const unread = snapshotOf({
    monitors: UNREAD,
    incidents: UNREAD,
    maintenances: UNREAD,
    announcements: UNREAD,
  });
  expect(toWeatherCounts(toOverview(unread, render))).toEqual({
    monitors: null,
    incidents: null,
    maintenances: null,
    announcements: null,
  });
});

test('shows the number of ok monitors even if it is zero, but nothing without monitors', () => {
  const countsOf = (monitors: readonly ReturnType<typeof monitorOf>[]) =>
    toWeatherCounts(toOverview(snapshotOf({ monitors: freshOf(monitors) }), render)).monitors;
  expect(countsOf([monitorOf({ status: 'alert' })])).toEqual([
    { value: 'alert', count: 1 },
    { value: 'ok', count: 0 },
  ]);
  expect(countsOf([])).toEqual([]);
});
