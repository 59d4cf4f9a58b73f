import { forViewers } from '@/lib/server/pages/guard';
import { getConfig } from '@/lib/server/config/config';
import { respondToRead } from '@/lib/server/api/read-api/read-api';
import { getRuntime } from '@/lib/server/runtime';

export { DELETE, OPTIONS, PATCH, POST, PUT } from '@/lib/server/api/read-only';

export const dynamic = 'force-dynamic';

export const GET = forViewers<{ readonly params: Promise<{ path: string[] }> }>(
  async (request, viewer, { params }) =>
    respondToRead(request, (await params).path, await getRuntime(), getConfig(), viewer),
);
