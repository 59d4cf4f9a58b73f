import { openSignInTools, PASSWORD_LIMIT } from '@/lib/server/sign-in/open-sign-in-tools';
import { signInWithPassword } from '@/lib/server/sign-in/sign-in-with-password';

export async function POST(request: Request): Promise<Response> {
  return signInWithPassword(request, { ...(await openSignInTools(PASSWORD_LIMIT)), nowMs: Date.now() });
}
