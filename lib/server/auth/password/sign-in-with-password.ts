import 'server-only';

import { atBase } from '@/lib/site/base-path';

import { isSameOriginOn } from '../../http/same-origin';
import { clientOf } from '../../http/client-address';
import { readForm } from '../../http/form';
import { admitByPassword } from '../session/admit';
import type { SignInTools } from '../oidc/begin-sign-in';
import { redirectTo } from '../redirect';
import { matchesPassword } from '../../util/password-hash';
import { toOwnPath, toSignInPath } from '../redirect-target';
import { respondWithLock } from './respond-with-lock';
import { toSessionCookie } from '../session/session-cookie';
import { sealSession } from '../session/session-token';

const LONGEST_BODY = 4_000;

/** Takes the form with the password: hands out a session and leads on, or back to the form. Who was wrong too often is locked out. */
export async function signInWithPassword(
  request: Request,
  { config, limit, log, nowMs }: SignInTools & { readonly nowMs: number },
): Promise<Response> {
  const { BOARD_PASSWORD_HASH: hash, AUTH_SECRET: secrets } = config;
  if (!hash || !secrets) return Response.json({ message: 'There is nothing here.' }, { status: 404 });
  if (!isSameOriginOn(config, request))
    return Response.json({ message: 'This form belongs to another site.' }, { status: 403 });
  const form = await readForm(request, LONGEST_BODY);
  if (!form) return Response.json({ message: 'This is too long.' }, { status: 413 });
  const to = toOwnPath(form.get('to'));
  const client = clientOf(request);
  // Counted before it is looked at, or many at once would all be looked at.
  const taken = await limit.take(client);
  if (taken !== true) {
    log.warn({ client, ...taken }, 'somebody is locked out: the password was wrong too often');
    return respondWithLock(request, taken.retryAfterSeconds, to);
  }
  if (!(await matchesPassword(hash, form.get('password') ?? '')))
    return redirectTo(toSignInPath('wrong-password', to));
  await limit.forgive(client);
  const expiresAtMs = nowMs + config.SESSION_HOURS * 3_600_000;
  const token = await sealSession(admitByPassword(hash), secrets, { nowMs, expiresAtMs });
  return redirectTo(atBase(to), [toSessionCookie(token, config)]);
}
