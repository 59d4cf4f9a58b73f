import 'server-only';

import { ANONYMOUS_BODY, HEALTH_BODY, VERSION_BODY } from '@/lib/prodmanager/protocol/responses';

import { CORS_HEADERS, toJsonAnswer } from './answers';

// Open to everyone, on a private board too: none of these reveals anything about production.
const NOT_KEPT = { 'cache-control': 'no-store' } as const;

/** That the process answers, as `GET /health` of ProdManager. */
export const answerHealth = (): Response =>
  new Response(HEALTH_BODY, {
    headers: { 'content-type': 'text/html; charset=utf-8', ...NOT_KEPT, ...CORS_HEADERS },
  });

/** The version of ProdManager that the API answers as, as `GET /health/version`. */
export const answerVersion = (): Response => toJsonAnswer(VERSION_BODY, 200, NOT_KEPT);

/** The answer to a caller without a token, as `GET /token/whoami` of ProdManager: the board issues no tokens. */
export const answerWhoami = (): Response => toJsonAnswer(ANONYMOUS_BODY, 200, NOT_KEPT);
