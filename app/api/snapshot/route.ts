import { respondWithBoard } from '@/lib/server/respond';
import { getRuntime } from '@/lib/server/runtime';

export const dynamic = 'force-dynamic';

export async function GET(request: Request): Promise<Response> {
  const { store } = await getRuntime();
  return respondWithBoard(request, { ...store.published, ages: store.ages(), time: store.time() });
}
