import 'server-only';

import { pickMessages } from '@/lib/language/catalogue';
import { createTranslate } from '@/lib/language/translate';
import { parsePreferences } from '@/lib/site/preferences';

import { toSignInPath } from '../redirect-target';

const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** Tells a locked-out client when to come back: programs by the status and `Retry-After`, people on the page to sign in, where it leads at once. */
export function respondWithLock(request: Request, retryAfterSeconds: number, to: string): Response {
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
