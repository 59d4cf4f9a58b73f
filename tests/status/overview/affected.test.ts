import { describe, expect, test } from 'vitest';

import { toOverview } from '@/lib/status/overview/overview';
import type { Incident, Maintenance, Monitor } from '@/lib/status/model/types';

import { freshOf, incidentOf, maintenanceOf, monitorOf, snapshotOf, UNREAD } from '../samples';

const render = (text: string) => ({ html: text, text });

const affectedOf = (monitors: Monitor[], incidents: Incident[] = [], maintenances: Maintenance[] = []) =>
  toOverview(
    snapshotOf({
      monitors: freshOf(monitors),
      incidents: freshOf(incidents),
      maintenances: freshOf(maintenances),
    }),
    render,
  ).affected;

describe('toAffected', () => {
  test('names the worst monitors of a place, the start of its worst status, and its incidents', () => {
    const monitors = [
      monitorOf({ id: 1, name: 'errors', status: 'warning', since: '2026-03-02T07:00:00Z' }),
      monitorOf({ id: 2, name: 'latency', status: 'alert', since: '2026-03-02T08:20:00Z' }),
      monitorOf({ id: 3, name: 'queue', status: 'alert', since: '2026-03-02T08:10:00Z' }),
      monitorOf({ id: 4, name: 'disk', status: 'unknown' }),
      monitorOf({ id: 5, name: 'fine' }),
    ];
    const incidents = [
      incidentOf({ id: 7, severity: 'low', reference: 'INC-7' }),
      incidentOf({ id: 8, severity: 'critical', reference: null }),
      incidentOf({ id: 9, severity: 'critical', serviceId: 2 }),
      incidentOf({ id: 10, severity: 'critical', status: 'resolved' }),
    ];
    expect(affectedOf(monitors, incidents)).toEqual({
      places: [
        {
          scopeId: 1,
          serviceId: 1,
          scope: 'eu-west-1',
          service: 'Payments',
          status: 'alert',
          since: '2026-03-02T08:10:00Z',
          monitors: [
            { id: 2, name: 'latency', status: 'alert' },
            { id: 3, name: 'queue', status: 'alert' },
            { id: 1, name: 'errors', status: 'warning' },
          ],
          otherMonitors: 1,
          incidents: [
            { id: 8, name: 'Cards are declined', reference: null },
            { id: 7, name: 'Cards are declined', reference: 'INC-7' },
          ],
          isUnderMaintenance: false,
        },
      ],
      others: 0,
    });
  });

  test('does not know since when, if one monitor was in trouble before observation began', () => {
    const monitors = [
      monitorOf({ status: 'alert', since: '2026-03-02T08:20:00Z' }),
      monitorOf({ id: 2, status: 'alert', since: null }),
    ];
    expect(affectedOf(monitors)?.places).toMatchObject([{ since: null }]);
  });

  test('has the five worst places: by status, then by number of monitors', () => {
    const monitors = [
      ...[1, 2, 3, 4, 5].map((serviceId) => monitorOf({ id: serviceId, serviceId, status: 'warning' })),
      monitorOf({ id: 6, serviceId: 4, status: 'warning' }),
      monitorOf({ id: 7, serviceId: 6, status: 'unknown' }),
      monitorOf({ id: 8, serviceId: 7, status: 'alert' }),
      monitorOf({ id: 9, serviceId: 8 }),
    ];
    const affected = affectedOf(monitors);
    expect(affected?.places.map(({ serviceId }) => serviceId)).toEqual([7, 4, 1, 2, 3]);
    expect(affected?.others).toBe(2);
  });

  test('leaves out what a maintenance explains, and marks the rest as under maintenance', () => {
    const monitors = [
      monitorOf({ status: 'warning' }),
      monitorOf({ id: 2, status: 'alert' }),
      monitorOf({ id: 3, serviceId: 2, status: 'warning' }),
    ];
    const maintenances = [
      maintenanceOf({ serviceStatus: 'degraded' }),
      maintenanceOf({ id: 2, serviceId: 2, serviceStatus: 'degraded' }),
    ];
    expect(affectedOf(monitors, [], maintenances)).toMatchObject({
      places: [{ serviceId: 1, monitors: [{ id: 2 }], isUnderMaintenance: true }],
      others: 0,
    });
  });

  test('distinguishes never read from nothing affected', () => {
    expect(affectedOf([monitorOf()])).toEqual({ places: [], others: 0 });
    expect(toOverview(snapshotOf({ monitors: UNREAD }), render).affected).toBeNull();
  });
});
