import { requireRouteViewer } from '@/lib/server/pages/guard';
import { pageNonceOf } from '@/lib/server/http/page-nonce';
import { renderLiteWall } from '@/lib/server/pages/lite-wall/lite-page';
import { openWall } from '@/lib/server/pages/wall';

export const dynamic = 'force-dynamic';

export async function GET(request: Request): Promise<Response> {
  const viewer = await requireRouteViewer('/wall');
  const wall = await openWall(new URL(request.url).searchParams, viewer);
  const page = await renderLiteWall(wall, pageNonceOf(request.headers));
  return new Response(page, { headers: { 'content-type': 'text/html; charset=utf-8' } });
}
