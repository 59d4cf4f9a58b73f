import { beginSignIn } from '@/lib/server/auth/oidc/begin-sign-in';
import { openSignInContext, PROVIDER_LIMIT } from '@/lib/server/pages/sign-in';

export const dynamic = 'force-dynamic';

export async function GET(request: Request): Promise<Response> {
  return beginSignIn(request, await openSignInContext(PROVIDER_LIMIT));
}
