import { getConfig } from '@/lib/server/config';
import { signOut } from '@/lib/server/sign-in/sign-out';

export function POST(request: Request): Response {
  return signOut(request, { config: getConfig() });
}
