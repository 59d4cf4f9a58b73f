import 'server-only';

import { atBase, belowBase } from '@/lib/site/base-path';
import { parsePreferences } from '@/lib/site/preferences';

import { isSameOrigin } from '../http/same-origin';
import { getConfig } from '../config/config';
import { toCookieFlags, toCookiePath } from '../http/cookies';
import { readForm } from '../http/form';

const YEAR_SECONDS = 31_536_000;
const LONGEST_BODY = 1_000;

/** Where the form was shown, as a path of this board, if it was on it: never an address that somebody else chose. */
function toBackPath(request: Request): string {
  const referrer = request.headers.get('referer') ?? '';
  if (!URL.canParse(referrer)) return '/';
  const { host, pathname, search } = new URL(referrer);
  // Two slashes in front would name another host.
  const isHere = host === request.headers.get('host');
  return (isHere ? belowBase(pathname.replace(/^\/+/, '/') + search) : null) ?? '/';
}

/** Keeps `theme`, `lang` and `zone` of a form in cookies, and leads back to where it was shown. What means nothing is forgotten. */
export async function respondToPreferences(request: Request): Promise<Response> {
  if (!isSameOrigin(request))
    return Response.json({ message: 'This form belongs to another site.' }, { status: 403 });
  const form = await readForm(request, LONGEST_BODY);
  if (!form) return Response.json({ message: 'This is too long.' }, { status: 413 });
  const given = ['lang', 'theme', 'zone'].map(
    (name) => `${name}=${encodeURIComponent(form.get(name) ?? '')}`,
  );
  const { language, theme, zone } = parsePreferences({ cookie: given.join('; '), acceptLanguage: null });
  const path = toCookiePath(false);
  const flags = toCookieFlags(getConfig());
  const headers = new Headers({ location: atBase(toBackPath(request)), 'cache-control': 'no-store' });
  for (const [name, value] of Object.entries({ lang: language, theme, zone: zone ?? '' })) {
    const age = value === '' ? 0 : YEAR_SECONDS;
    headers.append('set-cookie', `${name}=${value}; Path=${path}; Max-Age=${age}; ${flags}`);
  }
  return new Response(null, { status: 303, headers });
}
