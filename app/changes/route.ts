import { requireRouteViewer } from '@/lib/server/pages/guard';
import { atBase } from '@/lib/site/base-path';
import { toMovedSearch } from '@/lib/status/history/past-query';

export const dynamic = 'force-dynamic';

/** The list of changes is part of `/history`. */
export async function GET(request: Request): Promise<Response> {
  await requireRouteViewer('/changes');
  const search = toMovedSearch(new URL(request.url).searchParams);
  const location = atBase(`/history${search && `?${search}`}`);
  return new Response(null, { status: 308, headers: { location } });
}

export const HEAD = GET;
