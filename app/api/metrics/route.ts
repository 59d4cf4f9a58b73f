import { forMetrics } from '@/lib/server/pages/guard';
import { getConfig } from '@/lib/server/config/config';
import { getRuntime } from '@/lib/server/runtime';

export { DELETE, OPTIONS, PATCH, POST, PUT } from '@/lib/server/api/read-only';

export const dynamic = 'force-dynamic';

export const GET = forMetrics(async (seesAll) => {
  if (getConfig().METRICS !== 'on') return new Response(null, { status: 404 });
  const { metrics } = await getRuntime();
  const { contentType, body } = await metrics.render({ seesAll });
  return new Response(body, { headers: { 'content-type': contentType, 'cache-control': 'no-store' } });
});
