import 'server-only';

import { parsePreferences } from '@/lib/status/preferences';

const YEAR_SECONDS = 31_536_000;
const LONGEST_BODY = 1_000;

/** Where the form was shown, if that was on this board: never an address that somebody else chose. */
function toBackPath(request: Request): string {
  const referrer = request.headers.get('referer') ?? '';
  if (!URL.canParse(referrer)) return '/';
  const { host, pathname, search } = new URL(referrer);
  // Two slashes in front would name another host.
  return host === request.headers.get('host') ? pathname.replace(/^\/+/, '/') + search : '/';
}

/** Whether a form was sent by a page of this board: browsers say where from, and a cookie is all that is at stake. */
function isOwn(request: Request): boolean {
  const site = request.headers.get('sec-fetch-site');
  return site === null || site === 'same-origin' || site === 'none';
}

/** Keeps `theme`, `lang` and `zone` of a form in cookies, and leads back to where it was shown. What means nothing is forgotten. */
export async function respondToPreferences(request: Request): Promise<Response> {
  if (!isOwn(request))
    return Response.json({ message: 'This form belongs to another site.' }, { status: 403 });
  const body = await request.text();
  if (body.length > LONGEST_BODY) return Response.json({ message: 'This is too long.' }, { status: 413 });
  const form = new URLSearchParams(body);
  const given = ['lang', 'theme', 'zone'].map(
    (name) => `${name}=${encodeURIComponent(form.get(name) ?? '')}`,
  );
  const { language, theme, zone } = parsePreferences({ cookie: given.join('; '), acceptLanguage: null });
  const headers = new Headers({ location: toBackPath(request), 'cache-control': 'no-store' });
  for (const [name, value] of Object.entries({ lang: language, theme, zone: zone ?? '' })) {
    const age = value === '' ? 0 : YEAR_SECONDS;
    headers.append('set-cookie', `${name}=${value}; Path=/; Max-Age=${age}; SameSite=Lax; HttpOnly`);
  }
  return new Response(null, { status: 303, headers });
}
