import { finishSignIn } from '@/lib/server/auth/oidc/finish-sign-in';
import { openSignInContext, CALLBACK_LIMIT } from '@/lib/server/pages/sign-in';

export const dynamic = 'force-dynamic';

export async function GET(
  request: Request,
  { params }: { readonly params: Promise<{ nextauth: string[] }> },
): Promise<Response> {
  return finishSignIn(request, (await params).nextauth, await openSignInContext(CALLBACK_LIMIT));
}
