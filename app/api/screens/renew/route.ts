import { getRuntime } from '@/lib/server/runtime';
import { respondToRenewal } from '@/lib/server/screens/pairing-routes';

export async function POST(request: Request): Promise<Response> {
  return respondToRenewal(request, (await getRuntime()).screens);
}
