import 'server-only';

/** An answer that leads somewhere else, kept by nobody. @param cookies - `Set-Cookie` headers. */
export function redirectTo(location: string, cookies: readonly string[] = []): Response {
  const headers = new Headers({ location, 'cache-control': 'no-store' });
  for (const cookie of cookies) headers.append('set-cookie', cookie);
  return new Response(null, { status: 303, headers });
}
