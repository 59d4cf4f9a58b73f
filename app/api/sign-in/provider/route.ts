import { beginSignIn } from '@/lib/server/sign-in/begin-sign-in';
import { openSignInTools, PROVIDER_LIMIT } from '@/lib/server/sign-in/open-sign-in-tools';

export const dynamic = 'force-dynamic';

export async function GET(request: Request): Promise<Response> {
  return beginSignIn(request, await openSignInTools(PROVIDER_LIMIT));
}
