import 'server-only';

import { announcementRoute, announcementsRoute } from './announcement-routes';
import { incidentRoute, incidentsRoute } from './incident-routes';
import { maintenanceRoute, maintenancesRoute } from './maintenance-routes';
import { monitorRoute, monitorsRoute } from './monitor-routes';
import { overviewRoute } from './overview-route';
import { scopeRoute, scopesRoute, serviceRoute, servicesRoute } from './place-routes';
import { wallRoute } from './wall-route';

/** Every page of the board by name. */
export const VIEW_ROUTES = {
  overview: overviewRoute,
  scopes: scopesRoute,
  scope: scopeRoute,
  services: servicesRoute,
  service: serviceRoute,
  monitors: monitorsRoute,
  monitor: monitorRoute,
  incidents: incidentsRoute,
  incident: incidentRoute,
  maintenances: maintenancesRoute,
  maintenance: maintenanceRoute,
  announcements: announcementsRoute,
  announcement: announcementRoute,
  wall: wallRoute,
} as const;

/** Names a page of the board. */
export type ViewName = keyof typeof VIEW_ROUTES;

/** What a page of the board shows. */
export type ViewOf<Name extends ViewName> = NonNullable<
  Awaited<ReturnType<(typeof VIEW_ROUTES)[Name]['read']>>
>;
