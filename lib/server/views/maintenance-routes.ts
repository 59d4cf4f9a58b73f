import 'server-only';

import { maintenanceFacets } from '@/lib/status/filterable';
import type { MaintenanceDetails } from '@/lib/status/happening-details';
import type { MaintenanceItem } from '@/lib/status/items';
import { isOver } from '@/lib/status/maintenance';
import { monitorsThere } from '@/lib/status/monitors-there';
import { openMaintenancesOf } from '@/lib/status/overview';
import type { Maintenance } from '@/lib/status/types';

import { happeningRoute } from './happening-route';
import { happeningsRoute } from './happenings-route';

/** The list of maintenances. */
export const maintenancesRoute = happeningsRoute<Maintenance, MaintenanceItem>({
  kind: 'maintenances',
  facets: maintenanceFacets,
  openOf: openMaintenancesOf,
  isOver: ({ status }) => isOver(status) || status === 'unknown',
  pageOf: (history) => history.maintenances,
  itemOf: ({ maintenance }) => maintenance,
});

/** One maintenance, with how the monitors at its place stand. */
export const maintenanceRoute = happeningRoute<Maintenance, MaintenanceDetails>({
  kind: 'maintenances',
  knownOf: ({ sections }) => sections.maintenances.items,
  ask: (history, id) => history.maintenance(id),
  itemOf: (details, row, snapshot) => details.maintenance(row, monitorsThere(snapshot, row)),
});
