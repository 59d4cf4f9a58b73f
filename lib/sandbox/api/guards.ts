import type { MiddlewareHandler } from 'hono';

import { readPaging } from '../../prodmanager/protocol/query';
import { ApiError, ERROR_MESSAGES } from '../../prodmanager/protocol/responses';
import { clientAddress, queryOf, type Environment, type SandboxContext } from '../http/context';
import { TokenError, verifyToken } from '../http/tokens';
import type { Store } from '../store/store';
import type { RateLimiter } from './rate-limiter';

/** Reads the token of a request. An invalid token is rejected even where none is needed. */
export function identify(
  secret: string,
  store: Store,
  isRateLimited: boolean,
): MiddlewareHandler<Environment> {
  return async (context, next) => {
    const authorization = context.req.header('authorization');
    context.set('claims', null);
    if (authorization !== undefined) {
      try {
        context.set('claims', await verifyToken(secret, authorization, store.moment.getTime() / 1000));
      } catch (error) {
        if (!(error instanceof TokenError)) throw error;
        // With rate limiting, ProdManager 0.22.0 crashes because a rejected client has no request count.
        if (isRateLimited) throw new ApiError(500, ERROR_MESSAGES.internal);
        throw new ApiError(401, { message: 'Token validation failed', reasons: { token: [error.message] } });
      }
    }
    await next();
    const name = context.get('claims')?.aud;
    if (name !== undefined) context.res.headers.set('x-username', encodeName(name));
  };
}

// Headers are Latin-1.
const encodeName = (name: string): string =>
  /^[\u0020-\u00ff]*$/.test(name) ? name : encodeURIComponent(name);

/** Counts the request against the client's rate limit and adds the rate limit headers. */
export function limitRate(limiter: RateLimiter, store: Store): MiddlewareHandler<Environment> {
  return async (context, next) => {
    const claims = context.get('claims');
    const nowSeconds = store.moment.getTime() / 1000;
    const budget = limiter.take(claims?.jti ?? clientAddress(context), claims !== null, nowSeconds);
    if (budget.isExceeded) {
      context.res = Response.json({ message: 'API rate limit reached' }, { status: 429 });
    } else {
      await next();
    }
    for (const [name, value] of Object.entries(budget.headers)) context.res.headers.set(name, value);
  };
}

/** Rejects invalid paging parameters on every route, as ProdManager does. */
export const checkPaging: MiddlewareHandler<Environment> = async (context, next) => {
  readPaging(queryOf(context));
  await next();
};

/** Rejects writes without the permission. @throws ApiError 403, with reasons only where there is a token */
export function requirePermission(context: SandboxContext, permission: string): void {
  const claims = context.get('claims');
  if (claims === null) throw new ApiError(403, ERROR_MESSAGES.forbidden);
  if (claims.permissions.includes(permission)) return;
  throw new ApiError(403, {
    message: 'API permission denied',
    reasons: { token: [`Token doesn't have enought permissions. expected : ${permission}`] },
  });
}
