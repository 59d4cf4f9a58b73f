import { getConfig } from '@/lib/server/config/config';
import { signOut } from '@/lib/server/auth/session/sign-out';

export function POST(request: Request): Response {
  return signOut(request, { config: getConfig() });
}
