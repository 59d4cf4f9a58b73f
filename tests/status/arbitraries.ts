import fc from 'fast-check';

import type { Dimension, Incident, Maintenance, Monitor } from '@/lib/status/model/types';
import type { WeatherMapInput } from '@/lib/status/map/weather-map';

import { incidentOf, maintenanceOf, monitorOf } from './samples';

// Few places, so that monitors share them; the last id is unknown, and names repeat.
const placeId = fc.integer({ min: 1, max: 4 });
const place = { scopeId: placeId, serviceId: placeId };
const dimensions: fc.Arbitrary<Dimension[]> = fc
  .tuple(
    ...[1, 2, 3].map((id) =>
      fc.record({ id: fc.constant(id), name: fc.constantFrom('a', 'A', 'b10', 'b9', 'é') }),
    ),
  )
  .map((all) => [...all]);

const byId = { selector: ({ id }: { id: number }) => id, maxLength: 30 };
const id = fc.integer({ min: 1, max: 1_000 });

const monitors: fc.Arbitrary<Monitor[]> = fc.uniqueArray(
  fc
    .record({ ...place, id, status: fc.constantFrom('ok', 'ok', 'warning', 'alert', 'unknown') })
    .map(monitorOf),
  byId,
);

const maintenances: fc.Arbitrary<Maintenance[]> = fc.uniqueArray(
  fc
    .record({
      ...place,
      id,
      status: fc.constantFrom('in-progress', 'in-progress', 'scheduled', 'unknown'),
      serviceStatus: fc.constantFrom('up', 'degraded', 'down', 'unknown'),
      isOverrunning: fc.boolean(),
    })
    .map((given) =>
      maintenanceOf({ ...given, isOverrunning: given.isOverrunning && given.status === 'in-progress' }),
    ),
  { ...byId, maxLength: 6 },
);

/** Boards with few places, and monitors and maintenances of every kind. */
export const boards: fc.Arbitrary<WeatherMapInput> = fc.record({
  scopes: dimensions,
  services: dimensions,
  monitors,
  maintenances,
});

/** Ongoing incidents of every severity. */
export const incidents: fc.Arbitrary<Incident[]> = fc.uniqueArray(
  fc
    .record({
      id,
      severity: fc.constantFrom('critical', 'high', 'moderate', 'low', 'minor', 'unknown'),
      status: fc.constantFrom('active', 'investigating', 'stable', 'unknown'),
    })
    .map(incidentOf),
  { ...byId, maxLength: 3 },
);
