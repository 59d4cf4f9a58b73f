import { getRuntime } from '@/lib/server/runtime';

export { DELETE, OPTIONS, PATCH, POST, PUT } from '@/lib/server/api/read-only';

export const dynamic = 'force-dynamic';

/** The operator's logo. An SVG may contain scripts: the policy keeps them from running if the address is opened directly. */
export async function GET(): Promise<Response> {
  const { logo } = (await getRuntime()).branding;
  if (!logo) return Response.json({ message: 'There is no logo.' }, { status: 404 });
  return new Response(logo.body, {
    headers: {
      'content-type': logo.type,
      etag: logo.etag,
      'content-security-policy': "sandbox; default-src 'none'; style-src 'unsafe-inline'",
    },
  });
}
