import { forViewers } from '@/lib/server/access/guard';
import { toJsonAnswer } from '@/lib/server/read-api/answers';
import { toSnapshotJsonSchema } from '@/lib/server/snapshot-schema';

export { DELETE, OPTIONS, PATCH, POST, PUT } from '@/lib/server/read-only';

export const dynamic = 'force-dynamic';

export const GET = forViewers(() =>
  toJsonAnswer(toSnapshotJsonSchema(), 200, { 'content-type': 'application/schema+json' }),
);
