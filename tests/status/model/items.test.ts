import { expect, test } from 'vitest';

import { createItems } from '@/lib/status/model/items';

import { announcementOf, freshOf, incidentOf, maintenanceOf, scopeOf } from '../samples';

const items = createItems(
  { scopes: freshOf([scopeOf()]), services: freshOf([scopeOf({ name: 'Payments' })]) },
  (markdown) => ({ html: `<p>${markdown}</p>`, text: markdown }),
);
const PLACED = ['id', 'name', 'scope', 'scopeId', 'service', 'serviceId'];
const fieldsOf = (item: object) =>
  Object.keys(item)
    .filter((field) => !PLACED.includes(field))
    .toSorted();

test('an item of a list has the fields that its card shows, and no others', () => {
  expect(fieldsOf(items.incident(incidentOf()))).toEqual(
    ['impactStartedAt', 'latest', 'reference', 'resolvedAt', 'severity', 'status', 'url'].toSorted(),
  );
  expect(fieldsOf(items.maintenance(maintenanceOf()))).toEqual(
    ['isOverrunning', 'latest', 'scheduledEndAt', 'scheduledStartAt', 'serviceStatus', 'status'].toSorted(),
  );
  expect(fieldsOf(items.announcement(announcementOf({ description: 'Text' })))).toEqual(
    ['endsAt', 'html', 'isInForce', 'level', 'startsAt'].toSorted(),
  );
});

test('a past item has the fields of its row, and no others', () => {
  expect(fieldsOf(items.pastIncident(incidentOf()))).toEqual(
    ['impactStartedAt', 'reference', 'resolvedAt', 'severity', 'status', 'url'].toSorted(),
  );
  expect(fieldsOf(items.pastMaintenance(maintenanceOf()))).toEqual(
    ['endedAt', 'scheduledStartAt', 'startedAt', 'status'].toSorted(),
  );
});
