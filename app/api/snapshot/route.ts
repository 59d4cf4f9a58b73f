import { respondWithSnapshot } from '@/lib/server/respond-with-snapshot';
import { getRuntime } from '@/lib/server/runtime';

export { DELETE, OPTIONS, PATCH, POST, PUT } from '@/lib/server/read-only';

export const dynamic = 'force-dynamic';

export async function GET(request: Request): Promise<Response> {
  return respondWithSnapshot(request, (await getRuntime()).store);
}
