import { respondWithSnapshot } from '@/lib/server/respond';
import { getRuntime } from '@/lib/server/runtime';

export const dynamic = 'force-dynamic';

export async function GET(request: Request): Promise<Response> {
  const { store } = await getRuntime();
  return respondWithSnapshot(request, store);
}
