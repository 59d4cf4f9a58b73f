import { getConfig } from '@/lib/server/config/config';
import { respondToStatuspage } from '@/lib/server/api/statuspage/respond';
import { forViewers } from '@/lib/server/pages/guard';
import { getRuntime } from '@/lib/server/runtime';

export { DELETE, OPTIONS, PATCH, POST, PUT } from '@/lib/server/api/read-only';

export const dynamic = 'force-dynamic';

export const GET = forViewers<{ readonly params: Promise<{ path: string[] }> }>(
  async (request, viewer, { params }) =>
    respondToStatuspage(request, (await params).path, await getRuntime(), getConfig(), viewer),
);
