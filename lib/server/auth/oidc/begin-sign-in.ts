import 'server-only';

import { parseSetCookie } from 'cookie';

import { isSameOriginOn } from '../../http/same-origin';
import type { Config } from '../../config/config';
import { clientOf } from '../../http/client-address';
import type { RateLimit } from '../../http/rate-limits';
import { callNextAuth } from './ask-next-auth';
import { findProblem } from './find-problem';
import { redirectTo } from '../redirect';
import { toOwnPath, toSignInPath } from '../redirect-target';
import { toCookieOptions } from '../session/session-cookie';
import { toProviderConfig } from '../../config/sign-in-config';
import { PROVIDER_ID, toAuthOptions, type SignInLog } from './auth-options';

/** What signing in is done with. */
export interface SignInTools {
  readonly config: Config;
  readonly limit: RateLimit;
  readonly log: SignInLog;
}

/**
 * Leads somebody to the provider. Asked for by a link and not by a form: a policy that keeps forms on this board would keep them from
 * being led away.
 */
export async function beginSignIn(request: Request, { config, limit, log }: SignInTools): Promise<Response> {
  const to = toOwnPath(new URL(request.url).searchParams.get('to'));
  const provider = toProviderConfig(config);
  const { BOARD_URL } = config;
  if (!provider || !BOARD_URL) return new Response(null, { status: 404 });
  // Somebody who was sent here by another site has not asked for it.
  if (!isSameOriginOn(config, request)) return redirectTo(toSignInPath(null, to));
  if ((await limit.take(clientOf(request))) !== true) return redirectTo(toSignInPath('too-many', to));
  const options = toAuthOptions({ ...config, BOARD_URL }, provider, log);
  const csrf = toCookieOptions(config).nameOf('csrf');
  const asked = await callNextAuth(options, { method: 'GET', action: ['csrf'] });
  const { csrfToken } = asked.body as { readonly csrfToken: string };
  const csrfCookie = asked.cookies.map((header) => parseSetCookie(header)).find(({ name }) => name === csrf);
  const { location, cookies } = await callNextAuth(options, {
    method: 'POST',
    action: ['signin', PROVIDER_ID],
    body: { csrfToken, callbackUrl: BOARD_URL + to },
    cookies: { [csrf]: csrfCookie?.value ?? '' },
  });
  if (location === null || findProblem(location, BOARD_URL) !== null)
    return redirectTo(toSignInPath('unreachable', to));
  return redirectTo(location, cookies);
}
