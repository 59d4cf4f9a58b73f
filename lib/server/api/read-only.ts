import { CORS_HEADERS, toJsonResponse } from './read-api/responses';

// The exports are named as Next expects them of a route handler: a route that only has GET re-exports the rest from here.

const ALLOW = 'GET, HEAD, OPTIONS';

/** Answers a CORS preflight: pages of any site may read. */
export const OPTIONS = (): Response =>
  new Response(null, {
    status: 204,
    headers: {
      allow: ALLOW,
      ...CORS_HEADERS,
      'access-control-allow-methods': ALLOW,
      'access-control-allow-headers': 'accept, authorization, content-type, if-none-match',
      'access-control-max-age': '86400',
    },
  });

/** 405: the API is read-only. */
export const methodNotAllowed = (): Response =>
  toJsonResponse({ message: 'This API only reads data. Write to ProdManager instead.' }, 405, {
    allow: ALLOW,
  });

export {
  methodNotAllowed as DELETE,
  methodNotAllowed as PATCH,
  methodNotAllowed as POST,
  methodNotAllowed as PUT,
};
