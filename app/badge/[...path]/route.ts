import { respondToBadge } from '@/lib/server/api/embed/badge';
import { forViewers } from '@/lib/server/pages/guard';
import { getRuntime } from '@/lib/server/runtime';

export const dynamic = 'force-dynamic';

export const GET = forViewers<{ readonly params: Promise<{ path: string[] }> }>(
  async (request, viewer, { params }) =>
    respondToBadge(request, (await params).path, (await getRuntime()).store, viewer),
);
