import 'server-only';

import { parseCookie } from 'cookie';

import { atBase } from '@/lib/site/base-path';

import { clientOf } from '../../http/client-address';
import { toProviderConfig } from '../../config/sign-in-config';
import { redirectTo, toBoardPathOf, toSignInPath } from '../redirects';
import { toCookieOptions } from '../session/session-cookie';
import { PROVIDER_ID, toAuthOptions } from './auth-options';
import type { SignInContext } from './begin-sign-in';
import { callNextAuth, findAuthError } from './call-next-auth';

/**
 * `GET /api/auth/callback/oidc`: the user returns from the provider. Sets the session and redirects to the board, or else to the sign-in page.
 *
 * @param action Segments of the path below `/api/auth/`; 404 for all actions of next-auth but the callback.
 */
export async function finishSignIn(
  request: Request,
  action: readonly string[],
  { config, limit, log }: SignInContext,
): Promise<Response> {
  const provider = toProviderConfig(config);
  const { BOARD_URL } = config;
  if (!provider || !BOARD_URL || action.join('/') !== `callback/${PROVIDER_ID}`)
    return Response.json({ message: 'Not found.' }, { status: 404 });
  const cookies = parseCookie(request.headers.get('cookie') ?? '');
  const { nameOf } = toCookieOptions(config);
  const to = toBoardPathOf(cookies[nameOf('callbackUrl')], new URL(BOARD_URL).host);
  // Any client can request this address, and each time costs a request to the provider.
  if ((await limit.take(clientOf(request))) !== true) return redirectTo(toSignInPath('too-many', to));
  const response = await callNextAuth(toAuthOptions({ ...config, BOARD_URL }, provider, log), {
    method: 'GET',
    action,
    query: Object.fromEntries(new URL(request.url).searchParams),
    cookies,
  });
  const error = findAuthError(response.location, BOARD_URL);
  if (error === null) return redirectTo(atBase(to), response.cookies);
  return redirectTo(toSignInPath(error === 'AccessDenied' ? 'refused' : 'failed', to), response.cookies);
}
