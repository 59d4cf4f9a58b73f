import { forViewers } from '@/lib/server/pages/guard';
import { respondWithSnapshot } from '@/lib/server/api/snapshot';
import { getRuntime } from '@/lib/server/runtime';

export { DELETE, OPTIONS, PATCH, POST, PUT } from '@/lib/server/api/read-only';

export const dynamic = 'force-dynamic';

export const GET = forViewers(async (request, viewer) =>
  respondWithSnapshot(request, (await getRuntime()).store, viewer),
);
