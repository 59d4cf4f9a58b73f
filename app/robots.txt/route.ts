import { toRobots } from '@/lib/server/api/robots';
import { getConfig } from '@/lib/server/config/config';

export const dynamic = 'force-dynamic';

export function GET(): Response {
  return new Response(toRobots(getConfig()), { headers: { 'content-type': 'text/plain; charset=utf-8' } });
}
