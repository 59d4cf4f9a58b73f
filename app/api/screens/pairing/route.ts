import { getRuntime } from '@/lib/server/runtime';
import { respondToWaiting } from '@/lib/server/screens/pairing-routes';

export const dynamic = 'force-dynamic';

export async function GET(request: Request): Promise<Response> {
  return respondToWaiting(request, (await getRuntime()).screens);
}
