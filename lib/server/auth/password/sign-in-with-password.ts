import 'server-only';

import { pickMessages } from '@/lib/language/catalogue';
import { createTranslate } from '@/lib/language/translate';
import { atBase } from '@/lib/site/base-path';
import { parsePreferences } from '@/lib/site/preferences';

import { clientOf } from '../../http/client-address';
import { readForm } from '../../http/form';
import { isSameOriginOn } from '../../http/same-origin';
import { matchesPassword } from '../../util/password-hash';
import type { SignInContext } from '../oidc/begin-sign-in';
import { redirectTo, toBoardPath, toSignInPath } from '../redirects';
import { admitByPassword } from '../session/admit';
import { toSessionCookie } from '../session/session-cookie';
import { sealSession } from '../session/session-token';

const MAX_BODY_BYTES = 4_000;

const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** 429 with `Retry-After`. In a browser, the body redirects to the sign-in page, which shows when to try again. */
function respondWithLock(request: Request, retryAfterSeconds: number, to: string): Response {
  const { headers } = request;
  const { language } = parsePreferences({
    cookie: headers.get('cookie'),
    acceptLanguage: headers.get('accept-language'),
  });
  const t = createTranslate(language, pickMessages(language, ['signIn']));
  const path = escapeHtml(toSignInPath(null, to));
  const body = `<!doctype html><html lang="${language}"><meta charset="utf-8"><title>${escapeHtml(t('signIn.title'))}</title><meta http-equiv="refresh" content="0; url=${path}"><p><a href="${path}">${escapeHtml(t('signIn.tooOften'))}</a>`;
  return new Response(body, {
    status: 429,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'retry-after': String(retryAfterSeconds),
      'cache-control': 'no-store',
    },
  });
}

/** `POST /api/sign-in/password`: sets a session and redirects to the board, or back to the form. Locks out clients after too many attempts. */
export async function signInWithPassword(
  request: Request,
  { config, limit, log, nowMs }: SignInContext & { readonly nowMs: number },
): Promise<Response> {
  const { BOARD_PASSWORD_HASH: hash, AUTH_SECRET: secrets } = config;
  if (!hash || !secrets) return Response.json({ message: 'Not found.' }, { status: 404 });
  if (!isSameOriginOn(config, request))
    return Response.json({ message: 'The form was sent from another site.' }, { status: 403 });
  const form = await readForm(request, MAX_BODY_BYTES);
  if (!form) return Response.json({ message: 'The request body is too long.' }, { status: 413 });
  const to = toBoardPath(form.get('to'));
  const client = clientOf(request);
  // Counted before the password is checked, so that concurrent attempts cannot exceed the limit.
  const taken = await limit.take(client);
  if (taken !== true) {
    log.warn({ client, ...taken }, 'client is locked out: too many wrong passwords');
    return respondWithLock(request, taken.retryAfterSeconds, to);
  }
  if (!(await matchesPassword(hash, form.get('password') ?? '')))
    return redirectTo(toSignInPath('wrong-password', to));
  await limit.forgive(client);
  const expiresAtMs = nowMs + config.SESSION_HOURS * 3_600_000;
  const token = await sealSession(admitByPassword(hash), secrets, { nowMs, expiresAtMs });
  return redirectTo(atBase(to), [toSessionCookie(token, config)]);
}
