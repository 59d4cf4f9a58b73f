import {
  monitorRoute,
  monitorsRoute,
  overviewRoute,
  placeDetailsRoute,
  scopeRoute,
  scopesRoute,
  searchRoute,
  serviceRoute,
  servicesRoute,
  wallRoute,
} from './board-routes';
import {
  announcementRoute,
  announcementsRoute,
  incidentRoute,
  incidentsRoute,
  maintenanceRoute,
  maintenancesRoute,
} from './notice-routes';
import { toViewPath } from './view-route';

/** All views by name. */
export const VIEW_ROUTES = {
  overview: overviewRoute,
  search: searchRoute,
  scopes: scopesRoute,
  scope: scopeRoute,
  services: servicesRoute,
  service: serviceRoute,
  place: placeDetailsRoute,
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

/** The name of a view. */
export type ViewName = keyof typeof VIEW_ROUTES;

/** The views of one item, which have their own link previews. */
export const ITEM_VIEWS = [
  'scope',
  'service',
  'place',
  'monitor',
  'incident',
  'maintenance',
  'announcement',
] as const satisfies readonly ViewName[];

export type ItemView = (typeof ITEM_VIEWS)[number];

export const isItemView = (name: ViewName): name is ItemView =>
  (ITEM_VIEWS as readonly ViewName[]).includes(name);

/** The data of a view. */
export type ViewOf<Name extends ViewName> = NonNullable<
  Awaited<ReturnType<(typeof VIEW_ROUTES)[Name]['read']>>
>;

/** The view at an address. */
export interface ViewMatch {
  readonly name: ViewName;
  readonly params: Readonly<Record<string, string>>;
}

/** The view with its JSON at `/api/view/…`; null if there is none. @param segments Segments of the path below `/api/view/`. */
export function matchView(segments: readonly string[]): ViewMatch | null {
  for (const name of Object.keys(VIEW_ROUTES) as ViewName[]) {
    const pattern = toViewPath(VIEW_ROUTES[name].pattern).split('/').slice(3);
    const isMatch =
      pattern.length === segments.length &&
      pattern.every((part, index) => part.startsWith(':') || part === segments[index]);
    if (!isMatch) continue;
    const params = pattern.flatMap((part, index) =>
      part.startsWith(':') ? [[part.slice(1), segments[index] ?? '']] : [],
    );
    return { name, params: Object.fromEntries(params) as Record<string, string> };
  }
  return null;
}
