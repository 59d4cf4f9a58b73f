import { getRuntime } from '@/lib/server/runtime';
import { respondWithPairPage } from '@/lib/server/screens/pairing-routes';

export const dynamic = 'force-dynamic';

export async function GET(request: Request): Promise<Response> {
  return respondWithPairPage(request, (await getRuntime()).screens);
}
