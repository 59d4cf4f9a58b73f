import 'server-only';

import { overviewRoute } from './overview-route';
import { wallRoute } from './wall-route';

/** Every page of the board by name. */
export const VIEW_ROUTES = {
  overview: overviewRoute,
  wall: wallRoute,
} as const;

/** Names a page of the board. */
export type ViewName = keyof typeof VIEW_ROUTES;

/** What a page of the board shows. */
export type ViewOf<Name extends ViewName> = NonNullable<
  Awaited<ReturnType<(typeof VIEW_ROUTES)[Name]['read']>>
>;
