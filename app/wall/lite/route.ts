import { litePage } from '@/lib/server/wall/lite-page';
import { openWall } from '@/lib/server/wall/open-wall';

export const dynamic = 'force-dynamic';

export async function GET(request: Request): Promise<Response> {
  const page = await litePage(await openWall(new URL(request.url).searchParams));
  return new Response(page, { headers: { 'content-type': 'text/html; charset=utf-8' } });
}
