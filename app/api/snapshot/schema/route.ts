import { forViewers } from '@/lib/server/pages/guard';
import { toJsonResponse } from '@/lib/server/api/read-api/responses';
import { toSnapshotJsonSchema } from '@/lib/server/snapshot/snapshot-schema';

export { DELETE, OPTIONS, PATCH, POST, PUT } from '@/lib/server/api/read-only';

export const dynamic = 'force-dynamic';

export const GET = forViewers(() =>
  toJsonResponse(toSnapshotJsonSchema(), 200, { 'content-type': 'application/schema+json' }),
);
