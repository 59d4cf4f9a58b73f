import 'server-only';

import { parseSetCookie } from 'cookie';
import type { Config } from '../../config/config';
import { clientOf } from '../../http/client-address';
import type { RateLimit } from '../../http/rate-limits';
import { toProviderConfig } from '../../config/sign-in-config';

import { isSameOriginOn } from '../../http/same-origin';
import { redirectTo, toBoardPath, toSignInPath } from '../redirects';
import { toCookieOptions } from '../session/session-cookie';
import { PROVIDER_ID, toAuthOptions, type SignInLog } from './auth-options';
import { callNextAuth, findAuthError } from './call-next-auth';

/** Dependencies of signing in. */
export interface SignInContext {
  readonly config: Config;
  readonly limit: RateLimit;
  readonly log: SignInLog;
}

/**
 * `GET /api/sign-in/provider`: redirects to the provider. A link and not a form, because the Content Security Policy keeps forms from
 * redirecting to other sites.
 */
export async function beginSignIn(
  request: Request,
  { config, limit, log }: SignInContext,
): Promise<Response> {
  const to = toBoardPath(new URL(request.url).searchParams.get('to'));
  const provider = toProviderConfig(config);
  const { BOARD_URL } = config;
  if (!provider || !BOARD_URL) return new Response(null, { status: 404 });
  // Another site must not start a sign-in.
  if (!isSameOriginOn(config, request)) return redirectTo(toSignInPath(null, to));
  if ((await limit.take(clientOf(request))) !== true) return redirectTo(toSignInPath('too-many', to));
  const options = toAuthOptions({ ...config, BOARD_URL }, provider, log);
  const csrf = toCookieOptions(config).nameOf('csrf');
  const csrfResponse = await callNextAuth(options, { method: 'GET', action: ['csrf'] });
  const { csrfToken } = csrfResponse.body as { readonly csrfToken: string };
  const csrfCookie = csrfResponse.cookies
    .map((header) => parseSetCookie(header))
    .find(({ name }) => name === csrf);
  const { location, cookies } = await callNextAuth(options, {
    method: 'POST',
    action: ['signin', PROVIDER_ID],
    body: { csrfToken, callbackUrl: BOARD_URL + to },
    cookies: { [csrf]: csrfCookie?.value ?? '' },
  });
  if (location === null || findAuthError(location, BOARD_URL) !== null)
    return redirectTo(toSignInPath('unreachable', to));
  return redirectTo(location, cookies);
}
