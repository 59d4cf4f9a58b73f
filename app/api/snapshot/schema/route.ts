import { forViewers } from '@/lib/server/pages/guard';
import { toJsonAnswer } from '@/lib/server/api/read-api/answers';
import { toSnapshotJsonSchema } from '@/lib/server/snapshot/snapshot-schema';

export { DELETE, OPTIONS, PATCH, POST, PUT } from '@/lib/server/api/read-only';

export const dynamic = 'force-dynamic';

export const GET = forViewers(() =>
  toJsonAnswer(toSnapshotJsonSchema(), 200, { 'content-type': 'application/schema+json' }),
);
