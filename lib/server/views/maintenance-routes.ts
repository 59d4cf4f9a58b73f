import 'server-only';

import type { MaintenanceItem } from '@/lib/status/model/items';
import { isOver } from '@/lib/status/model/maintenance';
import type { Maintenance } from '@/lib/status/model/types';
import { maintenanceFacets } from '@/lib/status/notices/notice-query';
import { type MaintenanceDetails, monitorsAtPlace } from '@/lib/status/notices/notice-details';
import { openMaintenancesOf } from '@/lib/status/overview/overview';

import { noticesRoute } from './notice-list-route';
import { noticeRoute } from './notice-route';

/** The list of maintenances. */
export const maintenancesRoute = noticesRoute<Maintenance, MaintenanceItem>({
  kind: 'maintenances',
  facets: maintenanceFacets,
  openOf: openMaintenancesOf,
  isOver: ({ status }) => isOver(status) || status === 'unknown',
  pageOf: (archive) => archive.maintenances,
  itemOf: ({ maintenance }) => maintenance,
});

/** One maintenance, with how the monitors at its place stand. */
export const maintenanceRoute = noticeRoute<Maintenance, MaintenanceDetails>({
  kind: 'maintenances',
  knownOf: ({ sections }) => sections.maintenances.items,
  ask: (archive, id) => archive.maintenance(id),
  itemOf: (details, row, snapshot) => details.maintenance(row, monitorsAtPlace(snapshot, row)),
});
