import { canSignIn } from '@/lib/server/access/access-config';
import { getConfig } from '@/lib/server/config';
import { getRuntime } from '@/lib/server/runtime';
import { respondWithPairPage } from '@/lib/server/screens/respond-to-pairing';

export const dynamic = 'force-dynamic';

export async function GET(request: Request): Promise<Response> {
  // Nobody could let the screen in, and nobody need: such a board is public.
  if (!canSignIn(getConfig())) {
    const location = `/wall${new URL(request.url).search}`;
    return new Response(null, { status: 303, headers: { location, 'cache-control': 'no-store' } });
  }
  return respondWithPairPage(request, (await getRuntime()).screens);
}
