import { Hono } from 'hono';

import { HEALTH, VERSION } from '../../prodmanager/protocol/server-status';
import type { Faults } from '../faults/faults';
import { injectFaults } from '../faults/inject-faults';
import type { Store } from '../store/store';
import { announcementResource } from './announcement-resource';
import type { Environment } from '../http/environment';
import { mountEventRoutes } from './event-routes';
import { checkPaging, identify, limitRate } from './guards';
import { incidentResource } from './incident-resource';
import { maintenanceResource } from './maintenance-resource';
import { monitorResource } from './monitor-resource';
import { placeResource } from './place-resource';
import { RateLimiter, type RateLimit } from './rate-limiter';
import { Refusal, SENTENCES } from '../../prodmanager/protocol/refusal';
import { html, htmlError, json } from '../http/replies';
import { mountResource } from './resource-routes';
import { route } from './route';
import { mountTokenRoutes } from './token-routes';

/** What the API is made of. */
export interface ApiParts {
  readonly store: Store;
  readonly secret: string;
  readonly faults: Faults;
  readonly rateLimit: RateLimit | null;
}

/** The whole of ProdManager's API over a store, as a function from request to response. */
export function createApi({ store, secret, faults, rateLimit }: ApiParts): Hono<Environment> {
  const app = new Hono<Environment>();
  app.onError((error) =>
    error instanceof Refusal ? json(error.body, error.status) : json(SENTENCES.internal, 500),
  );
  app.notFound((context) =>
    context.req.path.startsWith('/api/')
      ? json(SENTENCES.notFound, 404)
      : html(htmlError(404, 'Not Found', SENTENCES.notFound), 404),
  );

  // The time in an answer is that of its dates.
  app.use(async (context, next) => {
    await next();
    context.header('date', store.moment.toUTCString());
  });
  app.use(injectFaults(faults));
  app.use('/api/*', identify(secret, store, rateLimit !== null));
  if (rateLimit) app.use('/api/*', limitRate(new RateLimiter(rateLimit), store));
  app.use('/api/*', checkPaging);

  route(app, 'GET', '/health', () => html(HEALTH, 200));
  route(app, 'GET', '/health/version', () => json(VERSION));
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
