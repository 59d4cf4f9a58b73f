import { forViewers } from '@/lib/server/access/guard';
import { respondWithSnapshot } from '@/lib/server/respond-with-snapshot';
import { getRuntime } from '@/lib/server/runtime';

export { DELETE, OPTIONS, PATCH, POST, PUT } from '@/lib/server/read-only';

export const dynamic = 'force-dynamic';

export const GET = forViewers(async (request, viewer) =>
  respondWithSnapshot(request, (await getRuntime()).store, viewer),
);
