export { DELETE, OPTIONS, PATCH, POST, PUT } from '@/lib/server/read-only';

export const dynamic = 'force-dynamic';

// It asks nothing of the runtime: a process that answers is alive, whatever else is wrong with it.
export function GET(): Response {
  return Response.json({ status: 'live' }, { headers: { 'cache-control': 'no-store' } });
}
