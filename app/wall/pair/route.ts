import { getRuntime } from '@/lib/server/runtime';
import { respondWithPairPage } from '@/lib/server/screens/respond-to-pairing';

export const dynamic = 'force-dynamic';

export async function GET(request: Request): Promise<Response> {
  return respondWithPairPage(request, (await getRuntime()).screens);
}
