import 'server-only';

import { parseCookie } from 'cookie';

import { atBase } from '@/lib/site/base-path';

import { clientOf } from '../../http/client-address';
import { callNextAuth } from './ask-next-auth';
import type { SignInTools } from './begin-sign-in';
import { findProblem } from './find-problem';
import { redirectTo } from '../redirect';
import { toOwnPathOf, toSignInPath } from '../redirect-target';
import { toCookieOptions } from '../session/session-cookie';
import { toProviderConfig } from '../../config/sign-in-config';
import { PROVIDER_ID, toAuthOptions } from './auth-options';

/**
 * Takes somebody back from the provider: hands out a session, or says why not.
 *
 * @param action - of next-auth, by the path below `/api/auth/`: all but the way back from the provider are refused.
 */
export async function finishSignIn(
  request: Request,
  action: readonly string[],
  { config, limit, log }: SignInTools,
): Promise<Response> {
  const provider = toProviderConfig(config);
  const { BOARD_URL } = config;
  if (!provider || !BOARD_URL || action.join('/') !== `callback/${PROVIDER_ID}`)
    return Response.json({ message: 'There is nothing here.' }, { status: 404 });
  const cookies = parseCookie(request.headers.get('cookie') ?? '');
  const { nameOf } = toCookieOptions(config);
  const to = toOwnPathOf(cookies[nameOf('callbackUrl')], new URL(BOARD_URL).host);
  // Anybody may ask for this without having been sent, and it takes a request to the provider to know.
  if ((await limit.take(clientOf(request))) !== true) return redirectTo(toSignInPath('too-many', to));
  const answer = await callNextAuth(toAuthOptions({ ...config, BOARD_URL }, provider, log), {
    method: 'GET',
    action,
    query: Object.fromEntries(new URL(request.url).searchParams),
    cookies,
  });
  const problem = findProblem(answer.location, BOARD_URL);
  if (problem === null) return redirectTo(atBase(to), answer.cookies);
  return redirectTo(toSignInPath(problem === 'AccessDenied' ? 'refused' : 'failed', to), answer.cookies);
}
