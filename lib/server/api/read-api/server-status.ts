import { ANONYMOUS_BODY, HEALTH_BODY, VERSION_BODY } from '@/lib/prodmanager/protocol/responses';

import { CORS_HEADERS, toJsonResponse } from './responses';

// Public on a private board too: these responses reveal nothing about production.
const NO_STORE = { 'cache-control': 'no-store' } as const;

/** `GET /health`: the process responds. */
export const respondWithHealth = (): Response =>
  new Response(HEALTH_BODY, {
    headers: { 'content-type': 'text/html; charset=utf-8', ...NO_STORE, ...CORS_HEADERS },
  });

/** `GET /health/version`: the version of ProdManager that the read API follows. */
export const respondWithVersion = (): Response => toJsonResponse(VERSION_BODY, 200, NO_STORE);

/** `GET /api/token/whoami`: no claims, because the board issues no tokens. */
export const respondWithWhoami = (): Response => toJsonResponse(ANONYMOUS_BODY, 200, NO_STORE);
