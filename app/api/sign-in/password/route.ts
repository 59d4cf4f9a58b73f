import { openSignInContext, PASSWORD_LIMIT } from '@/lib/server/pages/sign-in';
import { signInWithPassword } from '@/lib/server/auth/password/sign-in-with-password';

export async function POST(request: Request): Promise<Response> {
  return signInWithPassword(request, { ...(await openSignInContext(PASSWORD_LIMIT)), nowMs: Date.now() });
}
