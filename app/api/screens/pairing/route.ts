import { getRuntime } from '@/lib/server/runtime';
import { respondToWaiting } from '@/lib/server/screens/respond-to-pairing';

export const dynamic = 'force-dynamic';

export async function GET(request: Request): Promise<Response> {
  return respondToWaiting(request, (await getRuntime()).screens);
}
