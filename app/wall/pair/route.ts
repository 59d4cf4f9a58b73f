import { getRuntime } from '@/lib/server/runtime';
import { respondWithPairingPage } from '@/lib/server/screens/pairing-routes';

export const dynamic = 'force-dynamic';

export async function GET(request: Request): Promise<Response> {
  return respondWithPairingPage(request, (await getRuntime()).screens);
}
