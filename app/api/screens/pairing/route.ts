import { getRuntime } from '@/lib/server/runtime';
import { respondWithPairingState } from '@/lib/server/screens/pairing-routes';

export const dynamic = 'force-dynamic';

export async function GET(request: Request): Promise<Response> {
  return respondWithPairingState(request, (await getRuntime()).screens);
}
