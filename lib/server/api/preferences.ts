import { atBase, belowBase } from '@/lib/site/base-path';
import { parsePreferences } from '@/lib/site/preferences';

import { isSameOrigin } from '../http/same-origin';
import { getConfig } from '../config/config';
import { toCookieFlags, toCookiePath } from '../http/cookies';
import { prefersJson } from '../http/accepted-format';
import { readForm } from '../http/form';

const YEAR_SECONDS = 31_536_000;
const MAX_BODY_BYTES = 1_000;

/** The path of the page that sent the form; `/` if it was not a page of this board. */
function toBackPath(request: Request): string {
  const referrer = request.headers.get('referer') ?? '';
  if (!URL.canParse(referrer)) return '/';
  const { host, pathname, search } = new URL(referrer);
  // A path that starts with two slashes would be the address of another host.
  const isBoard = host === request.headers.get('host');
  return (isBoard ? belowBase(pathname.replace(/^\/+/, '/') + search) : null) ?? '/';
}

/** Stores `theme`, `lang` and `zone` of a form in cookies and redirects to the page that sent it; 204 for a client that prefers JSON. Invalid values reset to the default. */
export async function respondToPreferences(request: Request): Promise<Response> {
  if (!isSameOrigin(request))
    return Response.json({ message: 'The form was sent from another site.' }, { status: 403 });
  const form = await readForm(request, MAX_BODY_BYTES);
  if (!form) return Response.json({ message: 'The request body is too long.' }, { status: 413 });
  const values = ['lang', 'theme', 'zone'].map(
    (name) => `${name}=${encodeURIComponent(form.get(name) ?? '')}`,
  );
  const { language, theme, zone } = parsePreferences({ cookie: values.join('; '), acceptLanguage: null });
  const path = toCookiePath(false);
  const flags = toCookieFlags(getConfig());
  const headers = new Headers({ 'cache-control': 'no-store' });
  for (const [name, value] of Object.entries({ lang: language, theme, zone: zone ?? '' })) {
    const age = value === '' ? 0 : YEAR_SECONDS;
    headers.append('set-cookie', `${name}=${value}; Path=${path}; Max-Age=${age}; ${flags}`);
  }
  if (prefersJson(request.headers.get('accept'))) return new Response(null, { status: 204, headers });
  headers.set('location', atBase(toBackPath(request)));
  return new Response(null, { status: 303, headers });
}
