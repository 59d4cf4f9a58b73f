import type { MiddlewareHandler } from 'hono';

import type { Store } from '../store/store';
import { clientAddress, queryOf, type Environment, type SandboxContext } from '../http/environment';
import { readPaging } from '../../prodmanager/protocol/paging';
import type { RateLimiter } from './rate-limiter';
import { Refusal, SENTENCES } from '../../prodmanager/protocol/refusal';
import { TokenError, verifyToken } from '../http/tokens';

/** Finds out who is asking: a token that is not accepted is refused even where none is needed. */
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
        // ProdManager 0.22.0 trips over the missing count of a caller it has not let in.
        if (isRateLimited) throw new Refusal(500, SENTENCES.internal);
        throw new Refusal(401, { message: 'Token validation failed', reasons: { token: [error.message] } });
      }
    }
    await next();
    const name = context.get('claims')?.aud;
    if (name !== undefined) context.res.headers.set('x-username', encodeName(name));
  };
}

// A header carries Latin-1 only.
const encodeName = (name: string): string =>
  /^[\u0020-\u00ff]*$/.test(name) ? name : encodeURIComponent(name);

/** Counts the request against its caller's budget and tells them how it stands. */
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

/** Refuses page numbers that ProdManager refuses, whatever the request is for. */
export const checkPaging: MiddlewareHandler<Environment> = async (context, next) => {
  readPaging(queryOf(context));
  await next();
};

/** Refuses whoever may not write: 403 in a bare sentence without a token, with the reason for one of too few permissions. */
export function requirePermission(context: SandboxContext, permission: string): void {
  const claims = context.get('claims');
  if (claims === null) throw new Refusal(403, SENTENCES.forbidden);
  if (claims.permissions.includes(permission)) return;
  throw new Refusal(403, {
    message: 'API permission denied',
    reasons: { token: [`Token doesn't have enought permissions. expected : ${permission}`] },
  });
}
