import { finishSignIn } from '@/lib/server/sign-in/finish-sign-in';
import { openSignInTools, RETURN_LIMIT } from '@/lib/server/sign-in/open-sign-in-tools';

export const dynamic = 'force-dynamic';

export async function GET(
  request: Request,
  { params }: { readonly params: Promise<{ nextauth: string[] }> },
): Promise<Response> {
  return finishSignIn(request, (await params).nextauth, await openSignInTools(RETURN_LIMIT));
}
