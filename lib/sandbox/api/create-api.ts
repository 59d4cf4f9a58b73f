import { Hono } from 'hono';

import { ApiError, ERROR_MESSAGES, HEALTH_BODY, VERSION_BODY } from '../../prodmanager/protocol/responses';
import type { Faults } from '../faults/faults';
import { injectFaults } from '../faults/inject-faults';
import { type Environment, route } from '../http/context';
import { html, htmlError, json } from '../http/responses';
import type { Store } from '../store/store';
import { checkPaging, identify, limitRate } from './guards';
import { RateLimiter, type RateLimit } from './rate-limiter';
import { mountEventRoutes, mountResource } from './resource-routes';
import {
  announcementResource,
  incidentResource,
  maintenanceResource,
  monitorResource,
  placeResource,
} from './resources';
import { mountTokenRoutes } from './token-routes';

/** The parts of the API. */
export interface ApiParts {
  readonly store: Store;
  readonly secret: string;
  readonly faults: Faults;
  readonly rateLimit: RateLimit | null;
}

/** ProdManager's API over a store, as a Hono app. */
export function createApi({ store, secret, faults, rateLimit }: ApiParts): Hono<Environment> {
  const app = new Hono<Environment>();
  app.onError((error) =>
    error instanceof ApiError ? json(error.body, error.status) : json(ERROR_MESSAGES.internal, 500),
  );
  app.notFound((context) =>
    context.req.path.startsWith('/api/')
      ? json(ERROR_MESSAGES.notFound, 404)
      : html(htmlError(404, 'Not Found', ERROR_MESSAGES.notFound), 404),
  );

  // The Date header must match the dates in the body.
  app.use(async (context, next) => {
    await next();
    context.header('date', store.moment.toUTCString());
  });
  app.use(injectFaults(faults));
  app.use('/api/*', identify(secret, store, rateLimit !== null));
  if (rateLimit) app.use('/api/*', limitRate(new RateLimiter(rateLimit), store));
  app.use('/api/*', checkPaging);

  route(app, 'GET', '/health', () => html(HEALTH_BODY, 200));
  route(app, 'GET', '/health/version', () => json(VERSION_BODY));
  mountTokenRoutes(app, store, secret);
  mountResource(app, placeResource(store, 'scope'), faults);
  mountResource(app, placeResource(store, 'service'), faults);
  mountResource(app, monitorResource(store), faults);
  mountResource(app, incidentResource(store), faults);
  mountResource(app, maintenanceResource(store), faults);
  mountResource(app, announcementResource(store), faults);
  mountEventRoutes(app, store);
  return app;
}
