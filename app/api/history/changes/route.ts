import { respondWithChanges } from '@/lib/server/api/history/changes';
import { forViewers } from '@/lib/server/pages/guard';
import { getRuntime } from '@/lib/server/runtime';
import { getLogger } from '@/lib/server/util/logger';

export { DELETE, OPTIONS, PATCH, POST, PUT } from '@/lib/server/api/read-only';

export const dynamic = 'force-dynamic';

export const GET = forViewers(async (request, viewer) =>
  respondWithChanges(request, { ...(await getRuntime()), log: getLogger() }, viewer),
);
