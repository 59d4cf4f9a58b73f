import { toHealth } from '@/lib/server/api/health';
import { getRuntime } from '@/lib/server/runtime';

export { DELETE, OPTIONS, PATCH, POST, PUT } from '@/lib/server/api/read-only';

export const dynamic = 'force-dynamic';

export async function GET(): Promise<Response> {
  const health = toHealth(await getRuntime(), process.uptime());
  return Response.json(health, { headers: { 'cache-control': 'no-store' } });
}
