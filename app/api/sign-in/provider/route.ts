import { beginSignIn } from '@/lib/server/auth/oidc/begin-sign-in';
import { openSignInTools, PROVIDER_LIMIT } from '@/lib/server/pages/sign-in-tools';

export const dynamic = 'force-dynamic';

export async function GET(request: Request): Promise<Response> {
  return beginSignIn(request, await openSignInTools(PROVIDER_LIMIT));
}
