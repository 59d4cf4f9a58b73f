import 'server-only';

import { getRuntime } from '../runtime';

/**
 * The operator's logo as it is, or 404. An SVG may hold scripts: as an image it does not run them, and whoever opens its address alone
 * is in a sandbox.
 */
export async function respondWithLogo(): Promise<Response> {
  const {
    branding: { logo },
  } = await getRuntime();
  if (!logo) return Response.json({ message: 'There is no logo.' }, { status: 404 });
  return new Response(logo.body, {
    headers: {
      'content-type': logo.type,
      etag: logo.etag,
      'content-security-policy': "sandbox; default-src 'none'; style-src 'unsafe-inline'",
    },
  });
}
