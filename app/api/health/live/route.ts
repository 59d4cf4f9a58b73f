import { toLiveness } from '@/lib/server/api/health';
import { getRuntime } from '@/lib/server/runtime';

export { DELETE, OPTIONS, PATCH, POST, PUT } from '@/lib/server/api/read-only';

export const dynamic = 'force-dynamic';

export async function GET(): Promise<Response> {
  const liveness = toLiveness(await getRuntime());
  return Response.json(liveness, {
    status: liveness.status === 'live' ? 200 : 503,
    headers: { 'cache-control': 'no-store' },
  });
}
