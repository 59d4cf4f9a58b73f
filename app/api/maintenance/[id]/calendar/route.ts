import { respondWithMaintenanceFile } from '@/lib/server/api/outputs/calendar';
import { openOutputSources } from '@/lib/server/api/outputs/sources';
import { forViewers } from '@/lib/server/pages/guard';

export { DELETE, OPTIONS, PATCH, POST, PUT } from '@/lib/server/api/read-only';

export const dynamic = 'force-dynamic';

export const GET = forViewers<{ readonly params: Promise<{ id: string }> }>(
  async (request, viewer, { params }) =>
    respondWithMaintenanceFile(request, (await params).id, await openOutputSources(), viewer),
);
